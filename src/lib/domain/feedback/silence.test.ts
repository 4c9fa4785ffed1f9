import { describe, expect, test } from 'vitest';
import type { ItemKind } from '../meeting/agenda.ts';
import { isSilenceOver, type AgendaInSilence } from './silence.ts';

const at = '2026-03-10T09:00:00.000Z';
const states = {
	planned: { startedAt: null, endedAt: null, skippedAt: null },
	running: { startedAt: at, endedAt: null, skippedAt: null },
	/** Begun, and waiting to go on: somebody stepped back. */
	waiting: { startedAt: at, endedAt: null, skippedAt: null },
	ended: { startedAt: at, endedAt: at, skippedAt: null },
	skipped: { startedAt: null, endedAt: null, skippedAt: at }
} as const;

/** "presentation ended, silentWriting running" as the turn of an organisation. */
function turn(words: string, organisationId = 'ours'): AgendaInSilence {
	const items = words.split(', ').map((word, index) => {
		const [kind, state] = word.split(' ') as [ItemKind, keyof typeof states];
		return { id: `${organisationId} ${String(index)}`, kind, organisationId, ...states[state] };
	});
	const running = words.split(', ').findIndex((word) => word.endsWith(' running'));
	return { items, runningItemId: items[running]?.id ?? null };
}

describe('the silent writing of a turn is over', () => {
	test.each([
		['nothing has begun', 'presentation planned, silentWriting planned, feedback planned', false],
		['they present', 'presentation running, silentWriting planned, feedback planned', false],
		['they write', 'presentation ended, silentWriting running, feedback planned', false],
		['the box has ended', 'presentation ended, silentWriting ended, feedback planned', true],
		['the box was skipped', 'presentation ended, silentWriting skipped, feedback planned', true],
		['it was passed by', 'presentation ended, silentWriting planned, feedback running', true],
		[
			'it was begun and passed by',
			'presentation ended, silentWriting waiting, feedback running',
			true
		],
		[
			'one stepped back from it',
			'presentation running, silentWriting waiting, feedback planned',
			false
		],
		['one went back to it', 'presentation ended, silentWriting running, feedback waiting', false],
		[
			'of two boxes one is left',
			'silentWriting ended, silentWriting planned, feedback planned',
			false
		],
		['an agenda without the box', 'presentation running, feedback planned', true]
	])('%s', (_, words, over) => {
		expect(isSilenceOver(turn(words), 'ours')).toBe(over);
	});

	test('whatever the others of the meeting do', () => {
		const theirs = turn('presentation ended, silentWriting ended, feedback ended', 'theirs');
		const ours = turn('presentation ended, silentWriting running, feedback planned');
		const agenda = { ...ours, items: [...theirs.items, ...ours.items] };
		expect(isSilenceOver(agenda, 'ours')).toBe(false);
		expect(isSilenceOver(agenda, 'theirs')).toBe(true);
	});
});
