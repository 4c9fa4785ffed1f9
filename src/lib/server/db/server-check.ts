import { Client } from 'pg';

/** What a database server says of itself. */
export type DatabaseServer = {
	readonly version: string;
	readonly major: number;
	readonly fsync: boolean;
	readonly synchronousCommit: boolean;
	/** Server, port and database for a person to recognise; never a password. */
	readonly description: string;
};

/** The database cannot be used, and why, for the person who starts the app. */
export class DatabaseError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'DatabaseError';
	}
}

/** @throws DatabaseError when no server answers */
export async function describeServer(connectionString: string): Promise<DatabaseServer> {
	const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 });
	client.on('error', () => undefined);
	try {
		await client.connect();
		const result = await client.query<{
			version: string;
			number: string;
			fsync: string;
			commit: string;
			db: string;
		}>(
			`SELECT current_setting('server_version') AS version, current_setting('server_version_num') AS number,
				current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit, current_database() AS db`
		);
		const row = result.rows[0];
		if (row === undefined) throw new Error('no answer');
		return {
			version: row.version.split(' ')[0] ?? row.version,
			major: Math.floor(Number(row.number) / 10_000),
			fsync: row.fsync === 'on',
			synchronousCommit: row.commit !== 'off' && row.commit !== 'local',
			description: `PostgreSQL ${row.version} at ${client.host}:${String(client.port)}, database ${row.db}`
		};
	} catch (error) {
		throw new DatabaseError(
			`The database does not answer: ${error instanceof Error ? error.message : String(error)}. Check DATABASE_URL and that the server runs.`
		);
	} finally {
		await client.end().catch(() => undefined);
	}
}

/** @throws DatabaseError when an acknowledged answer could be lost, or the server is too old */
export function assertDurable(server: DatabaseServer, embedded: boolean): void {
	if (server.major < 16)
		throw new DatabaseError(
			`${server.description} is too old: Vänkrets needs PostgreSQL 16 or newer.`
		);
	if (!server.fsync || !server.synchronousCommit)
		throw new DatabaseError(
			`${embedded ? 'The embedded database' : server.description} could lose acknowledged answers: fsync and synchronous_commit must be on.`
		);
}
