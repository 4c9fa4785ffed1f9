/** The only source of the present moment on the server, so that tests can hold it still. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** Milliseconds to measure waits by: setting the machine's clock must neither end a limit nor keep it for an hour. */
export function steadyNow(clock: Clock): () => number {
	return clock === systemClock ? () => performance.now() : () => clock.now().getTime();
}
