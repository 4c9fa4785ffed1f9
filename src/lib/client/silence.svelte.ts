import type { Screen } from '#lib/domain/poll/screen.ts';

const tickMilliseconds = 250;

/**
 * Counts the silence before a difference down, in step with every other device. Call it while a component starts.
 * @param shown the screen, and the server's clock minus ours in milliseconds
 */
export function countSilence(shown: () => { screen: Screen; offset: number }): {
	/** Seconds left; 0 when nobody is asked to think. */
	readonly left: number;
} {
	let now = $state(Date.now());

	function left(): number {
		const { screen, offset } = shown();
		if (screen.silence === null) return 0;
		const { from, seconds } = screen.silence;
		const end = Date.parse(from) + seconds * 1000;
		return Math.min(seconds, Math.max(0, (end - now - offset) / 1000));
	}

	$effect(() => {
		if (shown().screen.silence === null) return;
		now = Date.now();
		const timer = setInterval(() => {
			now = Date.now();
			if (left() === 0) clearInterval(timer);
		}, tickMilliseconds);
		return () => {
			clearInterval(timer);
		};
	});

	return {
		get left() {
			return left();
		}
	};
}
