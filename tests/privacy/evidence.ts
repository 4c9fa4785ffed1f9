import { Client } from 'pg';
import type { Choice } from '#lib/domain/poll/scale.ts';
import { carve, readFiles, type Carved } from './carve.ts';
import type { ProxyLine, SimulatedRun } from './simulated-run.ts';

/** All that somebody may have got hold of after a run was closed: the database, its disk, and every log. */
export type Evidence = {
	/** Published for each item: how many chose what; null where there are too few. */
	readonly published: readonly (ReadonlyMap<Choice, number> | null)[];
	readonly proxyLog: readonly ProxyLine[];
	readonly appLog: readonly { readonly item: number; readonly choice: Choice }[];
	/** Sealed answers as they lie in the table's file. */
	readonly sealed: readonly { readonly item: number; readonly choice: Choice }[];
	/** Answers in deleted rows and free space, in the order of their transactions. */
	readonly inTables: readonly Carved[];
	/** Answers in the write-ahead log, in its order. */
	readonly inLog: readonly Carved[];
	/** Keys of the run found in any file of the cluster, after closing. */
	readonly keysFound: number;
	readonly joined: readonly {
		readonly address: string;
		readonly item: number;
		readonly choice: Choice;
	}[];
	readonly timed: readonly {
		readonly item: number;
		readonly choice: Choice;
		readonly at: number;
	}[];
};

export async function gather(options: {
	connectionString: string;
	clusterDir: string;
	runId: string;
	run: SimulatedRun;
	keys: readonly Buffer[];
	appLog: readonly string[];
}): Promise<Evidence> {
	const { runId, run } = options;
	const client = new Client({ connectionString: options.connectionString });
	await client.connect();
	try {
		const rows = async <Row extends object>(sql: string) =>
			(await client.query<Row>(sql, [runId])).rows;
		await client.query('CHECKPOINT');
		const files = readFiles(options.clusterDir);
		return {
			published: await readPublished(client, runId),
			proxyLog: run.proxyLog,
			appLog: options.appLog.flatMap(choiceInLine),
			sealed: await rows(
				'SELECT item_no AS item, choice FROM ballot.sealed_answer WHERE run_id = $1 ORDER BY ctid'
			),
			inTables: files
				.filter((file) => !isLog(file))
				.flatMap((file) => carve(file.bytes, runId))
				.sort((a, b) => a.xmin - b.xmin),
			inLog: carveLog(options.clusterDir, runId),
			keysFound: options.keys.filter((key) => files.some((file) => file.bytes.includes(key)))
				.length,
			joined: await rows(
				`SELECT address, a.item_no AS item, choice FROM leaky.has_answered h JOIN leaky.answer a ON a.xmin = h.xmin
				WHERE h.run_id = $1 ORDER BY a.xmin::text::bigint`
			),
			timed: (
				await rows<{ item: number; choice: Choice; at: Date }>(
					'SELECT item_no AS item, choice, at FROM leaky.timed WHERE run_id = $1'
				)
			).map((row) => ({ ...row, at: row.at.getTime() }))
		};
	} finally {
		await client.end();
	}
}

const isLog = (file: { name: string }) => file.name.startsWith('pg_wal');

/** Answers in the write-ahead log as it is now. */
export function carveLog(clusterDir: string, runId: string): Carved[] {
	return readFiles(clusterDir)
		.filter(isLog)
		.flatMap((file) => carve(file.bytes, runId));
}

async function readPublished(client: Client, runId: string): Promise<Evidence['published']> {
	const { rows } = await client.query<{ counts: number[] | null; dont_know: number }>(
		'SELECT counts, dont_know FROM run_result WHERE run_id = $1 ORDER BY item_no',
		[runId]
	);
	return rows.map(({ counts, dont_know }) =>
		counts === null
			? null
			: new Map<Choice, number>([
					...counts.map((count, index): [Choice, number] => [index + 1, count]),
					[null, dont_know]
				])
	);
}

function choiceInLine(line: string): { item: number; choice: Choice }[] {
	const parsed = JSON.parse(line) as { item?: number; choice?: Choice };
	return parsed.item === undefined || parsed.choice === undefined
		? []
		: [{ item: parsed.item, choice: parsed.choice }];
}
