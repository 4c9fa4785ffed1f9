import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { listMigrations, migrate } from '../migrate.ts';
import type { Logger } from '../../logger.ts';
import { BackupError } from './error.ts';
import {
	endOfRows,
	linesOf,
	parseHead,
	parseNext,
	RowSum,
	type BackupHead,
	type TableHead,
	type TableSum
} from './format.ts';
import { allowLoading, findObstacle, startSequences } from './loading.ts';
import { copyIn, copyOut, fixTextForm, listBackupTables } from './tables.ts';
import { connectAsOwner } from './write-backup.ts';

export type RestoreReport = { readonly head: BackupHead; readonly sums: readonly TableSum[] };

/**
 * Fills an empty database from a backup: the schema of its day, its rows, a check that reading them gives the very same
 * text, and then the migrations of this version. All rows or none. @throws BackupError, MigrationError
 */
export async function restoreBackup(options: {
	connectionString: string;
	file: string;
	migrationsDir: string;
	log: Pick<Logger, 'info' | 'warn'>;
}): Promise<RestoreReport> {
	const { connectionString, migrationsDir, log } = options;
	const lines = linesOf(createReadStream(options.file).pipe(createGunzip()));
	const head = parseHead(await nextLine(lines));
	const known = await listMigrations(migrationsDir);
	const last = head.migrations.at(-1);
	if (last === undefined || head.migrations.some((name, index) => known[index] !== name))
		throw new BackupError(
			`The backup is of a version with other migrations (${last ?? 'none'}; this one ends with ${known.at(-1) ?? 'none'}). Restore it with the version that took it, ${head.appVersion}, or a later one.`
		);
	await findObstacle(connectionString, head.migrations);
	await migrate({ connectionString, migrationsDir, log, target: { to: last } });
	const client = await connectAsOwner(connectionString);
	try {
		const sums = await loadAll(client, lines);
		await migrate({ connectionString, migrationsDir, log });
		return { head, sums };
	} finally {
		await client.end().catch(() => undefined);
	}
}

async function loadAll(client: Client, lines: AsyncGenerator<Buffer>): Promise<TableSum[]> {
	await client.query('BEGIN');
	try {
		await fixTextForm(client);
		const settle = await allowLoading(client);
		const sums = await loadTables(client, lines);
		await settle();
		await startSequences(client);
		await compare(client, sums);
		await client.query('COMMIT');
		return sums;
	} catch (error) {
		await client.query('ROLLBACK').catch(() => undefined);
		throw error;
	}
}

/** Every table of the file; the sums are those of its last line, and of what was read. @throws BackupError */
async function loadTables(client: Client, lines: AsyncGenerator<Buffer>): Promise<TableSum[]> {
	const read: TableSum[] = [];
	for (;;) {
		const next = parseNext(await nextLine(lines));
		if (!('sums' in next)) {
			read.push(await loadTable(client, lines, next));
			continue;
		}
		if (JSON.stringify(next.sums) !== JSON.stringify(read))
			throw new BackupError('The backup is damaged: its rows do not add up to its own sums.');
		return read;
	}
}

async function loadTable(
	client: Client,
	lines: AsyncGenerator<Buffer>,
	head: TableHead
): Promise<TableSum> {
	const sum = new RowSum();
	const stream = client.query(copyFrom(copyIn(head)));
	const loaded = finished(stream);
	loaded.catch(() => undefined);
	try {
		for (;;) {
			const line = await nextBytes(lines);
			if (line.length === 3 && line.toString('latin1') === `${endOfRows}\n`) break;
			sum.add(line);
			if (!stream.write(line)) await Promise.race([once(stream, 'drain'), loaded]);
		}
		stream.end();
		await loaded;
	} catch (error) {
		// Else the server would go on waiting for rows.
		stream.destroy();
		throw error;
	}
	return sum.of(head.table);
}

/** What the database now gives must be, byte for byte, what the backup held. @throws BackupError */
async function compare(client: Client, expected: readonly TableSum[]): Promise<void> {
	const tables = await listBackupTables(client);
	const names = tables.map((one) => one.table);
	if (JSON.stringify(names) !== JSON.stringify(expected.map((one) => one.table)))
		throw new BackupError('The backup does not hold the tables that its schema has.');
	for (const [index, table] of tables.entries()) {
		const sum = new RowSum();
		for await (const part of client.query(copyTo(copyOut(table))) as AsyncIterable<Buffer>)
			sum.add(part);
		if (JSON.stringify(sum.of(table.table)) !== JSON.stringify(expected[index]))
			throw new BackupError(`The rows of ${table.table} are not what the backup holds.`);
	}
}

async function nextLine(lines: AsyncGenerator<Buffer>): Promise<string> {
	return (await nextBytes(lines)).toString('utf8').trimEnd();
}

async function nextBytes(lines: AsyncGenerator<Buffer>): Promise<Buffer> {
	try {
		const { value, done } = await lines.next();
		if (done !== true && value.at(-1) === 10) return value;
	} catch (error) {
		throw new BackupError(`The backup cannot be read: ${String(error)}`, { cause: error });
	}
	throw new BackupError('The backup ends too early: it was cut off.');
}
