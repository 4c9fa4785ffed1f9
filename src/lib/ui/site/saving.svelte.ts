import { invalidateAll } from '$app/navigation';
import type { SubmitFunction } from '@sveltejs/kit';

/**
 * A form that keeps what was typed: never emptied by us, pressed twice it is sent once, and after a failure the page
 * reads anew what is stored now.
 */
export class Saving {
	pending = $state(false);

	readonly enhance: SubmitFunction = ({ cancel }) => {
		if (this.pending) {
			cancel();
			return;
		}
		this.pending = true;
		return async ({ result, update }) => {
			try {
				if (result.type === 'failure') await invalidateAll();
				await update({ reset: false });
			} finally {
				this.pending = false;
			}
		};
	};
}
