import { Client } from 'pg';
import { newestOf } from './answers-checker.ts';
import type { AnswerLine } from './caster.ts';

/** What a closing left behind, held against what the phones were told. Each is a number that must be zero. */
export type ClosingFaults = {
	/** Items and choices of which the sealed answers are more or fewer than the acknowledged ones. */
	readonly miscounted: number;
	/** Items whose published numbers are not the sealed answers', or that are published under k, or hidden from k up. */
	readonly 'published wrongly': number;
	/** Ballots of the run that are still there with their key. */
	readonly 'ballots kept': number;
	readonly 'keys kept': number;
};

/** Independent of the application: knows the tables, the scale 1–3 and the k-rule from the written design. */
export class ClosingChecker {
	readonly #client: Client;

	private constructor(client: Client) {
		this.#client = client;
	}

	static async open(connectionString: string): Promise<ClosingChecker> {
		const client = new Client({ connectionString });
		await client.connect();
		return new ClosingChecker(client);
	}

	async check(runId: string, lines: readonly AnswerLine[], k: number): Promise<ClosingFaults> {
		const expected = new Map<string, number>();
		for (const { item, choice } of newestOf(lines).values()) add(expected, cellOf(item, choice), 1);
		const sealed = await this.#sealed(runId);
		const cells = new Set([...expected.keys(), ...sealed.keys()]);
		return {
			miscounted: [...cells].filter((cell) => expected.get(cell) !== sealed.get(cell)).length,
			'published wrongly': await this.#countWronglyPublished(runId, sealed, k),
			'ballots kept': await this.#count('ballot', runId),
			'keys kept': await this.#count('poll_key', runId)
		};
	}

	close(): Promise<void> {
		return this.#client.end();
	}

	async #sealed(runId: string): Promise<Map<string, number>> {
		const { rows } = await this.#client.query<{
			item_no: number;
			choice: number | null;
			n: number;
		}>(
			`SELECT item_no, choice, count(*)::int AS n FROM ballot.sealed_answer
			WHERE run_id = $1 GROUP BY item_no, choice`,
			[runId]
		);
		return new Map(rows.map((row) => [cellOf(row.item_no, row.choice ?? 'dontKnow'), row.n]));
	}

	async #countWronglyPublished(
		runId: string,
		sealed: ReadonlyMap<string, number>,
		k: number
	): Promise<number> {
		const { rows } = await this.#client.query<{
			item_no: number;
			counts: number[] | null;
			dont_know: number | null;
		}>('SELECT item_no, counts, dont_know FROM run_result WHERE run_id = $1', [runId]);
		const right = rows.filter((row) => {
			const counts = [1, 2, 3].map((step) => sealed.get(cellOf(row.item_no, step)) ?? 0);
			const told = JSON.stringify([row.counts, row.dont_know]);
			const placed = counts.reduce((sum, count) => sum + count, 0);
			if (placed < k) return told === '[null,null]';
			return told === JSON.stringify([counts, sealed.get(cellOf(row.item_no, 'dontKnow')) ?? 0]);
		});
		return 10 - right.length;
	}

	async #count(table: 'ballot' | 'poll_key', runId: string): Promise<number> {
		const { rows } = await this.#client.query<{ n: number }>(
			`SELECT count(*)::int AS n FROM ballot.${table} WHERE run_id = $1`,
			[runId]
		);
		return rows[0]?.n ?? 0;
	}
}

function cellOf(item: number, choice: number | string): string {
	return `${String(item)} = ${String(choice)}`;
}

function add(counts: Map<string, number>, cell: string, n: number): void {
	counts.set(cell, (counts.get(cell) ?? 0) + n);
}
