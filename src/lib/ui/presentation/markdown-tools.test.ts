import { expect, test } from 'vitest';
import { wrapSelection } from './markdown-tools.ts';

test.each([
	['bold around what is chosen', 'Vi styr', 3, 7, 'bold', 'Vi **styr**', 'styr'],
	['bold where nothing is chosen', '', 0, 0, 'bold', '****', ''],
	['a list of chosen lines', 'ett\ntvå', 0, 7, 'list', '- ett\n- två', ''],
	['a list in the middle of a line', 'Hej', 3, 3, 'list', 'Hej\n- ', ''],
	[
		'a picture with its words',
		'Hej',
		3,
		3,
		{ alt: 'Kedjan [i] steg', fileId: 'x' },
		'Hej\n\n![Kedjan  i  steg](fil:x)\n',
		''
	]
] as const)('%s', (_, text, from, to, wrapping, made, chosen) => {
	const after = wrapSelection(text, from, to, wrapping);
	expect(after.text).toBe(made);
	expect(after.text.slice(after.from, after.to)).toBe(chosen);
});
