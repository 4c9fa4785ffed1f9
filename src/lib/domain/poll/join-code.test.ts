import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	formatJoinCode,
	joinCodeAlphabet,
	joinCodeFromBytes,
	joinCodeLength,
	parseJoinCode
} from './join-code.ts';

const codes = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(joinCodeFromBytes);

test('a code as it is shown is read as the same code, however it is typed', () => {
	const dressings = fc.constantFrom<(shown: string) => string>(
		(shown) => shown,
		(shown) => shown.toLowerCase(),
		(shown) => shown.replace('-', ''),
		(shown) => shown.replace('-', ' '),
		(shown) => ` ${shown.replace('-', '–')}. `,
		(shown) => [...shown].join(' ')
	);
	fc.assert(
		fc.property(codes, dressings, (code, dress) => {
			expect(parseJoinCode(dress(formatJoinCode(code)))).toBe(code);
		})
	);
});

describe('what cannot be a code is not taken for one', () => {
	test.each([
		['nothing', ''],
		['seven symbols', 'ABCDEFG'],
		['nine symbols', 'ABCDEFGHJ'],
		['a zero', 'ABCD-EFG0'],
		['the letter I', 'ABCD-EFGI'],
		['the letter L', 'LBCD-EFGH'],
		['Swedish letters', 'ÅÄÖÅÄÖÅÄ'],
		['emoji', '🙂🙂🙂🙂🙂🙂🙂🙂'],
		['another alphabet’s look-alikes', 'АВСЕНКМР'],
		['a long text', 'A'.repeat(100_000)],
		['a code padded beyond 40 characters', `ABCD${' '.repeat(50)}EFGH`]
	])('%s', (_, typed) => {
		expect(parseJoinCode(typed)).toBeNull();
	});

	test('arbitrary text gives null or a well-formed code', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
				const code = parseJoinCode(typed);
				if (code !== null) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
			})
		);
	});
});

describe('a new code', () => {
	test('has eight symbols without look-alikes and enough of them to guess among', () => {
		expect(joinCodeAlphabet).toHaveLength(31);
		expect(joinCodeAlphabet).not.toMatch(/[01ILO]/);
		expect(Math.log2(joinCodeAlphabet.length ** joinCodeLength)).toBeGreaterThan(39);
	});

	test('draws every symbol equally often from evenly spread bytes', () => {
		const seen = new Map<string, number>();
		for (let byte = 0; byte < 256; byte += 1) {
			// Eight times the same byte, behind it nothing: a byte that is passed over gives no code.
			const bytes = new Uint8Array(8).fill(byte);
			const drawn = attempt(() => joinCodeFromBytes(bytes).charAt(0));
			if (drawn !== null) seen.set(drawn, (seen.get(drawn) ?? 0) + 1);
		}
		expect([...seen.keys()].sort().join('')).toBe(joinCodeAlphabet);
		expect(new Set(seen.values())).toEqual(new Set([8]));
	});

	test('is refused rather than shortened when the random bytes do not suffice', () => {
		expect(() => joinCodeFromBytes(new Uint8Array(7))).toThrow(RangeError);
		expect(() => joinCodeFromBytes(new Uint8Array(32).fill(255))).toThrow(RangeError);
	});
});

function attempt<T>(work: () => T): T | null {
	try {
		return work();
	} catch {
		return null;
	}
}
