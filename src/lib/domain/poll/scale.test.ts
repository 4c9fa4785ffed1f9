import { expect, test } from 'vitest';
import { ExpectedError } from '../errors.ts';
import { assertAnswer, stepsOf, type Choice } from './scale.ts';

const poll = { scale: { min: 1, max: 3 }, itemCount: 10 };

function refusal(itemNo: number, choice: Choice, of = poll): string | null {
	try {
		assertAnswer(of, itemNo, choice);
		return null;
	} catch (error) {
		return error instanceof ExpectedError ? error.code : String(error);
	}
}

test('the steps are the whole numbers from min to max', () => {
	expect(stepsOf({ min: 1, max: 3 })).toEqual([1, 2, 3]);
	expect(stepsOf({ min: 0, max: 10 })).toHaveLength(11);
});

test.each([
	[1, 1],
	[10, 3],
	[5, null]
])('item %i with the answer %s is taken', (itemNo, choice) => {
	expect(refusal(itemNo, choice)).toBeNull();
});

test.each([
	['an item before the first', 0, 2, 'itemOutsideInstrument'],
	['an item after the last', 11, 2, 'itemOutsideInstrument'],
	['half an item', 1.5, 2, 'itemOutsideInstrument'],
	['no number at all', Number.NaN, 2, 'itemOutsideInstrument'],
	['a step below the scale', 1, 0, 'choiceOutsideScale'],
	['a step above the scale', 1, 4, 'choiceOutsideScale'],
	['half a step, which only the working group may set', 1, 2.5, 'choiceOutsideScale'],
	['a step without end', 1, Number.POSITIVE_INFINITY, 'choiceOutsideScale'],
	['"Vet inte" about an item that does not exist', 11, null, 'itemOutsideInstrument']
])('%s is refused', (_, itemNo, choice, code) => {
	expect(refusal(itemNo, choice)).toBe(code);
});

test('an instrument of one item and one of forty know their last item', () => {
	const scale = { min: 1, max: 4 };
	expect(refusal(1, 4, { scale, itemCount: 1 })).toBeNull();
	expect(refusal(2, 4, { scale, itemCount: 1 })).toBe('itemOutsideInstrument');
	expect(refusal(40, 4, { scale, itemCount: 40 })).toBeNull();
	expect(refusal(41, 4, { scale, itemCount: 40 })).toBe('itemOutsideInstrument');
});
