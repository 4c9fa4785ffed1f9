import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/**
 * The control of the import rules: a small house in which each rule is broken once. A rule that stops finding its
 * break (a mistyped path, a changed option) fails here and not years later.
 */
const root = path.resolve(import.meta.dirname, '../..');

const breaks: Readonly<Record<string, readonly [file: string, source: string]>> = {
	'no-cycles': ['src/lib/server/cycle-a.ts', `import './cycle-b.ts'; export const a = 1;`],
	'domain-is-pure': ['src/lib/domain/impure.ts', `import '#lib/server/target.ts';`],
	'contract-knows-domain-only': ['src/lib/contract/wide.ts', `import '#lib/server/target.ts';`],
	'browser-never-imports-server': ['src/lib/client/curious.ts', `import '#lib/server/target.ts';`],
	'server-never-imports-kit': ['src/lib/server/kitty.ts', `import '@sveltejs/kit';`],
	'usecases-know-no-transport': ['src/lib/server/usecases/loud.ts', `import 'socket.io';`],
	'live-never-queries': [
		'src/lib/server/live/nosy.ts',
		`import '#lib/server/db/queries/target.ts';`
	],
	'routes-never-query': [
		'src/routes/+page.server.ts',
		`import '#lib/server/db/queries/target.ts';`
	],
	'lucia-behind-its-adapter': ['src/lib/server/elsewhere.ts', `import 'lucia';`],
	'migrations-are-frozen': ['migrations/0001-melting.ts', `import '#lib/server/target.ts';`],
	'voter-layout-stays-light': ['src/routes/(voter)/+layout.ts', `import '#lib/ui/heavy.ts';`],
	'entry-loads-the-build-only': ['src/server.ts', `import '#lib/server/target.ts';`]
};

const others: Readonly<Record<string, string>> = {
	'src/lib/server/target.ts': 'export const target = 1;',
	'src/lib/server/db/queries/target.ts': 'export const target = 1;',
	'src/lib/server/cycle-b.ts': `import './cycle-a.ts'; export const b = 1;`,
	'src/lib/ui/heavy.ts': `import 'bits-ui';`,
	// What is allowed, beside what is not.
	'src/lib/domain/pure.ts': 'export const pure = 1;',
	'src/lib/contract/narrow.ts': `import '#lib/domain/pure.ts';`,
	'src/lib/server/auth/adapter.ts': `import 'lucia';`,
	'migrations/0002-frozen.ts': `import 'kysely';`,
	'tsconfig.json':
		'{"compilerOptions":{"module":"esnext","moduleResolution":"bundler","allowImportingTsExtensions":true,"noEmit":true}}',
	'package.json': '{"type":"module","imports":{"#lib/*":"./src/lib/*"}}'
};

/** Packages of the same names, with nothing in them. */
const packages = Object.fromEntries(
	['kysely', 'lucia', 'socket.io', '@sveltejs/kit', 'bits-ui'].flatMap((name) => [
		[
			`node_modules/${name}/package.json`,
			JSON.stringify({ name, type: 'module', main: 'index.js' })
		],
		[`node_modules/${name}/index.js`, 'export {};']
	])
);

let house: string;
let violations: { rule: { name: string }; from: string }[];

beforeAll(async () => {
	house = await mkdtemp(path.join(os.tmpdir(), 'vankrets-house-'));
	const files = { ...others, ...packages, ...Object.fromEntries(Object.values(breaks)) };
	for (const [file, source] of Object.entries(files)) {
		await mkdir(path.join(house, path.dirname(file)), { recursive: true });
		await writeFile(path.join(house, file), source);
	}
	await cp(path.join(root, '.dependency-cruiser.js'), path.join(house, '.dependency-cruiser.js'));
	const report = await depcruise(['--output-type', 'json', 'src', 'migrations']);
	violations = (JSON.parse(report) as { summary: { violations: typeof violations } }).summary
		.violations;
}, 60_000);
afterAll(() => rm(house, { recursive: true, force: true }));

function depcruise(args: string[]): Promise<string> {
	const program = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
	return new Promise((resolve, reject) => {
		execFile(
			process.execPath,
			[program, '--config', '.dependency-cruiser.js', ...args],
			{ cwd: house, maxBuffer: 20_000_000 },
			(error, stdout, stderr) => {
				if (stdout === '') reject(error ?? new Error(stderr));
				else resolve(stdout);
			}
		);
	});
}

describe('each import rule finds what breaks it', () => {
	test.each(Object.entries(breaks))('%s', (rule, [file]) => {
		expect(violations.filter((one) => one.rule.name === rule).map((one) => one.from)).toContain(
			file
		);
	});

	test('and lets what is allowed pass', () => {
		const broken = Object.values(breaks).map(([file]) => file);
		expect(
			violations
				.map((one) => one.from)
				.filter((file) => !broken.includes(file) && !file.includes('cycle-b'))
		).toEqual([]);
	});

	test('and there is no rule without its break here', async () => {
		const { default: config } = (await import(path.join(root, '.dependency-cruiser.js'))) as {
			default: { forbidden: { name: string }[] };
		};
		expect(config.forbidden.map((rule) => rule.name).sort()).toEqual(Object.keys(breaks).sort());
	});
});
