import { promises as fs } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FileMigrationProvider, Migrator, type MigrationResultSet } from 'kysely/migration';
import { Client } from 'pg';
import type { Logger } from '../logger.ts';
import { createDatabase, createPool } from './database.ts';
import { ensureDatabaseRoles } from './roles.ts';

/** The advisory lock of any two starts at once: one migrates, the other waits. A backup holds it shared. */
export const migrationLock = 0x7661_6e6b;

export class MigrationError extends Error {
	constructor(name: string, cause: unknown) {
		const why = cause instanceof Error ? cause.message : String(cause);
		super(`Migration ${name} failed; the schema is as it was before it. ${why}`, { cause });
		this.name = 'MigrationError';
	}
}

type Target = 'latest' | { readonly to: string } | 'none';

/** Brings the schema to `target` as vankrets_owner, each start alone. @throws MigrationError */
export async function migrate(options: {
	connectionString: string;
	migrationsDir: string;
	log: Pick<Logger, 'info' | 'warn'>;
	target?: Target;
}): Promise<string[]> {
	const client = new Client({ connectionString: options.connectionString });
	client.on('error', () => undefined);
	await client.connect();
	try {
		await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
		await ensureDatabaseRoles(client);
		return await migrateAsOwner(options);
	} finally {
		await client.end();
	}
}

/** The names of the migrations of this version, in order. */
export async function listMigrations(migrationsDir: string): Promise<string[]> {
	return (await fs.readdir(migrationsDir)).map((file) => path.parse(file).name).sort();
}

async function migrateAsOwner(options: {
	connectionString: string;
	migrationsDir: string;
	log: Pick<Logger, 'info' | 'warn'>;
	target?: Target;
}): Promise<string[]> {
	const pool = createPool(options.connectionString, 'vankrets_owner', options.log, { max: 1 });
	const db = createDatabase<unknown>(pool);
	try {
		const migrator = new Migrator({
			db,
			provider: new FileMigrationProvider({
				fs,
				path,
				migrationFolder: path.resolve(options.migrationsDir),
				import: (file: string) => import(/* @vite-ignore */ pathToFileURL(file).href)
			})
		});
		return report(await run(migrator, options.target ?? 'latest'), options.log);
	} finally {
		await db.destroy();
	}
}

async function run(migrator: Migrator, target: Target): Promise<MigrationResultSet> {
	if (target === 'latest') return migrator.migrateToLatest();
	if (target === 'none') {
		const { NO_MIGRATIONS } = await import('kysely/migration');
		return migrator.migrateTo(NO_MIGRATIONS);
	}
	return migrator.migrateTo(target.to);
}

function report(outcome: MigrationResultSet, log: Pick<Logger, 'info'>): string[] {
	const applied: string[] = [];
	for (const result of outcome.results ?? []) {
		if (result.status === 'Error') throw new MigrationError(result.migrationName, outcome.error);
		if (result.status !== 'Success') continue;
		applied.push(result.migrationName);
		log.info({ migration: result.migrationName, direction: result.direction }, 'migrated');
	}
	if (outcome.error !== undefined) throw new MigrationError('set-up', outcome.error);
	return applied;
}
