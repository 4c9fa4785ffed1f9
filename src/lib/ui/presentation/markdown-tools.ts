/** What a press above a text puts around or at what is chosen in it. */
export type Wrapping =
	'bold' | 'list' | 'table' | { readonly alt: string; readonly fileId: string };

const table = '| | Kvinnor | Män |\n| --- | ---: | ---: |\n| | | |';

/** The text after the press, and what is chosen in it then. */
export function wrapSelection(
	text: string,
	from: number,
	to: number,
	wrapping: Wrapping
): { text: string; from: number; to: number } {
	const chosen = text.slice(from, to);
	const replaced = (made: string, start: number, end: number) => ({
		text: text.slice(0, from) + made + text.slice(to),
		from: from + start,
		to: from + end
	});
	if (wrapping === 'bold') return replaced(`**${chosen}**`, 2, 2 + chosen.length);
	const before = from === 0 || text[from - 1] === '\n' ? '' : '\n';
	if (wrapping === 'list') {
		const lines = chosen.split('\n').map((line) => `- ${line}`);
		const made = before + lines.join('\n');
		return replaced(made, made.length, made.length);
	}
	const gap = before === '' ? before : '\n\n';
	const made =
		wrapping === 'table'
			? `${gap}${table}\n`
			: `${gap}![${wrapping.alt.replace(/[[\]\n]/g, ' ')}](fil:${wrapping.fileId})\n`;
	return replaced(made, made.length, made.length);
}
