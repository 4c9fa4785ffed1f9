import { expect, test } from 'vitest';
import { textWidth, wrapText } from '#lib/ui/charts/text-fit.ts';

const question = 'Vi har en gemensam bild av vad som händer med patienten efter utskrivning';

test('a short text stays on one line', () => {
	expect(wrapText('Vet inte', 200, 16, 2)).toEqual(['Vet inte']);
});

test('a long text breaks between words and no line is too wide', () => {
	const lines = wrapText(question, 260, 16, 5);
	expect(lines.join(' ')).toBe(question);
	expect(lines.length).toBeGreaterThan(1);
	for (const line of lines) expect(textWidth(line, 16)).toBeLessThanOrEqual(260);
});

test('what does not fit in the allowed lines is cut with an ellipsis', () => {
	const lines = wrapText(question, 200, 16, 2);
	expect(lines).toHaveLength(2);
	expect(lines[1]).toMatch(/…$/);
	for (const line of lines) expect(textWidth(line, 16)).toBeLessThanOrEqual(200);
});

test('one word wider than the line is cut rather than drawn over its neighbour', () => {
	const [line] = wrapText('Sjukvårdsrådgivningsverksamheten', 120, 16, 3);
	expect(line).toMatch(/…$/);
	expect(textWidth(line ?? '', 16)).toBeLessThanOrEqual(120);
});

test('no text gives no lines', () => {
	expect(wrapText('', 100, 16, 2)).toEqual([]);
});
