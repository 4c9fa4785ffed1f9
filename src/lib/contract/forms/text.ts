import * as v from 'valibot';

/** Something to see: a name of nothing but spaces and invisible signs is no name. */
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

function asLine(text: string): string {
	return text
		.toWellFormed()
		.normalize('NFC')
		.replace(/[\p{Cc}\s]+/gu, ' ')
		.trim();
}

/** Line breaks as \n, no other control characters (PostgreSQL stores no NUL). */
function asProse(text: string): string {
	return text
		.toWellFormed()
		.normalize('NFC')
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n\t]/gu, '')
		.trim();
}

/** One line, 1–max characters (UTF-16 units, as the browser's maxlength counts). */
export const line = (max: number) =>
	v.pipe(v.string(), v.transform(asLine), v.regex(visible), v.maxLength(max));

/** One line, or nothing. */
export const optionalLine = (max: number) =>
	v.pipe(v.optional(v.string(), ''), v.transform(asLine), v.maxLength(max));

/** Several lines, 1–max characters. */
export const prose = (max: number) =>
	v.pipe(v.string(), v.transform(asProse), v.regex(visible), v.maxLength(max));

/** Several lines, or nothing. */
export const optionalProse = (max: number) =>
	v.pipe(v.optional(v.string(), ''), v.transform(asProse), v.maxLength(max));

/** One line or several of any length, tidied: for whoever judges the length by a rule that has words of its own. */
export const tidyLine = v.pipe(v.string(), v.transform(asLine));
export const tidyProse = v.pipe(v.string(), v.transform(asProse));

export const rowId = v.pipe(v.string(), v.uuid());

/** What the form was filled from (the row's version): saving over somebody else's change is refused. */
export const rowVersion = v.pipe(v.string(), v.regex(/^\d{1,20}$/));
