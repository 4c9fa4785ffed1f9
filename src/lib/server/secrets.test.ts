import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyedHash, seal, unseal } from './secrets.ts';

const kek = { bytes: randomBytes(32) };
const place = { purpose: 'mail', context: 'row 1' } as const;

test('a sealed text opens in its own place and nowhere else', () => {
	const sealed = seal(kek, place, 'Hej Åsa, https://vankrets.example/inbjudan/abc');
	expect(unseal(kek, place, sealed)).toBe('Hej Åsa, https://vankrets.example/inbjudan/abc');
	expect(sealed.toString('latin1')).not.toContain('inbjudan');
	expect(unseal(kek, { ...place, context: 'row 2' }, sealed)).toBeNull();
	expect(unseal(kek, { ...place, purpose: 'second factor' }, sealed)).toBeNull();
	expect(unseal({ bytes: randomBytes(32) }, place, sealed)).toBeNull();
	expect(unseal(kek, place, Buffer.alloc(3))).toBeNull();
});

test('one text is sealed differently every time, and a changed byte opens nothing', () => {
	const [one, other] = [seal(kek, place, 'samma'), seal(kek, place, 'samma')];
	expect(one.equals(other)).toBe(false);
	one[one.length - 1] = (one.at(-1) ?? 0) ^ 1;
	expect(unseal(kek, place, one)).toBeNull();
});

test('a keyed hash is the same for the same text, and another for another purpose or key', () => {
	const hash = keyedHash(kek, 'recovery code', 'ABCD');
	expect(keyedHash(kek, 'recovery code', 'ABCD')).toBe(hash);
	expect(keyedHash(kek, 'mail choice', 'ABCD')).not.toBe(hash);
	expect(keyedHash({ bytes: randomBytes(32) }, 'recovery code', 'ABCD')).not.toBe(hash);
});
