import { expect, test } from 'vitest';
import { turnoutOf } from '#lib/domain/poll/turnout.ts';
import { turnoutText } from '#lib/ui/poll/turnout-text.ts';

test.each([
	[0, 50, 'Ingen har svarat än', 'No one has answered yet'],
	[3, null, 'Färre än 5 har svarat', 'Fewer than 5 have answered'],
	[13, 15, 'Minst 10 har svarat', 'At least 10 have answered'],
	[2, 50, 'Några få har svarat', 'A few have answered'],
	[12, 50, 'Ungefär en fjärdedel har svarat', 'About a quarter have answered'],
	[25, 50, 'Ungefär hälften har svarat', 'About half have answered'],
	[37, 50, 'Ungefär tre fjärdedelar har svarat', 'About three quarters have answered'],
	[50, 50, 'Nästan alla har svarat', 'Almost everyone has answered']
] as const)('%i of %s is told as words', (answered, eligible, sv, en) => {
	const turnout = turnoutOf(answered, eligible);
	expect(turnoutText(turnout, 'sv')).toBe(sv);
	expect(turnoutText(turnout, 'en')).toBe(en);
});
