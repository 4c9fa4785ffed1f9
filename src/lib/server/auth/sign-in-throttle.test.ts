import { beforeEach, describe, expect, it } from 'vitest';
import { ExpectedError } from '#lib/domain/errors.ts';
import { networkOf, SignInThrottle } from './sign-in-throttle.ts';

const second = 1000;
const anna = { address: '192.0.2.7', email: 'anna@region.example', knownBrowser: null };

let now: number;
let throttle: SignInThrottle;
beforeEach(() => {
	now = 1_000_000;
	throttle = new SignInThrottle(() => now);
});

/** True when the attempt was let through; it then counts as failed. */
function tries(attempt: { address: string; email: string; knownBrowser: string | null }): boolean {
	try {
		throttle.begin(attempt);
		return true;
	} catch (error) {
		expect(error instanceof ExpectedError && error.code).toBe('tooManyAttempts');
		return false;
	}
}

function failures(times: number, attempt: Parameters<typeof tries>[0]): number {
	return Array.from({ length: times }, () => tries(attempt)).filter(Boolean).length;
}

describe('one network guessing at one address', () => {
	it('has five free guesses, also when a hundred come at once', () => {
		expect(failures(100, anna)).toBe(5);
	});

	it('then waits 1, 2, 4 … seconds, never more than a minute', () => {
		failures(5, anna);
		for (const wait of [1, 2, 4, 8, 16, 32, 60, 60]) {
			now += wait * second - 1;
			expect(tries(anna)).toBe(false);
			now += 1;
			expect(tries(anna)).toBe(true);
		}
	});

	it('makes no more than a hundred guesses in an hour', () => {
		let guesses = 0;
		for (let tick = 0; tick < 3600; tick += 1) {
			if (tries(anna)) guesses += 1;
			now += second;
		}
		expect(guesses).toBeLessThan(100);
	});

	it('is forgotten after a quarter of an hour without an attempt', () => {
		failures(50, anna);
		now += 15 * 60 * second;
		expect(failures(50, anna)).toBe(5);
	});
});

describe('the person behind the address', () => {
	const attackers = Array.from({ length: 100 }, (_, index) => ({
		...anna,
		address: `198.51.${String(index >> 8)}.${String(index & 255)}`
	}));

	it('is never limited by others in a browser they have used before', () => {
		for (const attacker of attackers) failures(10, attacker);
		failures(100, anna);
		expect(tries({ ...anna, knownBrowser: 'annas laptop' })).toBe(true);
	});

	it('still gets a try in a new browser while a crowd is guessing', () => {
		for (const attacker of attackers) failures(10, attacker);
		expect(tries({ ...anna, address: '203.0.113.9' })).toBe(true);
	});

	it('has their own failures limited in a known browser too', () => {
		const laptop = { ...anna, knownBrowser: 'annas laptop' };
		expect(failures(100, laptop)).toBe(10);
		now += second;
		expect(tries(laptop)).toBe(true);
		expect(tries({ ...laptop, email: 'bertil@region.example' })).toBe(true);
	});

	it('starts anew after a sign-in that succeeded', () => {
		failures(4, anna);
		throttle.begin(anna).succeeded();
		expect(failures(100, anna)).toBe(5);
	});
});

it('lets a crowd make one guess a minute from each network, once thirty have failed', () => {
	const crowd = Array.from({ length: 30 }, (_, index) => ({
		...anna,
		address: `h${String(index)}`
	}));
	for (const one of crowd) expect(tries(one)).toBe(true);
	for (const one of crowd) expect(tries(one)).toBe(false);
	now += 60 * second;
	for (const one of crowd) expect(tries(one)).toBe(true);
});

it('slows a network that tries one password on everybody', () => {
	const spraying = Array.from({ length: 200 }, (_, index) => ({
		...anna,
		email: `person${String(index)}@region.example`
	}));
	expect(spraying.filter((one) => tries(one))).toHaveLength(30);
	now += 8 * second;
	expect(tries({ ...anna, email: 'another@region.example' })).toBe(true);
});

it('lets three hundred colleagues behind one address sign in at nine o’clock', () => {
	for (let index = 0; index < 300; index += 1)
		throttle.begin({ ...anna, email: `person${String(index)}@region.example` }).succeeded();
	expect(tries(anna)).toBe(true);
});

it('takes back an attempt whose password was never looked at, and only that', () => {
	failures(4, anna);
	throttle.begin(anna).notChecked();
	expect(failures(100, anna)).toBe(1);
});

it.each([
	['192.0.2.7', '192.0.2.7'],
	['::ffff:192.0.2.7', '::ffff:192.0.2.7'],
	['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
	['2001:db8:1:2::9', '2001:db8:1:2'],
	['2001:DB8::1', '2001:db8:0:0'],
	['::1', '0:0:0:0'],
	['fe80::1%eth0', 'fe80:0:0:0'],
	['unknown', 'unknown']
])('takes %s for the network %s', (address, network) => {
	expect(networkOf(address)).toBe(network);
});
