import { describe, expect, it } from 'vitest';
import { answeringTexts } from '#lib/ui/poll/answering-texts.ts';
import type { Standing } from './answer-outbox.ts';
import { fill, itemWords, leftWords, overallOf } from './answering-words.ts';

const texts = answeringTexts(3);
const overall = (standings: Standing[], given: { closed?: boolean; durable?: boolean } = {}) =>
	overallOf(
		{
			standings,
			answered: standings.filter((standing) => standing !== 'none').length,
			closed: given.closed ?? false,
			durable: given.durable ?? true
		},
		texts
	);

describe('the line about all answers', () => {
	it.each<[Standing[], string]>([
		[['none', 'none', 'none'], texts.start],
		[['saved', 'none', 'none'], texts.saved],
		[['saved', 'saving', 'none'], texts.saving],
		[['saved', 'saving', 'waiting'], texts.offline],
		[['saved', 'refused', 'none'], texts.refused],
		[['waiting', 'refused', 'none'], texts.offline]
	])('of %j', (standings, text) => {
		expect(overall(standings).text).toBe(text);
	});

	it('never says saved while an answer is on its way, waits, or was refused', () => {
		for (const standing of ['saving', 'waiting', 'refused'] as const)
			expect(overall(['saved', 'saved', standing]).text).not.toContain('Sparat.');
	});

	it('says that answers live as long as the page where the browser keeps nothing', () => {
		expect(overall(['waiting'], { durable: false }).text).toBe(texts.offlineMemory);
	});

	it('says closed before anything else', () => {
		expect(overall(['saved', 'lost', 'uncertain'], { closed: true }).text).toBe(texts.closed);
	});

	it('is spoken with the count, and with thanks at the end', () => {
		expect(overall(['saved', 'saved', 'none']).spoken).toBe('Sparat, 2 av 3');
		expect(overall(['saved', 'saved', 'saved']).spoken).toBe(texts.sayThanks);
		expect(overall(['saving', 'none', 'none']).spoken).toBe('');
	});
});

describe('the line under one item', () => {
	it('tells a lost change from a lost answer', () => {
		const words = (held: boolean) => itemWords('lost', { held, durable: true }, texts);
		expect(words(true)).toBe(texts.itemChangeLost);
		expect(words(false)).toBe(texts.itemLost);
	});
});

describe('numbers in words', () => {
	it('are filled in by name, and what is not given stays', () => {
		expect(fill('{a} av {b}, {a}', { a: 2 })).toBe('2 av {b}, 2');
	});

	it('count what is left', () => {
		expect([leftWords(1, texts), leftWords(2, texts)]).toEqual(['En fråga kvar', '2 frågor kvar']);
	});
});
