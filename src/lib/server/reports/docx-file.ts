import {
	Document,
	HeadingLevel,
	Packer,
	Paragraph,
	Table,
	TableCell,
	TableRow,
	TextRun,
	WidthType,
	type FileChild
} from 'docx';
import type { DocumentBlock, TextDocument } from './document.ts';

const font = 'Calibri';
const tags = { sv: 'sv-SE', en: 'en-GB' } as const;

/** The document as DOCX: real headings, lists and tables with a heading row, and its language set. No field, link or formula. */
export async function docxFile(document: TextDocument): Promise<Uint8Array<ArrayBuffer>> {
	const language = { value: tags[document.locale] };
	const file = new Document({
		title: clean(document.title),
		creator: 'Vänkrets',
		styles: {
			default: {
				document: {
					run: { font, size: 22, language },
					paragraph: { spacing: { after: 120, line: 276 } }
				},
				title: { run: { font, size: 40, bold: true }, paragraph: { spacing: { after: 120 } } },
				heading1: heading(32, 360),
				heading2: heading(26, 240)
			}
		},
		sections: [
			{
				children: [
					new Paragraph({ heading: HeadingLevel.TITLE, children: runs(document.title) }),
					...document.lead.map((text) => new Paragraph({ children: runs(text) })),
					...document.blocks.flatMap(blockParts)
				]
			}
		]
	});
	return new Uint8Array(await Packer.toArrayBuffer(file));
}

function heading(size: number, before: number) {
	return { run: { font, size, bold: true }, paragraph: { spacing: { before, after: 80 } } };
}

function blockParts(block: DocumentBlock): FileChild[] {
	switch (block.is) {
		case 'heading':
			return [
				new Paragraph({
					heading: block.level === 2 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
					children: runs(block.text)
				})
			];
		case 'paragraph': {
			const label = block.label === undefined ? [] : runs(`${block.label} `, true);
			return [new Paragraph({ children: [...label, ...runs(block.text)] })];
		}
		case 'quote':
			return [new Paragraph({ indent: { left: 360 }, children: runs(block.text) })];
		case 'list':
			return block.items.map(
				(item) => new Paragraph({ bullet: { level: 0 }, children: runs(item) })
			);
		case 'table':
			return [
				new Paragraph({ keepNext: true, children: runs(block.caption, true) }),
				tableOf(block.head, block.rows),
				new Paragraph({ children: [] })
			];
	}
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): Table {
	const cells = (texts: readonly string[], bold: boolean) =>
		texts.map(
			(text) =>
				new TableCell({
					margins: { top: 60, bottom: 60, left: 100, right: 100 },
					children: [new Paragraph({ spacing: { after: 0 }, children: runs(text, bold) })]
				})
		);
	return new Table({
		width: { size: 100, type: WidthType.PERCENTAGE },
		rows: [
			new TableRow({ tableHeader: true, children: cells(head, true) }),
			...rows.map((row) => new TableRow({ cantSplit: true, children: cells(row, false) }))
		]
	});
}

/** A text as runs, one for each of its lines. */
function runs(text: string, bold = false): TextRun[] {
	return clean(text)
		.split('\n')
		.map((line, index) => new TextRun({ text: line, bold, ...(index > 0 ? { break: 1 } : {}) }));
}

/** XML knows no control characters; one of them would make a file that nobody can open. */
function clean(text: string): string {
	return text.toWellFormed().replace(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu, '');
}
