import { describe, expect, test } from 'vitest';
import { hostileTexts } from '../../../../tests/support/hostile-texts.ts';
import type { DocumentBlock, TextDocument } from './document.ts';
import { markdownFile } from './markdown.ts';

const fileOf = (...blocks: DocumentBlock[]) =>
	markdownFile({ locale: 'sv', title: 'Träff 1', lead: ['2026-03-10'], blocks });

test('headings, lists and tables are those of Markdown', () => {
	expect(
		fileOf(
			{ is: 'heading', level: 2, text: 'Dagordning' },
			{ is: 'paragraph', label: 'Nästa träff:', text: '2026-05-12' },
			{ is: 'list', items: ['Fråga efter resultat', 'En mall'] },
			{ is: 'table', caption: 'Minuter', head: ['Punkt', 'Tog'], rows: [['Öppning', '6']] }
		)
	).toBe(`# Träff 1

2026-03-10

## Dagordning

**Nästa träff:** 2026-05-12

- Fråga efter resultat
- En mall

**Minuter**

| Punkt | Tog |
| --- | --- |
| Öppning | 6 |
`);
});

describe('what people wrote does nothing', () => {
	const beginsMarkup = /(?<!\\)[<`*_[\]|~]/;
	const texts: readonly (readonly [string, string])[] = [
		...hostileTexts,
		['a heading', '# Rubrik'],
		['a list', '- ett\n1. två'],
		['a link', '[klicka](https://ond.example) https://ond.example'],
		['a picture', '![x](https://ond.example/x.png)'],
		['a table', '| a | b |\n|---|---|']
	];
	test.each(texts)('%s', (_, text) => {
		const document: TextDocument = {
			locale: 'sv',
			title: text,
			lead: [],
			blocks: [
				{ is: 'heading', level: 3, text },
				{ is: 'quote', text }
			]
		};
		const written = markdownFile(document);
		const body = written.replace(/^(#+|>) /gm, '');
		expect(body).not.toMatch(beginsMarkup);
		expect(body).not.toMatch(/^\s*([#+=-]|\d+[.)])/m);
		expect(body).not.toMatch(/https?:\/\//);
	});

	test('a cell stays one cell of one row', () => {
		const table = fileOf({
			is: 'table',
			caption: 'T',
			head: ['a', 'b'],
			rows: [['x | y\nz', '<b>']]
		});
		expect(table).toContain('| x \\| y<br>z | \\<b\\> |');
	});
});
