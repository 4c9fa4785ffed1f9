import { describe, expect, test } from 'vitest';
import { decideShown, keyOfPlace, placeAmong, placesOf, type ShownPlace } from './showing.ts';

const page = (fileId: string, pageNo: number): ShownPlace => ({ at: 'page', fileId, pageNo });
const step = (stepId: string): ShownPlace => ({ at: 'step', stepId });
const process: ShownPlace = { at: 'process' };
const places = placesOf({
	stepIds: ['a', 'b'],
	partKeys: ['question'],
	pdfs: [{ fileId: 'pdf', pages: 2 }]
});

test('a presentation is gone through from its PDF over the process and its steps to what is written', () => {
	expect(places.map(keyOfPlace)).toEqual([
		'page pdf 1',
		'page pdf 2',
		'process',
		'step a',
		'step b',
		'part question'
	]);
	expect(placesOf({ stepIds: [], partKeys: [], pdfs: [] })).toEqual([process]);
});

describe('a place that is gone is the nearest there is', () => {
	test.each([
		['nowhere yet', null, 'page pdf 1'],
		['there', step('b'), 'step b'],
		['a step that was removed', step('gone'), 'process'],
		['a page beyond the PDF', page('pdf', 9), 'page pdf 2'],
		['a page of a PDF that was removed', page('gone', 1), 'process'],
		['a part that was emptied', { at: 'part', partKey: 'gone' }, 'process']
	] as const)('%s', (_, place, expected) => {
		expect(keyOfPlace(placeAmong(places, place))).toBe(expected);
	});
});

describe('stepping', () => {
	test.each([
		['from the start', null, { to: 'next' }, 'page pdf 2'],
		['over to the process', page('pdf', 2), { to: 'next' }, 'process'],
		['back', step('a'), { to: 'previous' }, 'process'],
		['before the first it stays', page('pdf', 1), { to: 'previous' }, 'page pdf 1'],
		[
			'after the last it stays',
			{ at: 'part', partKey: 'question' },
			{ to: 'next' },
			'part question'
		],
		['from a removed step it goes on from the process', step('gone'), { to: 'next' }, 'step a'],
		['to a place', null, { to: 'place', place: step('b') }, 'step b'],
		['to a place that is gone', null, { to: 'place', place: step('gone') }, 'process']
	] as const)('%s', (_, from, by, expected) => {
		expect(keyOfPlace(decideShown(places, from, by))).toBe(expected);
	});
});
