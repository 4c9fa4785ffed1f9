import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

type Catalogue = Record<string, unknown>;

const read = (locale: string) => {
	const file = path.resolve(import.meta.dirname, `../../messages/${locale}.json`);
	const { $schema: _, ...texts } = JSON.parse(readFileSync(file, 'utf8')) as Catalogue;
	return texts;
};
const sv = read('sv');
const en = read('en');

/** Every variant of a message as text: most have one, those with plurals several. */
function variantsOf(message: unknown): string[] {
	if (typeof message === 'string') return [message];
	const [only] = Array.isArray(message) ? (message as { match?: Record<string, string> }[]) : [];
	return Object.values(only?.match ?? {});
}

const parametersOf = (message: unknown) =>
	[...new Set(variantsOf(message).flatMap((text) => text.match(/\{[^}]*\}/g) ?? []))].sort();

describe('the texts', () => {
	test('are the same keys in Swedish and English, in order', () => {
		expect(Object.keys(en)).toEqual(Object.keys(sv));
		expect(Object.keys(sv)).toEqual([...Object.keys(sv)].sort());
	});

	test('have keys in snake_case', () => {
		expect(Object.keys(sv).filter((key) => !/^[a-z][a-z0-9_]*$/.test(key))).toEqual([]);
	});

	test('say something in both languages', () => {
		const silent = Object.keys(sv).filter((key) =>
			[sv[key], en[key]].some((message) => {
				const variants = variantsOf(message);
				return variants.length === 0 || variants.some((text) => text.trim() === '');
			})
		);
		expect(silent).toEqual([]);
	});

	test('take the same parameters in both languages', () => {
		const different = Object.keys(sv).filter(
			(key) => parametersOf(sv[key]).join() !== parametersOf(en[key]).join()
		);
		expect(different).toEqual([]);
	});

	test('never call an answer a vote', () => {
		const votes = Object.entries(sv).filter(([, message]) =>
			variantsOf(message).some((text) => /\b(röst(a|er|en|erna|at|ade|ar)?|vet ej)\b/i.test(text))
		);
		expect(votes.map(([key]) => key)).toEqual([]);
	});
});
