import type { DocumentBlock, TextDocument } from './document.ts';

/** The document as Markdown (CommonMark with tables). What people wrote stays what they wrote: no mark-up of theirs acts. */
export function markdownFile(document: TextDocument): string {
	const parts = [
		`# ${oneLine(document.title)}`,
		document.lead.map(oneLine).join('  \n'),
		...document.blocks.map(blockText)
	];
	return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function blockText(block: DocumentBlock): string {
	switch (block.is) {
		case 'heading':
			return `${'#'.repeat(block.level)} ${oneLine(block.text)}`;
		case 'paragraph': {
			const label = block.label === undefined ? '' : `**${oneLine(block.label)}** `;
			return label + lines(block.text).join('  \n');
		}
		case 'quote':
			return lines(block.text)
				.map((line) => `> ${line}`)
				.join('  \n');
		case 'list':
			return block.items.map((item) => `- ${lines(item).join('  \n  ')}`).join('\n');
		case 'table':
			return [
				`**${oneLine(block.caption)}**`,
				'',
				row(block.head),
				row(block.head.map(() => '---')),
				...block.rows.map(row)
			].join('\n');
	}
}

function row(cells: readonly string[]): string {
	return `| ${cells.map((cell) => (cell === '---' ? cell : lines(cell).join('<br>'))).join(' | ')} |`;
}

function oneLine(text: string): string {
	return lines(text.replace(/\s+/g, ' '))[0] ?? '';
}

/** The lines of a text with everything that Markdown or HTML would take for mark-up escaped. */
function lines(text: string): string[] {
	return text.split('\n').map((line) =>
		line
			.trim()
			.replace(/[\\`*_{}[\]<>|~$&]/g, '\\$&')
			// At the start of a line these begin a heading, a list, a quotation or a rule; a number begins a list.
			.replace(/^([#+=-])/, '\\$1')
			.replace(/^(\d{1,9})([.)])/, '$1\\$2')
			.replace(/(https?):\/\//gi, '$1:\\//')
	);
}
