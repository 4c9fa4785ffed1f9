import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ballotKeyOf, newRunKey, unwrapRunKey, wrapRunKey } from './ballot-keys.ts';
import { newToken } from './ids.ts';

describe('a device’s ballot key', () => {
	test('is the HMAC of its token with the run’s key, as Node computes it', () => {
		for (let times = 0; times < 200; times += 1) {
			const [runKey, token] = [newRunKey(), newToken()];
			const expected = createHmac('sha256', runKey).update('dev').update(token).digest();
			expect(ballotKeyOf(runKey, token)).toEqual(expected);
		}
	});

	test('leaves the run’s key as it was', () => {
		const runKey = newRunKey();
		const before = Buffer.from(runKey);
		ballotKeyOf(runKey, newToken());
		expect(runKey).toEqual(before);
	});
});

test('a wrapped key opens with its own key-encryption key and with no other', () => {
	const kek = { bytes: newRunKey() };
	const runKey = newRunKey();
	const wrapped = wrapRunKey(kek, runKey);
	expect(unwrapRunKey(kek, wrapped)).toEqual(runKey);
	expect(() => unwrapRunKey({ bytes: newRunKey() }, wrapped)).toThrow();
});
