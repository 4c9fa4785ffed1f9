const tickMilliseconds = 1000;

/**
 * The server's clock, read every second. Call it while a component starts.
 * @param offset the server's clock minus ours in milliseconds
 */
export function countServerTime(offset: () => number): { readonly now: number } {
	let now = $state(Date.now());

	$effect(() => {
		now = Date.now();
		const timer = setInterval(() => {
			now = Date.now();
		}, tickMilliseconds);
		return () => {
			clearInterval(timer);
		};
	});

	return {
		get now() {
			return now + offset();
		}
	};
}
