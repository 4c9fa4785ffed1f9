import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { migrationLock } from '../migrate.ts';
import { BackupError } from './error.ts';
import { endOfRows, RowSum, type BackupHead, type TableSum } from './format.ts';
import { copyOut, fixTextForm, listBackupTables, type BackupTable } from './tables.ts';

type Write = (text: string | Buffer) => Promise<void>;

export type BackupReport = { readonly file: string; readonly sums: readonly TableSum[] };

/**
 * Writes all that a backup holds as it was at one moment, while the app goes on. The file gets its name last, is only
 * its owner's to read, and is on the disk when this returns. @throws BackupError
 */
export async function writeBackup(options: {
	connectionString: string;
	file: string;
	appVersion: string;
	now: Date;
}): Promise<BackupReport> {
	const client = await connectAsOwner(options.connectionString);
	const unfinished = `${options.file}.new-${String(process.pid)}`;
	try {
		const sums = await writeSnapshot(client, unfinished, options);
		await syncFile(unfinished);
		await rename(unfinished, options.file);
		await syncFile(path.dirname(path.resolve(options.file)));
		return { file: options.file, sums };
	} finally {
		await client.end().catch(() => undefined);
		await rm(unfinished, { force: true });
	}
}

export async function connectAsOwner(connectionString: string): Promise<Client> {
	const client = new Client({
		connectionString,
		application_name: 'vankrets-backup',
		connectionTimeoutMillis: 10_000,
		options: '-c role=vankrets_owner'
	});
	client.on('error', () => undefined);
	await client.connect();
	return client;
}

async function writeSnapshot(
	client: Client,
	file: string,
	{ appVersion, now }: { appVersion: string; now: Date }
): Promise<TableSum[]> {
	// A migration that changed the schema beneath the snapshot would make a backup of neither.
	await client.query('SELECT pg_advisory_lock_shared($1)', [migrationLock]);
	await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
	await fixTextForm(client);
	const head = await describe(client, appVersion, now);
	const gzip = createGzip();
	const written = pipeline(gzip, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
	// Told where it is waited for, below.
	written.catch(() => undefined);
	const write: Write = async (text) => {
		// A disk that is full ends the wait as well.
		if (!gzip.write(text)) await Promise.race([once(gzip, 'drain'), written]);
	};
	const sums: TableSum[] = [];
	await write(`${JSON.stringify(head)}\n`);
	for (const table of await listBackupTables(client))
		sums.push(await writeTable(client, write, table));
	await write(`${JSON.stringify({ sums })}\n`);
	gzip.end();
	await written;
	await client.query('COMMIT');
	return sums;
}

async function describe(client: Client, appVersion: string, now: Date): Promise<BackupHead> {
	const { rows } = await client.query<{ migrations: string[]; version: string }>(
		`SELECT array(SELECT name::text FROM public.kysely_migration ORDER BY name) AS migrations,
			current_setting('server_version') AS version`
	);
	const [row] = rows;
	if (row === undefined || row.migrations.length === 0)
		throw new BackupError('The database is empty: there is nothing to back up.');
	return {
		vankrets: 'backup',
		format: 1,
		takenAt: now.toISOString(),
		appVersion,
		serverVersion: row.version,
		migrations: row.migrations
	};
}

async function writeTable(client: Client, write: Write, table: BackupTable): Promise<TableSum> {
	const { columns } = table;
	await write(`${JSON.stringify({ table: table.table, columns })}\n`);
	const sum = new RowSum();
	for await (const part of client.query(copyTo(copyOut(table))) as AsyncIterable<Buffer>) {
		sum.add(part);
		await write(part);
	}
	await write(`${endOfRows}\n`);
	return sum.of(table.table);
}

async function syncFile(file: string): Promise<void> {
	const handle = await open(file, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
