import pg from 'pg';
import type { Choice } from '#lib/domain/poll/scale.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { BallotOffice } from '#lib/server/live/ballot-office.ts';

/** One acknowledged answer, as the client heard it. */
export type Acknowledged = { token: string; itemNo: number; choice: Choice; rev: number };
export type CountedAnswer = { item_no: number; choice: Choice; n: number };

/** Casts and writes down what was acknowledged; gives the code of a refusal. Anything unexpected is thrown. */
export async function castAndNote(
	office: BallotOffice,
	answer: { code: string; token: string; itemNo: number; choice: Choice; rev: number },
	noted: Acknowledged[]
): Promise<string> {
	try {
		const stored = await office.cast(answer);
		noted.push({ token: answer.token, itemNo: answer.itemNo, ...stored });
		return 'stored';
	} catch (error) {
		if (error instanceof ExpectedError) return error.code;
		throw error;
	}
}

/** What the box must hold, from acknowledgements alone: of each device and item the highest rev that was acknowledged. */
export function expectedCounts(noted: readonly Acknowledged[]): Map<string, number> {
	const last = new Map<string, Acknowledged>();
	for (const one of noted) {
		const key = `${one.token} ${String(one.itemNo)}`;
		if (one.rev >= (last.get(key)?.rev ?? 0)) last.set(key, one);
	}
	const counts = new Map<string, number>();
	for (const { itemNo, choice } of last.values())
		counts.set(cellOf(itemNo, choice), (counts.get(cellOf(itemNo, choice)) ?? 0) + 1);
	return counts;
}

/** Every difference between what was acknowledged and what was counted. Empty when nothing was lost, added or changed. */
export function findDifferences(
	noted: readonly Acknowledged[],
	counted: readonly CountedAnswer[]
): string[] {
	const expected = expectedCounts(noted);
	const found = new Map(counted.map((one) => [cellOf(one.item_no, one.choice), one.n]));
	return [...new Set([...expected.keys(), ...found.keys()])]
		.filter((cell) => (expected.get(cell) ?? 0) !== (found.get(cell) ?? 0))
		.map(
			(cell) =>
				`${cell}: ${String(expected.get(cell) ?? 0)} acknowledged, ${String(found.get(cell) ?? 0)} counted`
		)
		.sort();
}

function cellOf(itemNo: number, choice: Choice): string {
	return `item ${String(itemNo)} = ${choice === null ? 'vet inte' : String(choice)}`;
}

/** Looks into the box past every role, as an auditor of the tests. */
export class BoxAuditor {
	readonly #client: pg.Client;

	private constructor(client: pg.Client) {
		this.#client = client;
	}

	static async open(connectionString: string): Promise<BoxAuditor> {
		const client = new pg.Client({ connectionString });
		client.on('error', () => undefined);
		await client.connect();
		return new BoxAuditor(client);
	}

	async rows<Row extends pg.QueryResultRow>(sql: string, ...values: unknown[]): Promise<Row[]> {
		return (await this.#client.query<Row>(sql, values)).rows;
	}

	/** The number of rows of a run in a table of schema ballot. */
	async count(
		table: 'ballot' | 'poll_key' | 'sealed_answer' | 'poll',
		runId: string
	): Promise<number> {
		const found = await this.rows<{ n: number }>(
			`SELECT count(*)::int AS n FROM ballot.${table} WHERE run_id = $1`,
			runId
		);
		return found[0]?.n ?? 0;
	}

	sealedCounts(runId: string): Promise<CountedAnswer[]> {
		return this.rows<CountedAnswer>(
			`SELECT item_no, choice, count(*)::int AS n FROM ballot.sealed_answer
			WHERE run_id = $1 GROUP BY item_no, choice`,
			runId
		);
	}

	/** Holds the run's poll row, as a closing does, until the returned function is called. */
	async hold(runId: string): Promise<() => Promise<void>> {
		await this.#client.query('BEGIN');
		await this.#client.query('SELECT 1 FROM ballot.poll WHERE run_id = $1 FOR UPDATE', [runId]);
		return async () => {
			await this.#client.query('ROLLBACK');
		};
	}

	async close(): Promise<void> {
		await this.#client.end();
	}
}
