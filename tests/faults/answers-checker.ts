import { createDecipheriv, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import type { JournalLine } from './phones.ts';

/** What the phones were told, held against what the database has. All three must be zero. */
export type AnswersVerdict = {
	readonly acknowledged: number;
	/** Acknowledged answers of which there is no row. */
	readonly lost: number;
	/** Rows older than, or other than, what was acknowledged last. */
	readonly stale: number;
	/** Rows of one device and item beyond the first. */
	readonly doubled: number;
};

/**
 * Independent of the application: reads the tables as the server's owner and unwraps the run's key by itself,
 * from the written design alone.
 */
export async function checkAnswers(options: {
	connectionString: string;
	dataDir: string;
	runId: string;
	journal: string;
}): Promise<AnswersVerdict> {
	const lines = readJournal(options.journal);
	const client = new Client({ connectionString: options.connectionString });
	await client.connect();
	try {
		const runKey = await readRunKey(client, options.dataDir, options.runId);
		const rows = await client.query<{
			key: string;
			item_no: number;
			choice: number | null;
			rev: number;
		}>(
			`SELECT encode(ballot_key, 'hex') AS key, item_no, choice, rev FROM ballot.ballot WHERE run_id = $1`,
			[options.runId]
		);
		const stored = new Map(rows.rows.map((row) => [`${row.key}:${String(row.item_no)}`, row]));
		return { ...compare(lines, stored, runKey), doubled: rows.rows.length - stored.size };
	} finally {
		await client.end();
	}
}

function compare(
	lines: readonly JournalLine[],
	stored: ReadonlyMap<string, { choice: number | null; rev: number }>,
	runKey: Buffer
) {
	let lost = 0;
	let stale = 0;
	const newest = new Map<string, JournalLine>();
	for (const line of lines) {
		const key = createHmac('sha256', runKey).update('dev').update(line.token).digest('hex');
		const name = `${key}:${String(line.item)}`;
		if ((newest.get(name)?.rev ?? 0) <= line.rev) newest.set(name, line);
	}
	for (const [name, line] of newest) {
		const row = stored.get(name);
		if (row === undefined) lost += 1;
		// A higher rev is an answer that was committed although its acknowledgement never arrived.
		else if (
			row.rev < line.rev ||
			(row.rev === line.rev && (row.choice ?? 'dontKnow') !== line.choice)
		)
			stale += 1;
	}
	return { acknowledged: lines.length, lost, stale };
}

function readJournal(file: string): JournalLine[] {
	return readFileSync(file, 'utf8')
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as JournalLine);
}

async function readRunKey(client: Client, dataDir: string, runId: string): Promise<Buffer> {
	const result = await client.query<{ wrapped_key: Buffer }>(
		'SELECT wrapped_key FROM ballot.poll_key WHERE run_id = $1',
		[runId]
	);
	const wrapped = result.rows[0]?.wrapped_key;
	if (wrapped === undefined) throw new Error('the run has no key');
	const decipher = createDecipheriv(
		'aes-256-gcm',
		readFileSync(path.join(dataDir, 'ballot.key')),
		wrapped.subarray(0, 12)
	);
	decipher.setAuthTag(wrapped.subarray(12, 28));
	return Buffer.concat([decipher.update(wrapped.subarray(28)), decipher.final()]);
}
