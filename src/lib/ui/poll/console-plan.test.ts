import { describe, expect, it } from 'vitest';
import { firstScreen, type Screen } from '#lib/domain/poll/screen.ts';
import { primaryAction, spineOf, wallNow } from './console-plan.ts';

const at = (change: Partial<Screen>): Screen => ({ ...firstScreen, ...change });
const hidden = at({ stage: 'item', itemNo: 2 });
const shown = at({ stage: 'item', itemNo: 2, revealed: true });
const last = at({ stage: 'item', itemNo: 3, revealed: true });
const overview = at({ stage: 'overview', revealed: true });

describe('the one primary action', () => {
	it.each([
		['draft', firstScreen, { kind: 'open' }],
		['open', firstScreen, { kind: 'askToClose' }],
		['open', hidden, { kind: 'askToClose' }],
		['closed', firstScreen, { kind: 'step', label: 'showFirst', step: { step: 'next' } }],
		['closed', hidden, { kind: 'step', label: 'showResult', step: { step: 'reveal' } }],
		['closed', shown, { kind: 'step', label: 'next', step: { step: 'next' } }],
		['closed', last, { kind: 'step', label: 'overview', step: { step: 'next' } }],
		['closed', overview, { kind: 'seeResult' }]
	] as const)('of a run that is %s, with the wall at %j', (state, screen, expected) => {
		expect(primaryAction({ state, screen, itemCount: 3 })).toEqual(expected);
	});
});

it('in the silence before a difference is to put it in words', () => {
	expect(primaryAction({ state: 'closed', screen: shown, itemCount: 3, silent: true })).toEqual({
		kind: 'step',
		label: 'showDifference',
		step: { step: 'reveal' }
	});
});

describe('what the console says the wall shows', () => {
	it.each([
		['draft', firstScreen, 'draft'],
		['open', firstScreen, 'join'],
		['open', hidden, 'question'],
		['open', at({ stage: 'item', joinShown: true }), 'join'],
		['closed', firstScreen, 'closed'],
		['closed', hidden, 'question'],
		['closed', shown, 'result'],
		['closed', overview, 'overview']
	] as const)('of a run that is %s, with the screen at %j', (state, screen, expected) => {
		expect(wallNow({ state, screen })).toBe(expected);
	});
});

describe('the steps of a run', () => {
	const items = [1, 2, 3].map((no) => ({ no, text: { sv: '', en: '' } }));
	const nowOf = (state: 'draft' | 'open' | 'closed', screen: Screen) => {
		const { items: itemSteps, ...steps } = spineOf({ state, screen }, items);
		return [
			...Object.entries(steps).flatMap(([name, progress]) => (progress === 'now' ? [name] : [])),
			...itemSteps.flatMap((step) => (step.progress === 'now' ? [step.no] : []))
		];
	};

	it.each([
		['draft', firstScreen, 'open'],
		['open', firstScreen, 'answer'],
		['open', hidden, 'answer'],
		['closed', firstScreen, 'start'],
		['closed', hidden, 2],
		['closed', overview, 'overview']
	] as const)('stand at one place: %s, %j', (state, screen, expected) => {
		expect(nowOf(state, screen)).toEqual([expected]);
	});

	it('have the items before the present one behind them', () => {
		expect(spineOf({ state: 'closed', screen: hidden }, items).items).toEqual([
			{ no: 1, progress: 'done' },
			{ no: 2, progress: 'now' },
			{ no: 3, progress: 'later' }
		]);
	});
});
