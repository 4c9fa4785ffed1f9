import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lixOf } from '../support/lix.ts';

const read = (locale: string): Record<string, string> =>
	JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8')) as Record<string, string>;
const swedish = read('sv');
const ours = (texts: Record<string, string>) =>
	Object.entries(texts).filter(([key]) => /^(voter|join|promise)_/.test(key));
const textOf = (...prefixes: string[]) =>
	ours(swedish)
		.filter(([key]) => prefixes.some((prefix) => key.startsWith(prefix)))
		.map(([, text]) => (/[.!?:]$/.test(text) ? text : `${text}.`))
		.join(' ');

describe('what someone who answers reads in Swedish', () => {
	it.each([
		['the promise, short and how it works', ['voter_promise', 'voter_how']],
		['how it stands with the answers', ['voter_status', 'voter_item']],
		['the endings', ['voter_thanks', 'voter_left', 'voter_closed']],
		['the page where a code is typed, and its help', ['join_']],
		['the whole promise', ['promise_']]
	])('%s: LIX at most 40', (_, prefixes) => {
		expect(lixOf(textOf(...prefixes))).toBeLessThanOrEqual(40);
	});

	it('says svar and skattning, and promises no more than is kept', () => {
		for (const [key, text] of ours(swedish))
			expect(text, key).not.toMatch(/röst|omröstning|100\s*%|helt anonym|kan inte spåras/i);
	});

	it('is said in English too, with the same numbers in it', () => {
		const english = read('en');
		const names = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
		for (const [key, text] of ours(swedish))
			expect(names(english[key] ?? ''), key).toEqual(names(text));
	});
});

describe('LIX', () => {
	it('is words a sentence and long words in a hundred', () => {
		expect(lixOf('Vi ser dig. Du ser oss.')).toBe(3);
		expect(lixOf('Skattningen stänger.')).toBe(2 + 100);
	});
});
