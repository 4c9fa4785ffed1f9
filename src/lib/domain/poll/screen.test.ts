import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	decideScreen,
	firstScreen,
	isSilent,
	silenceSeconds,
	type Screen,
	type ScreenStep
} from './screen.ts';

const open = { state: 'open', itemCount: 10 } as const;
const closed = { state: 'closed', itemCount: 10 } as const;

const atItem = (itemNo: number, revealed = false): Screen => ({
	...firstScreen,
	stage: 'item',
	itemNo,
	revealed
});
const atOverview: Screen = { ...firstScreen, stage: 'overview', itemNo: 10, revealed: true };

function refusal(screen: Screen, step: ScreenStep, run: typeof open | typeof closed): string {
	try {
		decideScreen(screen, step, run);
		return 'no refusal';
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

describe('after closing', () => {
	test.each<[string, Screen, ScreenStep, Screen]>([
		['next leaves the join page for item 1', firstScreen, { step: 'next' }, atItem(1)],
		[
			'next goes to the next item with its result hidden',
			atItem(1, true),
			{ step: 'next' },
			atItem(2)
		],
		['next after the last item is the overview', atItem(10), { step: 'next' }, atOverview],
		['next on the overview stays there', atOverview, { step: 'next' }, atOverview],
		['previous from item 1 is the join page', atItem(1, true), { step: 'previous' }, firstScreen],
		['previous on the join page stays there', firstScreen, { step: 'previous' }, firstScreen],
		['previous from the overview is the last item', atOverview, { step: 'previous' }, atItem(10)],
		['advance reveals before it moves', atItem(4), { step: 'advance' }, atItem(4, true)],
		['advance moves when the result is shown', atItem(4, true), { step: 'advance' }, atItem(5)],
		['reveal shows the result', atItem(4), { step: 'reveal' }, atItem(4, true)],
		['hide takes the result away', atItem(4, true), { step: 'hide' }, atItem(4)],
		['going to an item hides its result', atOverview, { step: 'goToItem', itemNo: 7 }, atItem(7)],
		['going to the overview shows it all', atItem(10), { step: 'goToOverview' }, atOverview]
	])('%s', (_, screen, step, expected) => {
		expect(decideScreen(screen, step, closed)).toEqual(expected);
	});
});

describe('while the run is open nothing is shown', () => {
	test('advance walks through the items without revealing', () => {
		expect(decideScreen(atItem(4), { step: 'advance' }, open)).toEqual(atItem(5));
	});

	test('next after the last item stays there', () => {
		expect(decideScreen(atItem(10), { step: 'next' }, open)).toEqual(atItem(10));
	});

	test.each<[ScreenStep['step'], ScreenStep]>([
		['reveal', { step: 'reveal' }],
		['goToOverview', { step: 'goToOverview' }]
	])('%s is refused', (_, step) => {
		expect(refusal(atItem(4), step, open)).toBe('runNotClosed');
	});
});

test.each([0, 11, 1.5, Number.NaN])('item %s is outside the instrument', (itemNo) => {
	expect(refusal(firstScreen, { step: 'goToItem', itemNo }, closed)).toBe('itemOutsideInstrument');
});

test('there is nothing to reveal on the join page', () => {
	expect(refusal(firstScreen, { step: 'reveal' }, closed)).toBe('stepNotPossible');
});

test('the join information lies over any stage and is lifted by moving', () => {
	const laid = decideScreen(atItem(3), { step: 'toggleJoin' }, open);
	expect(laid).toEqual({ ...atItem(3), joinShown: true });
	expect(decideScreen(laid, { step: 'toggleJoin' }, open)).toEqual(atItem(3));
	expect(decideScreen(laid, { step: 'next' }, open)).toEqual(atItem(4));
});

test('whatever is pressed: the item exists, and no result is shown of a run that is not closed', () => {
	const steps = fc.oneof(
		fc.constantFrom<ScreenStep>(
			...(['next', 'previous', 'advance', 'reveal', 'hide', 'toggleJoin'] as const).map((step) => ({
				step
			})),
			{ step: 'goToJoin' },
			{ step: 'goToOverview' },
			{ step: 'sort', sort: 'spread' }
		),
		fc.integer({ min: -1, max: 12 }).map((itemNo): ScreenStep => ({ step: 'goToItem', itemNo }))
	);
	fc.assert(
		fc.property(
			fc.array(steps, { maxLength: 60 }),
			fc.constantFrom(open, closed),
			(pressed, run) => {
				let screen = firstScreen;
				for (const step of pressed) {
					try {
						screen = decideScreen(screen, step, run);
					} catch {
						continue;
					}
					expect(screen.itemNo).toBeGreaterThanOrEqual(1);
					expect(screen.itemNo).toBeLessThanOrEqual(run.itemCount);
					if (run.state === 'open') expect(screen).toMatchObject({ revealed: false });
					if (run.state === 'open') expect(screen.stage).not.toBe('overview');
				}
			}
		)
	);
});

describe('the silence before a difference is put in words', () => {
	const now = '2026-11-22T09:00:00.000Z';
	const telling = { ...closed, telling: { items: [4], now } };
	const silent: Screen = {
		...atItem(4, true),
		silence: { from: now, seconds: silenceSeconds }
	};
	const later = { ...closed, telling: { items: [4], now: '2026-11-22T09:00:30.000Z' } };

	test.each<[string, Screen, ScreenStep, typeof telling, Screen]>([
		[
			'begins when a result with a difference is shown',
			atItem(4),
			{ step: 'reveal' },
			telling,
			silent
		],
		['begins with the pointer’s key too', atItem(4), { step: 'advance' }, telling, silent],
		['is not kept at other items', atItem(5), { step: 'reveal' }, telling, atItem(5, true)],
		['is ended by showing again', silent, { step: 'reveal' }, telling, atItem(4, true)],
		['is ended before the pointer moves on', silent, { step: 'advance' }, telling, atItem(4, true)],
		['is over by itself after its time', silent, { step: 'advance' }, later, atItem(5)],
		['is ended by the next press', silent, { step: 'next' }, telling, atItem(4, true)],
		['ends with the item', silent, { step: 'goToItem', itemNo: 5 }, telling, atItem(5)],
		['ends when the result is hidden', silent, { step: 'hide' }, telling, atItem(4)],
		['ends with the way back', silent, { step: 'goToJoin' }, telling, { ...firstScreen, itemNo: 4 }]
	])('%s', (_, screen, step, run, expected) => {
		expect(decideScreen(screen, step, run)).toEqual(expected);
	});

	test('lasts exactly its seconds', () => {
		expect(isSilent(silent, Date.parse(now))).toBe(true);
		expect(isSilent(silent, Date.parse(now) + silenceSeconds * 1000 - 1)).toBe(true);
		expect(isSilent(silent, Date.parse(now) + silenceSeconds * 1000)).toBe(false);
		expect(isSilent(atItem(4, true), Date.parse(now))).toBe(false);
	});
});
