import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { hostileTexts } from '../../../../tests/support/hostile-texts.ts';
import { docxFile } from './docx-file.ts';

const words = hostileTexts.map(([, text]) => text);

async function partsOf(file: Promise<Uint8Array>) {
	const parts = unzipSync(await file);
	const read = (name: string) => new TextDecoder().decode(parts[name]);
	return {
		names: Object.keys(parts),
		body: read('word/document.xml'),
		styles: read('word/styles.xml')
	};
}

test('headings, a table with a heading row and the language are there for a screen reader', async () => {
	const { body, styles } = await partsOf(
		docxFile({
			locale: 'sv',
			title: 'Träff 1',
			lead: [],
			blocks: [
				{ is: 'heading', level: 2, text: 'Dagordning' },
				{ is: 'table', caption: 'Minuter', head: ['Punkt'], rows: [['Öppning']] }
			]
		})
	);
	expect(body).toContain('<w:pStyle w:val="Heading1"/>');
	expect(body).toContain('<w:tblHeader/>');
	expect(styles).toContain('<w:lang w:val="sv-SE"/>');
});

test('what people wrote is text: no field, no link, no mark-up, and nothing is lost', async () => {
	const { body, names } = await partsOf(
		docxFile({
			locale: 'en',
			title: 'Meeting',
			lead: ['a\u0000b\u0008c'],
			blocks: [{ is: 'list', items: words }]
		})
	);
	expect(body).not.toMatch(/<script|w:hyperlink|w:fldSimple|w:instrText/);
	expect(body).toContain('abc');
	const text = body
		.replace(/<[^>]*>/g, '')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&apos;', "'")
		.replaceAll('&amp;', '&');
	for (const one of words) expect(text).toContain(one);
	expect(names.some((name) => /vba|macro|embed/i.test(name))).toBe(false);
});
