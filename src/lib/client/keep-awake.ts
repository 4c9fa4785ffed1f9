/** Keeps the screen from going dark while the page is looked at, where the browser can. Browser only. */
export function keepScreenAwake(): () => void {
	// Missing on plain http and in older browsers.
	const wakeLock = (navigator as Partial<Navigator>).wakeLock;
	if (wakeLock === undefined) return () => undefined;
	let lock: WakeLockSentinel | null = null;
	let ended = false;
	const take = () => {
		if (ended || document.visibilityState === 'hidden') return;
		wakeLock.request('screen').then(
			(taken) => {
				if (ended) void taken.release();
				else lock = taken;
			},
			// A tired battery may refuse; the screen then sleeps as it is set to.
			() => undefined
		);
	};
	take();
	// The lock is lost whenever the page is hidden.
	document.addEventListener('visibilitychange', take);
	return () => {
		ended = true;
		document.removeEventListener('visibilitychange', take);
		void lock?.release();
	};
}
