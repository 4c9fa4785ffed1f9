import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { ExpectedError } from '#lib/domain/errors.ts';
import { PasswordOffice } from './passwords.ts';

const password = 'korrekt häst batteri';

it('knows the password it made a hash of, and no other', async () => {
	const office = new PasswordOffice();
	const stored = await office.hash(password);
	expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	expect(await office.verify(stored, password)).toBe(true);
	expect(await office.verify(stored, `${password} `)).toBe(false);
	expect(await office.verify(stored, 'korrekt ha\u0308st batteri')).toBe(true);
	expect(await office.hash(password)).not.toBe(stored);
});

it('lets nobody in as nobody', async () => {
	const office = new PasswordOffice();
	expect(await office.verify(null, password)).toBe(false);
	expect(await office.verify(null, 'nobody')).toBe(false);
});

it('works as long for an unknown address as for a wrong password', async () => {
	const office = new PasswordOffice();
	const stored = await office.hash(password);
	const times = { known: [] as number[], unknown: [] as number[] };
	for (let round = 0; round < 9; round += 1)
		for (const [who, taken] of [
			[stored, times.known],
			[null, times.unknown]
		] as const) {
			const started = performance.now();
			await office.verify(who, 'fel lösenord');
			taken.push(performance.now() - started);
		}
	const [known, unknown] = [times.known, times.unknown].map((all) => all.sort((a, b) => a - b)[4]);
	// Without the work for nobody it is a hundredth; machines under load differ by less than half.
	expect((known ?? 0) / (unknown ?? Infinity)).toBeGreaterThan(0.5);
	expect((known ?? Infinity) / (unknown ?? 0)).toBeLessThan(2);
});

it('tells a hash made at another cost', async () => {
	const office = new PasswordOffice();
	expect(office.isOutdated(await office.hash(password))).toBe(false);
	expect(office.isOutdated(await hash(password, { memoryCost: 4096, timeCost: 1 }))).toBe(true);
});

describe('when many come at once', () => {
	it('works on two, lets some wait and turns the rest away', async () => {
		const office = new PasswordOffice(3);
		const results = await Promise.allSettled(
			Array.from({ length: 10 }, () => office.verify(null, password))
		);
		const refused = results.filter((one) => one.status === 'rejected');
		expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(5);
		expect(refused.map(({ reason }) => reason instanceof ExpectedError && reason.code)).toEqual(
			Array(5).fill('unavailable')
		);
		expect(office.load).toBe(0);
		expect(await office.verify(null, password)).toBe(false);
	});

	it('lets a known browser go before those who are not known, however many they are', async () => {
		const office = new PasswordOffice(50);
		const order: string[] = [];
		const strangers = Array.from({ length: 12 }, async () => {
			await office.verify(null, password);
			order.push('stranger');
		});
		const known = office.verify(null, password, true).then(() => order.push('known'));
		await Promise.all([...strangers, known]);
		// On a busy machine one hash may take as long as several others; behind them all it would be the thirteenth.
		expect(order.indexOf('known')).toBeLessThan(9);
	});

	it('has room for a known browser when the other queue is full', async () => {
		const office = new PasswordOffice(1);
		const strangers = Array.from({ length: 5 }, () => office.verify(null, password));
		const settled = Promise.allSettled(strangers);
		expect(await office.verify(null, password, true)).toBe(false);
		await settled;
	});

	it('goes on after a hash that cannot be read', async () => {
		const office = new PasswordOffice();
		await expect(office.verify('no hash at all', password)).rejects.toThrow();
		expect(office.load).toBe(0);
	});
});
