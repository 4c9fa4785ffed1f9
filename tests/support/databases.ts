import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '#lib/server/db/migrate.ts';

/** Databases of a test run: one migrated template, and a copy of it for every file that asks. */
export const templateName = 'vankrets_template';
export const migrationsDir = new URL('../../migrations', import.meta.url).pathname;

const quiet = { info: () => undefined, warn: () => undefined };

/** The same server, another database. */
export function databaseAt(connectionString: string, name: string): string {
	const url = new URL(connectionString.replace('@/', '@localhost/'));
	url.pathname = `/${name}`;
	// Without a host name the socket's folder, given as a parameter, is where the server is.
	return url.href.replace('@localhost/', '@/');
}

/** Runs statements one by one as the server's owner, in a database of the server. */
export async function asServerOwner(
	connectionString: string,
	...statements: string[]
): Promise<void> {
	const client = new pg.Client({ connectionString });
	await client.connect();
	try {
		for (const statement of statements) await client.query(statement);
	} finally {
		await client.end();
	}
}

/** Makes and migrates the template; `server` reaches any database of the server. */
export async function makeTemplate(server: string): Promise<void> {
	await asServerOwner(server, `CREATE DATABASE ${templateName}`);
	await migrate({
		connectionString: databaseAt(server, templateName),
		migrationsDir,
		log: quiet
	});
}

export type TestDatabase = { readonly connectionString: string; drop(): Promise<void> };

/** A database of its own: migrated like the template, or with nothing in it. */
export async function createTestDatabase(
	server: string,
	from: 'template' | 'nothing' = 'template'
): Promise<TestDatabase> {
	const name = `test_${randomBytes(8).toString('hex')}`;
	await asServerOwner(
		server,
		from === 'template'
			? `CREATE DATABASE ${name} TEMPLATE ${templateName}`
			: `CREATE DATABASE ${name}`
	);
	return {
		connectionString: databaseAt(server, name),
		drop: () => asServerOwner(server, `DROP DATABASE ${name} WITH (FORCE)`)
	};
}
