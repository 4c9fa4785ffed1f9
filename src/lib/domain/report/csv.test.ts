import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvFile, neutralised, tabSeparated } from './csv.ts';

describe('text on its way to a spreadsheet', () => {
	it.each([
		['=1+1', "'=1+1"],
		['=HYPERLINK("http://x.example";"klicka")', '\'=HYPERLINK("http://x.example";"klicka")'],
		["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
		['+46 70 000 00 00', "'+46 70 000 00 00"],
		['-2+3', "'-2+3"],
		['@SUM(A1:A9)', "'@SUM(A1:A9)"],
		['\t=1', "'\t=1"],
		['\rrad', "'\rrad"],
		['\nrad', "'\nrad"],
		['  =1', "'  =1"],
		['\u00A0=1', "'\u00A0=1"],
		['\u200B=1', "'\u200B=1"],
		['\uFEFF@x', "'\uFEFF@x"],
		['"=1', '\'"=1'],
		["'=1", "''=1"],
		['＝1+1', "'＝1+1"],
		['－1', "'－1"],
		['＠x', "'＠x"]
	])('%j is not run as a formula', (text, expected) => {
		expect(neutralised(text)).toBe(expected);
	});

	it.each(['Medarbetare på kansliet', 'a=b', '3 − 2', '<b>fet</b>', '👩‍⚕️ vård', 'עברית', ''])(
		'%j is left as it is',
		(text) => {
			expect(neutralised(text)).toBe(text);
		}
	);
});

describe('a CSV file', () => {
	it('starts with the byte order mark and has semicolons between its cells', () => {
		expect(csvFile([[{ text: 'Moment' }, { number: '2,8' }, null, { number: '8' }]])).toBe(
			'\uFEFF"Moment";2,8;;8\r\n'
		);
	});

	it.each([
		['a;=1', '"a;=1"'],
		['a,=1', '"a,=1"'],
		['a\n=1', '"a\n=1"'],
		['säg "hej"', '"säg ""hej"""'],
		['<script>alert(1)</script>', '"<script>alert(1)</script>"'],
		['a\0b', '"ab"']
	])('keeps %j in one quoted cell', (text, expected) => {
		expect(csvFile([[{ text }]])).toBe(`\uFEFF${expected}\r\n`);
	});

	it('takes nothing but plain numbers as numbers', () => {
		for (const number of ['-1+2', '--1', '-', '=1', '1e9', '', '1 000', '1,2,3'])
			expect(() => csvFile([[{ number }]])).toThrow(RangeError);
	});

	it('gives every text back unchanged, but for the apostrophe, to whoever reads it', () => {
		fc.assert(
			fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (texts) => {
				const file = csvFile([texts.map((text) => ({ text }))]);
				const cells = [...file.slice(1, -2).matchAll(/"((?:[^"]|"")*)"(?:;|$)/g)].map((cell) =>
					(cell[1] ?? '').replaceAll('""', '"')
				);
				expect(cells).toEqual(texts.map((text) => neutralised(text.replaceAll('\0', ''))));
			})
		);
	});
});

describe('a table for the clipboard', () => {
	it('keeps a text with tabs and line breaks in one cell and runs no formula', () => {
		expect(tabSeparated([[{ text: 'a\tb\nc' }, { text: '\t=1' }, { number: '2.8' }, null]])).toBe(
			"a b c\t'=1\t2.8\t"
		);
	});
});
