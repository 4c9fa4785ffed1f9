import { expect, test } from 'vitest';
import { placeOf, queryOf } from './compare-place.ts';

test.each([
	['', { stage: null, onlyDifferences: false, all: false }],
	['?led=analysis', { stage: 'analysis', onlyDifferences: false, all: false }],
	['?led=goals&visa=skillnader&allt=', { stage: 'goals', onlyDifferences: true, all: true }]
])('%s', (query, place) => {
	expect(placeOf(new URLSearchParams(query))).toEqual(place);
	expect(queryOf(place)).toBe(query);
});
