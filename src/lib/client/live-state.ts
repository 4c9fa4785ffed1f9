import type { Audience, SliceMessage, Snapshot, Versioned } from '#lib/contract/live.ts';

/** True when the message is newer than what is held of its slice. */
export function isNewer<A extends Audience>(held: Snapshot<A>, message: SliceMessage): boolean {
	const slices: Readonly<Record<string, Versioned<unknown>>> = held.slices;
	const slice = slices[message.slice];
	return slice !== undefined && message.version > slice.version;
}

/** Of each slice the newer one: a snapshot that was long on its way never takes anything back. */
export function mergeSnapshot<A extends Audience>(
	held: Snapshot<A>,
	given: Snapshot<A>
): Snapshot<A> {
	const old: Readonly<Record<string, Versioned<unknown>>> = held.slices;
	const slices: Record<string, Versioned<unknown>> = {};
	for (const [slice, one] of Object.entries<Versioned<unknown>>(given.slices)) {
		const before = old[slice];
		slices[slice] = before !== undefined && before.version > one.version ? before : one;
	}
	return { ...given, slices: slices as Snapshot<A>['slices'] };
}
