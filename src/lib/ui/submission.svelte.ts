import type { SubmitFunction } from '@sveltejs/kit';

/** A form under way: `<form use:enhance={submission.enhance}>` and a button with `pending={submission.pending}`. */
export class Submission {
	pending = $state(false);

	readonly enhance: SubmitFunction = ({ cancel }) => {
		// A second press while the first is under way would do the same thing twice.
		if (this.pending) {
			cancel();
			return;
		}
		this.pending = true;
		return async ({ update }) => {
			try {
				await update();
			} finally {
				this.pending = false;
			}
		};
	};
}
