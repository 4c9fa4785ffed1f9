import { describe, expect, test } from 'vitest';
import {
	daysUntil,
	deadlineOf,
	picturesWithoutText,
	progressOf,
	publishProblem,
	type Material
} from './progress.ts';

const nothing: Material = { steps: 0, markedSteps: 0, pdfs: 0, parts: 9, writtenParts: 0 };

describe('a complete presentation', () => {
	test.each([
		[{}, 'presentationIncomplete', 5],
		[{ pdfs: 1 }, 'presentationIncomplete', 5],
		[{ pdfs: 1, steps: 4 }, 'presentationIncomplete', 1],
		[{ steps: 5 }, 'presentationIncomplete', 0],
		[{ pdfs: 1, steps: 5 }, null, 0],
		[{ writtenParts: 1, steps: 7 }, null, 0]
	] as const)('%j: %s, %i steps to go', (given, problem, lacking) => {
		const progress = progressOf({ ...nothing, ...given });
		expect(publishProblem(progress, [])).toBe(problem);
		expect(progress.stepsLacking).toBe(lacking);
	});

	test('is not published with a picture that says nothing to whoever cannot see it', () => {
		const progress = progressOf({ ...nothing, pdfs: 1, steps: 5 });
		expect(publishProblem(progress, ['![](fil:1)'])).toBe('pictureWithoutText');
		expect(publishProblem(progress, ['![Kedjan i sju steg](fil:1)'])).toBeNull();
	});
});

test.each([
	['', 0],
	['![En kedja](fil:1)', 0],
	['![](fil:1) och ![ ](fil:2) och ![ja](fil:3)', 2],
	['![][ref]', 1],
	['[](länk) utan bild', 0]
])('pictures without text in %s: %i', (markdown, count) => {
	expect(picturesWithoutText(markdown)).toBe(count);
});

test.each([
	['2026-03-10', '2026-03-03'],
	['2026-03-05', '2026-02-26'],
	['2028-03-07', '2028-02-29'],
	['2026-01-03', '2025-12-27'],
	['2000-01-03', '2000-01-01'],
	[null, null]
])('a meeting on %s has its presentations by %s', (meeting, deadline) => {
	expect(deadlineOf(meeting)).toBe(deadline);
});

test.each([
	['2026-03-03', '2026-03-01', 2],
	['2026-03-03', '2026-03-03', 0],
	['2026-03-30', '2026-03-28', 2],
	['2026-03-03', '2026-03-05', -2]
])('to %s from %s it is %i days', (day, today, days) => {
	expect(daysUntil(day, today)).toBe(days);
});
