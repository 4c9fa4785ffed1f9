import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { superuser } from './cluster.ts';
import { codeOf, EmbeddedDatabaseError } from './error.ts';

export const databaseName = 'vankrets';
export const port = 5432;

const durable = ['fsync', 'synchronous_commit', 'full_page_writes'];
const slowStartNotice = 10_000;
const longestStart = 600_000;

/** Not yet listening, starting up or recovering, shutting down, or a connection cut by one of these. */
const transient = new Set([
	'ENOENT',
	'ECONNREFUSED',
	'ECONNRESET',
	'EPIPE',
	'57P03',
	'57P01',
	'53300'
]);

/** For `pg`: the socket's folder stands as the host. */
export function connectionStringFor(socketDir: string, database: string): string {
	return (
		`postgresql://${superuser}@/${encodeURIComponent(database)}` +
		`?host=${encodeURIComponent(socketDir)}&port=${port}&sslmode=disable`
	);
}

export async function connect(socketDir: string, database: string): Promise<pg.Client> {
	const client = new pg.Client({
		connectionString: connectionStringFor(socketDir, database),
		connectionTimeoutMillis: 5000
	});
	client.on('error', () => undefined);
	await client.connect();
	return client;
}

async function createDatabase(socketDir: string): Promise<void> {
	const client = await connect(socketDir, 'postgres');
	try {
		await client.query(`create database ${databaseName}`);
	} finally {
		await client.end();
	}
}

async function tryConnect(socketDir: string): Promise<pg.Client | null> {
	try {
		return await connect(socketDir, databaseName);
	} catch (error) {
		const code = codeOf(error);
		if (code === '3D000') {
			await createDatabase(socketDir);
			return connect(socketDir, databaseName);
		}
		if (code !== undefined && !transient.has(code)) throw error;
		return null;
	}
}

/** Polls until the server answers; null when its process is gone. Recovery after a crash may take minutes. */
export async function connectWhenReady(
	socketDir: string,
	isGone: () => boolean,
	log: (message: string) => void
): Promise<pg.Client | null> {
	const begun = Date.now();
	let noticed = begun;
	for (;;) {
		const client = await tryConnect(socketDir);
		if (client !== null) return client;
		if (isGone()) return null;
		if (Date.now() - begun > longestStart) {
			throw new EmbeddedDatabaseError(
				'startFailed',
				`PostgreSQL runs but has not answered on ${socketDir} for ten minutes. The data is safe. ` +
					'It may still be recovering: see postgres.log in the data folder, then start again.'
			);
		}
		if (Date.now() - noticed > slowStartNotice) {
			noticed = Date.now();
			log('PostgreSQL is still starting; after a crash it first reads back its log.');
		}
		await delay(10);
	}
}

type ServerFacts = { version: string; dataDirectory: string };

/** @throws EmbeddedDatabaseError startFailed unless every commit is on disk before it is acknowledged. */
export async function checkServer(client: pg.Client): Promise<ServerFacts> {
	for (const name of durable) {
		const { rows } = await client.query<Record<string, string>>(`show ${name}`);
		const value = rows[0]?.[name];
		if (value === 'on') continue;
		throw new EmbeddedDatabaseError(
			'startFailed',
			`PostgreSQL runs with ${name} = ${value ?? '?'}, so answers could be lost in a power cut; the app does ` +
				`not start like that. The data is safe. Someone changed the setting (postgresql.auto.conf, ALTER ` +
				`ROLE or ALTER DATABASE): put it back with RESET, in PostgreSQL's single-user mode if needed.`
		);
	}
	const { rows } = await client.query<ServerFacts>(
		`select current_setting('server_version') as version,
		        current_setting('data_directory') as "dataDirectory"`
	);
	const facts = rows[0];
	if (facts === undefined)
		throw new EmbeddedDatabaseError('startFailed', 'PostgreSQL gave no answer.');
	return facts;
}
