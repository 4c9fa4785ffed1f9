import { describe, expect, it } from 'vitest';
import { errorCodes } from '#lib/domain/errors.ts';
import { overwriteGetLocale, type Locale } from '#lib/messages/runtime.js';
import { errorText } from './error-text.ts';

const locales: Locale[] = ['sv', 'en'];

describe.each(locales)('the text of an error, %s', (locale) => {
	it.each([...errorCodes, 'unexpected', 'pageNotFound'])('%s is a sentence of its own', (code) => {
		overwriteGetLocale(() => locale);
		expect(errorText(code)).toMatch(/^\p{Lu}.{10,}\.$/u);
		const others = errorCodes.filter((other) => other !== code).map((other) => errorText(other));
		expect(others).not.toContain(errorText(code));
	});

	it('says of an unknown code what it says of the unexpected', () => {
		overwriteGetLocale(() => locale);
		expect(errorText('somethingElse')).toBe(errorText('unexpected'));
		expect(errorText('toString')).toBe(errorText('unexpected'));
	});
});

it('speaks Swedish and English, not one of them twice', () => {
	const texts = locales.map((locale) => {
		overwriteGetLocale(() => locale);
		return errorCodes.map((code) => errorText(code));
	});
	texts[0]?.forEach((text, index) => {
		expect(text).not.toBe(texts[1]?.[index]);
	});
});
