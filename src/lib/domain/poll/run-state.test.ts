import { describe, expect, test } from 'vitest';
import { assertResultsExist, decideClose, decideOpen, type RunState } from './run-state.ts';

const states: RunState[] = ['draft', 'open', 'closed'];

/** The code a rule refuses with, or what it decides. */
function outcome(rule: (state: RunState) => unknown, state: RunState): unknown {
	try {
		return rule(state);
	} catch (error) {
		return error instanceof Error ? error.message : error;
	}
}

describe('a run goes from draft to open to closed and never back', () => {
	test('it opens only from draft', () => {
		expect(states.map((state) => outcome(decideOpen, state))).toEqual([
			'open',
			'runNotDraft',
			'runNotDraft'
		]);
	});

	test('it closes only when open, so closing twice is refused', () => {
		expect(states.map((state) => outcome(decideClose, state))).toEqual([
			'runNotOpen',
			'closed',
			'runNotOpen'
		]);
	});

	test('it has results only when closed', () => {
		expect(states.map((state) => outcome(assertResultsExist, state))).toEqual([
			'runNotClosed',
			'runNotClosed',
			undefined
		]);
	});
});
