import { Client } from 'pg';
import type { Kept } from './harm.ts';
import { readJournal } from './journal.ts';
import type { WordsLine } from './writers.ts';

/** The fields the writers use, and where the written design keeps them: an entry's own, or its first cycle's. */
const columns: Readonly<Record<string, string>> = {
	who: 'log_entry.who',
	sentence: 'log_entry.sentence',
	aim: 'pdsa_cycle.aim',
	prediction: 'pdsa_cycle.prediction'
};

/**
 * What the writers were told, held against what the database has. Independent of the application: reads the tables as
 * the server's owner. `lost`: acknowledged words that no line of the entry's history holds. `stale`: fields that hold
 * something older than what was acknowledged last. `doubled`: words that the history holds more than once.
 */
export async function checkWords(options: {
	connectionString: string;
	journal: string;
}): Promise<Kept> {
	const lines = readJournal<WordsLine>(options.journal);
	const client = new Client({ connectionString: options.connectionString });
	await client.connect();
	try {
		const history = await client.query<{ entry_id: string; what: string; after: string }>(
			'SELECT entry_id, what, after FROM log_history'
		);
		const told = new Map<string, number>();
		for (const { entry_id, what, after } of history.rows) {
			const key = `${entry_id} ${what} ${after}`;
			told.set(key, (told.get(key) ?? 0) + 1);
		}
		const keys = lines.map((line) => `${line.entryId} ${line.field} ${line.value}`);
		return {
			acknowledged: lines.length,
			lost: keys.filter((key) => !told.has(key)).length,
			stale: await countStale(client, lines),
			doubled: keys.filter((key) => (told.get(key) ?? 0) > 1).length
		};
	} finally {
		await client.end();
	}
}

async function countStale(client: Client, lines: readonly WordsLine[]): Promise<number> {
	let stale = 0;
	const last = new Map(lines.map((line) => [`${line.entryId} ${line.field}`, line]));
	for (const { entryId, field, value } of last.values()) {
		const found = await client.query<{ stored: string }>(
			`SELECT ${columns[field] ?? ''} AS stored FROM log_entry
			LEFT JOIN pdsa_cycle ON pdsa_cycle.entry_id = log_entry.id AND pdsa_cycle.ordinal = 1 WHERE log_entry.id = $1`,
			[entryId]
		);
		// Newer words may have been committed without their acknowledgement having arrived.
		if (numberIn(found.rows[0]?.stored ?? '') < numberIn(value)) stale += 1;
	}
	return stale;
}

function numberIn(words: string): number {
	return Number(/\d+/.exec(words)?.[0] ?? 0);
}
