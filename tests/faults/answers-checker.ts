import { createDecipheriv, createHmac } from 'node:crypto';
import { Client } from 'pg';
import type { AnswerLine } from './caster.ts';
import type { Kept } from './harm.ts';
import { readJournal } from './journal.ts';

type Row = { key: string; item_no: number; choice: number | null; rev: number };

/**
 * What the phones were told, held against what the database has. Independent of the application: reads the tables
 * as the server's owner and unwraps the run's key by itself, from the written design alone.
 * `lost`: acknowledged answers of which there is no row. `stale`: rows older than, or other than, what was acknowledged
 * last. `doubled`: rows of one device and item beyond the first.
 */
export async function checkAnswers(options: {
	connectionString: string;
	/** The 32 bytes that wrap the keys of open runs. */
	kek: Buffer;
	runId: string;
	journal: string;
}): Promise<Kept & { readonly rows: number; readonly devices: number }> {
	const client = new Client({ connectionString: options.connectionString });
	await client.connect();
	try {
		const runKey = await readRunKey(client, options.kek, options.runId);
		const { rows } = await client.query<Row>(
			`SELECT encode(ballot_key, 'hex') AS key, item_no, choice, rev FROM ballot.ballot WHERE run_id = $1`,
			[options.runId]
		);
		const stored = new Map(rows.map((row) => [`${row.key}:${String(row.item_no)}`, row]));
		const lines = readJournal<AnswerLine>(options.journal);
		return {
			acknowledged: lines.length,
			...compare(lines, stored, runKey),
			doubled: rows.length - stored.size,
			rows: rows.length,
			devices: new Set(rows.map((row) => row.key)).size
		};
	} finally {
		await client.end();
	}
}

/** Of each device and item the acknowledged answer with the highest rev; of equal revs the one heard last. */
export function newestOf(lines: readonly AnswerLine[]): Map<string, AnswerLine> {
	const newest = new Map<string, AnswerLine>();
	for (const line of lines) {
		const name = `${line.token}:${String(line.item)}`;
		if ((newest.get(name)?.rev ?? 0) <= line.rev) newest.set(name, line);
	}
	return newest;
}

function compare(
	lines: readonly AnswerLine[],
	stored: ReadonlyMap<string, Row>,
	runKey: Buffer
): { lost: number; stale: number } {
	let lost = 0;
	let stale = 0;
	for (const line of newestOf(lines).values()) {
		const key = createHmac('sha256', runKey).update('dev').update(line.token).digest('hex');
		const row = stored.get(`${key}:${String(line.item)}`);
		if (row === undefined) lost += 1;
		// A higher rev is an answer that was committed although its acknowledgement never arrived.
		else if (
			row.rev < line.rev ||
			(row.rev === line.rev && (row.choice ?? 'dontKnow') !== line.choice)
		)
			stale += 1;
	}
	return { lost, stale };
}

async function readRunKey(client: Client, kek: Buffer, runId: string): Promise<Buffer> {
	const result = await client.query<{ wrapped_key: Buffer }>(
		'SELECT wrapped_key FROM ballot.poll_key WHERE run_id = $1',
		[runId]
	);
	const wrapped = result.rows[0]?.wrapped_key;
	if (wrapped === undefined) throw new Error('the run has no key');
	const decipher = createDecipheriv('aes-256-gcm', kek, wrapped.subarray(0, 12));
	decipher.setAuthTag(wrapped.subarray(12, 28));
	return Buffer.concat([decipher.update(wrapped.subarray(28)), decipher.final()]);
}
