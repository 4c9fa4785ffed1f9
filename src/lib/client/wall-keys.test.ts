import { describe, expect, test } from 'vitest';
import { firstScreen, type Screen } from '#lib/domain/poll/screen.ts';
import type { RunState } from '#lib/domain/poll/run-state.ts';
import { steers, wallIntent, type WallIntent } from '#lib/client/wall-keys.ts';

const item: Screen = { ...firstScreen, stage: 'item', itemNo: 4 };
const revealed: Screen = { ...item, revealed: true };
const overview: Screen = { ...revealed, stage: 'overview' };

function press(
	key: string,
	state: RunState = 'closed',
	screen: Screen = item,
	held: Partial<Record<'ctrlKey' | 'altKey' | 'metaKey' | 'repeat', boolean>> = {}
): WallIntent | null {
	const none = { ctrlKey: false, altKey: false, metaKey: false, repeat: false };
	return wallIntent({ key, ...none, ...held }, { state, screen });
}
const step = (name: string) => ({ do: 'step', step: { step: name } });

test.each([
	['ArrowRight', 'next'],
	['ArrowLeft', 'previous'],
	['PageDown', 'advance'],
	['PageUp', 'previous'],
	['Home', 'goToJoin'],
	['End', 'goToOverview']
])('%s steps: %s', (key, name) => {
	expect(press(key)).toEqual(step(name));
});

describe('space', () => {
	test('opens a draft', () => {
		expect(press(' ', 'draft', firstScreen)).toEqual({ do: 'openRun' });
	});
	test('asks before it closes', () => {
		expect(press(' ', 'open')).toEqual({ do: 'askToClose' });
	});
	test('explains that a closed run stays closed', () => {
		expect(press(' ')).toEqual({ do: 'explain', why: 'closedIsFinal' });
	});
});

describe('R', () => {
	test('shows the result and hides it again', () => {
		expect(press('r')).toEqual(step('reveal'));
		expect(press('R', 'closed', revealed)).toEqual(step('hide'));
	});
	test('never asks for a result while answers are taken', () => {
		expect(press('r', 'open')).toEqual({ do: 'explain', why: 'resultLater' });
	});
	test('asks for an item first on the join page, and hides nothing in the overview', () => {
		expect(press('r', 'closed', firstScreen)).toEqual({ do: 'explain', why: 'chooseItem' });
		expect(press('r', 'closed', overview)).toEqual(step('reveal'));
	});
});

describe('Q', () => {
	test('is about joining while the run is open, whatever the stage', () => {
		expect(press('q', 'open')).toEqual({ do: 'join' });
		expect(press('Q', 'open', firstScreen)).toEqual({ do: 'join' });
	});
	test('explains when there is no code', () => {
		expect(press('q', 'draft')).toEqual({ do: 'explain', why: 'noCodeDraft' });
		expect(press('q', 'closed')).toEqual({ do: 'explain', why: 'noCodeClosed' });
	});
});

test('in the silence R puts the difference in words, and only then hides the result', () => {
	const r = (silent: boolean) =>
		wallIntent(
			{ key: 'r', ctrlKey: false, altKey: false, metaKey: false, repeat: false },
			{ state: 'closed', screen: revealed, silent }
		);
	expect(r(true)).toEqual(step('reveal'));
	expect(r(false)).toEqual(step('hide'));
});

describe('the order of the overview', () => {
	test.each([
		['1', 'number'],
		['2', 'lowest'],
		['3', 'spread']
	])('%s sorts by %s', (key, sort) => {
		expect(press(key, 'closed', overview)).toEqual({ do: 'step', step: { step: 'sort', sort } });
	});
	test('S goes round', () => {
		const after = (sort: Screen['sort']) => press('s', 'closed', { ...overview, sort });
		expect(after('number')).toMatchObject({ step: { sort: 'lowest' } });
		expect(after('lowest')).toMatchObject({ step: { sort: 'spread' } });
		expect(after('spread')).toMatchObject({ step: { sort: 'number' } });
	});
	test('goes by difference only where there is one', () => {
		const press4 = (hasDifference: boolean) =>
			wallIntent(
				{ key: '4', ctrlKey: false, altKey: false, metaKey: false, repeat: false },
				{ state: 'closed', screen: overview, hasDifference }
			);
		expect(press4(true)).toEqual({ do: 'step', step: { step: 'sort', sort: 'difference' } });
		expect(press4(false)).toEqual({ do: 'explain', why: 'noDifference' });
		const round = wallIntent(
			{ key: 's', ctrlKey: false, altKey: false, metaKey: false, repeat: false },
			{ state: 'closed', screen: { ...overview, sort: 'spread' }, hasDifference: true }
		);
		expect(round).toMatchObject({ step: { sort: 'difference' } });
	});
	test('is not changed where it is not seen', () => {
		expect(press('2')).toEqual({ do: 'explain', why: 'sortInOverview' });
	});
});

test('T gives the table only of a result that is shown', () => {
	expect(press('t', 'closed', revealed)).toEqual({ do: 'table' });
	expect(press('t')).toEqual({ do: 'explain', why: 'noTable' });
});

test('a held key and the browser’s own combinations do nothing', () => {
	expect(press('ArrowRight', 'closed', item, { repeat: true })).toBeNull();
	expect(press('r', 'closed', item, { ctrlKey: true })).toBeNull();
	expect(press('f', 'closed', item, { metaKey: true })).toBeNull();
	expect(press('ArrowLeft', 'closed', item, { altKey: true })).toBeNull();
	expect(press('x')).toBeNull();
});

test('only what others see takes a key person', () => {
	const steering = ['ArrowRight', 'PageDown', ' ', 'r', '2', 'End'];
	const own = ['f', 'q', 't', 'd', '?', 'Escape'];
	for (const key of steering) {
		const intent = press(key, 'open');
		expect(intent !== null && steers(intent), key).toBe(true);
	}
	for (const key of own) {
		const intent = press(key, 'draft');
		expect(intent !== null && steers(intent), key).toBe(false);
	}
});
