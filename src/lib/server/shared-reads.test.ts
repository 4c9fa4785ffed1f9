import { describe, expect, test } from 'vitest';
import { SharedReads } from './shared-reads.ts';

/** Readings that end when they are told to, in the order they were begun. */
function slowReadings() {
	const begun: ((value: string | Error) => void)[] = [];
	const work = () =>
		new Promise<string>((resolve, reject) => {
			begun.push((value) => {
				if (value instanceof Error) reject(value);
				else resolve(value);
			});
		});
	return { begun, work };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('reading what many ask for', () => {
	test('is begun at once for the first, and once more for all who ask meanwhile', async () => {
		const reads = new SharedReads();
		const { begun, work } = slowReadings();
		const first = reads.read('run', work);
		const others = Array.from({ length: 500 }, () => reads.read('run', work));
		expect(begun).toHaveLength(1);
		begun[0]?.('old');
		await settled();
		expect(begun).toHaveLength(2);
		begun[1]?.('new');
		expect(await first).toBe('old');
		expect(new Set(await Promise.all(others))).toEqual(new Set(['new']));
	});

	test('never tells anyone what was read before they asked', async () => {
		const reads = new SharedReads();
		const { begun, work } = slowReadings();
		void reads.read('run', work);
		const second = reads.read('run', work);
		begun[0]?.('first');
		await settled();
		const third = reads.read('run', work);
		begun[1]?.('second');
		await settled();
		begun[2]?.('third');
		expect([await second, await third]).toEqual(['second', 'third']);
	});

	test('that fails does so for those who shared it, and for nobody after', async () => {
		const reads = new SharedReads();
		const { begun, work } = slowReadings();
		const first = reads.read('run', work);
		const second = reads.read('run', work);
		begun[0]?.(new Error('gone'));
		await expect(first).rejects.toThrow('gone');
		begun[1]?.('back');
		expect(await second).toBe('back');
	});

	test('of two things goes side by side', () => {
		const reads = new SharedReads();
		const { begun, work } = slowReadings();
		void reads.read('one', work);
		void reads.read('two', work);
		expect(begun).toHaveLength(2);
	});

	test('begins anew when nobody waits', async () => {
		const reads = new SharedReads();
		expect(await reads.read('run', () => Promise.resolve(1))).toBe(1);
		await settled();
		expect(await reads.read('run', () => Promise.resolve(2))).toBe(2);
	});
});
