import { ExpectedError } from '#lib/domain/errors.ts';
import { commonPasswords } from './common-passwords.ts';

/** In characters after normalisation. Any characters are allowed; nothing is asked of their kinds. */
export const shortestPassword = 12;
export const longestPassword = 200;

const rows = ['abcdefghijklmnopqrstuvwxyzåäö', 'qwertyuiopåasdfghjklöäzxcvbnm'];

/** The same password typed on two keyboards is the same password: å can be one character or two. */
export function normalisePassword(password: string): string {
	return password.toWellFormed().normalize('NFC');
}

/**
 * Refuses what is too short or among the first guesses.
 * @param own words that stand for the person: name and e-mail address
 * @throws ExpectedError passwordTooShort, passwordTooCommon, invalidInput (too long); the field is `password`
 */
export function assertGoodPassword(password: string, own: readonly string[]): void {
	const length = [...normalisePassword(password)].length;
	if (length < shortestPassword) throw new ExpectedError('passwordTooShort', ['password']);
	if (length > longestPassword) throw new ExpectedError('invalidInput', ['password']);
	if (isEasilyGuessed(password, own)) throw new ExpectedError('passwordTooCommon', ['password']);
}

/** Common words with digits and signs around them, repetitions, runs of the alphabet or keyboard, digits only, own name. */
function isEasilyGuessed(password: string, own: readonly string[]): boolean {
	const text = normalisePassword(password).toLowerCase();
	const core = coreOf(text);
	const unit = repeatedUnit(text);
	return (
		core.length < 4 ||
		new Set(text).size < 5 ||
		[text, core, unit, coreOf(unit)].some((word) => commonPasswords.has(word)) ||
		unit.length <= 4 ||
		isRun(core) ||
		ownWords(own).has(lettersOf(text))
	);
}

/** Without the digits and signs around it: "Sommar2026!" is a guess at "sommar". */
function coreOf(text: string): string {
	return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

function lettersOf(text: string): string {
	return text.replace(/[^\p{L}]+/gu, '');
}

/** The shortest piece that makes up the text when repeated; the text itself when none does. */
function repeatedUnit(text: string): string {
	const period = (text + text).indexOf(text, 1);
	return text.slice(0, period);
}

function isRun(text: string): boolean {
	return rows.some((row) => {
		const round = row + row;
		return round.includes(text) || [...round].reverse().join('').includes(text);
	});
}

function ownWords(own: readonly string[]): Set<string> {
	const words = own.flatMap((one) => {
		const text = normalisePassword(one).toLowerCase();
		const parts = text.split(/[^\p{L}]+/u);
		return [text, text.split('@')[0] ?? '', ...parts, parts.toReversed().join('')].map(lettersOf);
	});
	return new Set(words.filter((word) => word.length > 0));
}
