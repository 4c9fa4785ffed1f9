import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Loaded into a measured server before its own code (node --import), the same for the application and the baseline:
 * tells its parent what the process has used. It listens to nothing else and costs a timer.
 */
export type ProbeAsk = 'reset' | 'read' | 'rest';
export type ProbeAnswer = {
	/** User and system time of the whole process, milliseconds since it started. */
	readonly cpuMs: number;
	/** Resident memory, KiB; after a collection when asked to rest. */
	readonly rssKiB: number;
	/** The longest stalls of the event loop since the last reset, milliseconds. */
	readonly loopP99Ms: number;
};

const resolution = 5;
const delay = monitorEventLoopDelay({ resolution });
delay.enable();

function collect(): void {
	(globalThis as { gc?: () => void }).gc?.();
}

async function answer(ask: ProbeAsk): Promise<ProbeAnswer> {
	if (ask === 'reset') delay.reset();
	if (ask === 'rest')
		for (let times = 0; times < 3; times += 1) {
			collect();
			await new Promise((resolve) => setTimeout(resolve, 150));
		}
	const { user, system } = process.cpuUsage();
	return {
		cpuMs: (user + system) / 1000,
		rssKiB: process.memoryUsage.rss() / 1024,
		// The timer's own interval is no stall.
		loopP99Ms: Math.max(0, delay.percentile(99) / 1e6 - resolution)
	};
}

process.on('message', (ask: ProbeAsk) => {
	void answer(ask).then((told) => process.send?.(told));
});
// The channel alone does not keep a server alive that wants to end.
process.channel?.unref();
