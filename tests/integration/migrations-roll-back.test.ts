import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, inject, onTestFinished, test } from 'vitest';
import { migrate, MigrationError } from '#lib/server/db/migrate.ts';
import { createTestDatabase, migrationsDir } from '../support/databases.ts';
import { describeSchema } from '../support/schema.ts';

const quiet = { info: () => undefined, warn: () => undefined };
const folders: string[] = [];

afterEach(async () => {
	for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function emptyDatabase(): Promise<string> {
	const database = await createTestDatabase(inject('databaseServer'), 'nothing');
	onTestFinished(database.drop);
	return database.connectionString;
}

async function migrationNames(): Promise<string[]> {
	return (await readdir(migrationsDir)).map((file) => path.parse(file).name).sort();
}

/** The project's migrations and one more at the end, in a folder that reaches the same packages. */
async function migrationsAnd(name: string, source: string): Promise<string> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'vankrets-migrations-'));
	folders.push(folder);
	await cp(migrationsDir, path.join(folder, 'migrations'), { recursive: true });
	await symlink(path.join(migrationsDir, '../node_modules'), path.join(folder, 'node_modules'));
	await writeFile(path.join(folder, 'package.json'), '{"type":"module"}');
	await writeFile(path.join(folder, 'migrations', name), source);
	return path.join(folder, 'migrations');
}

const failsHalfway = `import { sql } from 'kysely';
export async function up(db) {
	await sql\`CREATE TABLE half_made (id uuid)\`.execute(db);
	await sql\`ALTER TABLE person DROP COLUMN name\`.execute(db);
	await sql\`SELECT 1 / 0\`.execute(db);
}
export async function down() {}
`;

test('every prefix of the migrations applies, and rolls back to the very same schema', async () => {
	const connectionString = await emptyDatabase();
	const to = (target: 'none' | { to: string }) =>
		migrate({ connectionString, migrationsDir, log: quiet, target });
	await to('none');
	const schemas = [await describeSchema(connectionString)];
	const names = await migrationNames();
	expect(names.length).toBeGreaterThan(0);
	for (const [index, name] of names.entries()) {
		const before = names[index - 1];
		expect(await to({ to: name })).toEqual([name]);
		const after = await describeSchema(connectionString);
		await to(before === undefined ? 'none' : { to: before });
		expect(await describeSchema(connectionString), `after ${name} and back`).toEqual(
			schemas[index]
		);
		await to({ to: name });
		expect(await describeSchema(connectionString), `${name} for the second time`).toEqual(after);
		expect(after, `${name} changes something`).not.toEqual(schemas[index]);
		schemas.push(after);
	}
	await to('none');
	expect(await describeSchema(connectionString)).toEqual(schemas[0]);
});

describe('a migration that fails halfway', () => {
	test('leaves a current schema as it was, and says which one failed', async () => {
		const connectionString = await emptyDatabase();
		await migrate({ connectionString, migrationsDir, log: quiet });
		const before = await describeSchema(connectionString);
		const withBad = await migrationsAnd('9999-bad.ts', failsHalfway);
		const failure = await migrate({ connectionString, migrationsDir: withBad, log: quiet }).catch(
			(error: unknown) => error
		);
		expect(failure).toBeInstanceOf(MigrationError);
		expect(String(failure)).toContain('9999-bad');
		expect(await describeSchema(connectionString)).toEqual(before);
	});

	test('leaves an empty database empty, and the repaired migrations apply', async () => {
		const connectionString = await emptyDatabase();
		await migrate({ connectionString, migrationsDir, log: quiet, target: 'none' });
		const before = await describeSchema(connectionString);
		const withBad = await migrationsAnd('9999-bad.ts', failsHalfway);
		await expect(migrate({ connectionString, migrationsDir: withBad, log: quiet })).rejects.toThrow(
			MigrationError
		);
		expect(await describeSchema(connectionString)).toEqual(before);
		expect(await migrate({ connectionString, migrationsDir, log: quiet })).toEqual(
			await migrationNames()
		);
	});
});

test('of several starts at once exactly one migrates, and all of them go on', async () => {
	const connectionString = await emptyDatabase();
	const applied = await Promise.all(
		[1, 2, 3].map(() => migrate({ connectionString, migrationsDir, log: quiet }))
	);
	expect(applied.map((names) => names.length).sort()).toEqual([
		0,
		0,
		(await migrationNames()).length
	]);
});

test('a migration imports kysely and nothing else, so that its meaning stays', async () => {
	for (const name of await migrationNames()) {
		const source = await readFile(path.join(migrationsDir, `${name}.ts`), 'utf8');
		const imported = [...source.matchAll(/\bfrom\s+'([^']+)'|\bimport\(([^)]*)\)/g)];
		expect(
			imported.map((found) => found[1] ?? found[2]),
			name
		).toEqual(['kysely']);
	}
});
