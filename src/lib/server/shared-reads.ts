/**
 * A hall of phones asks the same at the same moment: the reading is done once for all of them. Whoever asks while one
 * is under way shares the next, so that what anyone is told was read after they asked, never before.
 */
export class SharedReads {
	readonly #lanes = new Map<string, { current: Promise<unknown>; next: Promise<unknown> | null }>();

	/** @param key names what is read and for whom; the same key must always stand for the same reading */
	read<T>(key: string, work: () => Promise<T>): Promise<T> {
		const lane = this.#lanes.get(key);
		if (lane === undefined) return this.#start(key, work);
		const start = () => this.#start(key, work);
		lane.next ??= lane.current.then(start, start);
		return lane.next as Promise<T>;
	}

	#start<T>(key: string, work: () => Promise<T>): Promise<T> {
		const current = work();
		const lane = { current, next: null };
		this.#lanes.set(key, lane);
		const end = () => {
			if (this.#lanes.get(key) === lane && lane.next === null) this.#lanes.delete(key);
		};
		current.then(end, end);
		return current;
	}
}
