import { describe, expect, test } from 'vitest';
import {
	mayReadPresentation,
	takesBack,
	whyNotReadable,
	type ReadFacts,
	type Sharing
} from './sharing.ts';

/** Domain D3, the row "Presentation": who reads at which level. */
const readers: Record<string, Omit<ReadFacts, 'sharing'>> = {
	own: { own: true, sameGroup: true, ownShared: false, shown: false, leads: false },
	peerWhoShares: { own: false, sameGroup: true, ownShared: true, shown: false, leads: false },
	peerWhoDoesNot: { own: false, sameGroup: true, ownShared: false, shown: false, leads: false },
	peerWhoWasShown: { own: false, sameGroup: true, ownShared: false, shown: true, leads: false },
	leader: { own: false, sameGroup: false, ownShared: false, shown: false, leads: true },
	stranger: { own: false, sameGroup: false, ownShared: true, shown: false, leads: false }
};
const no = 'presentationNotReadable';
const matrix: [Sharing | null, Record<keyof typeof readers, string | null>][] = [
	[
		null,
		{
			own: null,
			peerWhoShares: no,
			peerWhoDoesNot: no,
			peerWhoWasShown: null,
			leader: no,
			stranger: no
		}
	],
	[
		'private',
		{
			own: null,
			peerWhoShares: no,
			peerWhoDoesNot: no,
			peerWhoWasShown: null,
			leader: no,
			stranger: no
		}
	],
	[
		'group',
		{
			own: null,
			peerWhoShares: null,
			peerWhoDoesNot: 'publishOwnFirst',
			peerWhoWasShown: null,
			leader: no,
			stranger: no
		}
	],
	[
		'groupAndLeader',
		{
			own: null,
			peerWhoShares: null,
			peerWhoDoesNot: 'publishOwnFirst',
			peerWhoWasShown: null,
			leader: null,
			stranger: no
		}
	]
];

describe('who reads a presentation', () => {
	test.each(
		matrix.flatMap(([sharing, row]) =>
			Object.entries(row).map(([reader, why]) => [sharing, reader, why] as const)
		)
	)('shared %s, %s: %s', (sharing, reader, why) => {
		const facts = readers[reader];
		if (facts === undefined) throw new Error(reader);
		expect(whyNotReadable({ ...facts, sharing })).toBe(why);
		expect(mayReadPresentation({ ...facts, sharing })).toBe(why === null);
	});
});

test.each([
	[null, 'private', false],
	[null, 'group', false],
	['private', 'groupAndLeader', false],
	['group', 'groupAndLeader', false],
	['groupAndLeader', 'group', false],
	['groupAndLeader', 'private', true],
	['group', 'private', true],
	['group', null, true],
	['private', null, true],
	[null, null, false]
] as const)('from %s to %s takes something back: %s', (before, after, back) => {
	expect(takesBack(before, after)).toBe(back);
});
