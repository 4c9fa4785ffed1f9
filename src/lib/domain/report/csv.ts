/**
 * Invariant: whatever people wrote reaches a spreadsheet as text. A field that a spreadsheet would take for a
 * formula starts with an apostrophe, and every text is quoted, so that no separator inside it begins a new cell.
 */
export type CsvCell =
	| { readonly text: string }
	/** A number as it is to be read: digits with the language's decimal sign. */
	| { readonly number: string }
	| null;

/** Excel reads UTF-8 only after this mark. */
const byteOrderMark = '\uFEFF';

/** Blanks and marks without width do not stop a spreadsheet from seeing a formula after them. */
const blank = '[\\s\\p{Cc}\\p{Cf}\\p{Zs}]*';
const startsLikeFormula = new RegExp(`^(?:[\\t\\r\\n]|${blank}["']?${blank}[=+\\-@＝＋－＠])`, 'u');

/** The text with an apostrophe before it when a spreadsheet might run it. */
export function neutralised(text: string): string {
	return startsLikeFormula.test(text) ? `'${text}` : text;
}

/** Rows as a CSV file: UTF-8 with byte order mark, semicolons, CRLF. */
export function csvFile(rows: readonly (readonly CsvCell[])[]): string {
	return byteOrderMark + rows.map((row) => `${row.map(csvCell).join(';')}\r\n`).join('');
}

function csvCell(cell: CsvCell): string {
	if (cell === null) return '';
	if ('number' in cell) return plainNumber(cell.number);
	// Null bytes end a string in some readers.
	return `"${neutralised(cell.text.replaceAll('\0', '')).replaceAll('"', '""')}"`;
}

/** Rows for the clipboard: tabs between cells, one line a row, as spreadsheets and word processors paste them. */
export function tabSeparated(rows: readonly (readonly CsvCell[])[]): string {
	return rows.map((row) => row.map(pastedCell).join('\t')).join('\n');
}

function pastedCell(cell: CsvCell): string {
	if (cell === null) return '';
	if ('number' in cell) return plainNumber(cell.number);
	return neutralised(cell.text.replace(/[\s\p{Cc}]+/gu, ' ').trim());
}

function plainNumber(text: string): string {
	if (!/^-?\d+(?:[.,]\d+)?$/.test(text)) throw new RangeError(`not a plain number: ${text}`);
	return text;
}
