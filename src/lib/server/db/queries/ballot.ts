import { sql, type Kysely, type Transaction } from 'kysely';
import type { ItemTally } from '#lib/domain/poll/tally.ts';
import { stepsOf, type Choice, type Scale } from '#lib/domain/poll/scale.ts';
import type { BallotSchema } from '../database.ts';

type Db = Kysely<BallotSchema>;

export type Answer = { ballotKey: Buffer; itemNo: number; choice: Choice; rev: number };

export async function findOpenPollByCode(db: Db, joinCode: string) {
	return db
		.selectFrom('ballot.poll as poll')
		.innerJoin('ballot.poll_key as key', 'key.run_id', 'poll.run_id')
		.select([
			'poll.run_id',
			'poll.scale_min',
			'poll.scale_max',
			'poll.item_count',
			'key.wrapped_key'
		])
		.where('poll.join_code', '=', joinCode)
		.where('poll.state', '=', 'open')
		.executeTakeFirst();
}

export async function listOpenCodes(db: Db): Promise<string[]> {
	const rows = await db
		.selectFrom('ballot.poll')
		.select('join_code')
		.where('state', '=', 'open')
		.execute();
	return rows.map((row) => row.join_code);
}

/** True for the code of an open or a closed poll. */
export async function isCodeInUse(db: Db, joinCode: string): Promise<boolean> {
	const row = await db
		.selectFrom('ballot.poll')
		.select('run_id')
		.where('join_code', '=', joinCode)
		.executeTakeFirst();
	return row !== undefined;
}

export async function insertPoll(
	tx: Transaction<BallotSchema>,
	poll: { runId: string; joinCode: string; scale: Scale; itemCount: number; wrappedKey: Buffer }
): Promise<void> {
	await tx
		.insertInto('ballot.poll')
		.values({
			run_id: poll.runId,
			join_code: poll.joinCode,
			state: 'open',
			scale_min: poll.scale.min,
			scale_max: poll.scale.max,
			item_count: poll.itemCount
		})
		.execute();
	await tx
		.insertInto('ballot.poll_key')
		.values({ run_id: poll.runId, wrapped_key: poll.wrappedKey })
		.execute();
}

/**
 * Writes answers of one run in one statement, sorted by key, only while its poll is open and only over lower revs.
 * FOR SHARE lets writers of one run pass each other and makes them wait for, and lose to, a closing.
 * Returns the answers that were written, or null when the poll is not open: only the few that a higher rev had
 * overtaken are told back, because a thousand rows on their way home cost more than writing them.
 */
export async function upsertAnswers(
	db: Db,
	runId: string,
	answers: readonly Answer[]
): Promise<Answer[] | null> {
	const result = await sql<{ overtaken: number[] }>`
		WITH open_poll AS MATERIALIZED (
			SELECT run_id FROM ballot.poll WHERE run_id = ${runId} AND state = 'open' FOR SHARE
		), given AS MATERIALIZED (
			SELECT * FROM unnest(
				${answers.map((one) => one.ballotKey)}::bytea[],
				${answers.map((one) => one.itemNo)}::smallint[],
				${answers.map((one) => one.choice)}::smallint[],
				${answers.map((one) => one.rev)}::integer[]
			) WITH ORDINALITY AS given (key, item_no, choice, rev, place)
		), written AS (
			INSERT INTO ballot.ballot AS stored (run_id, ballot_key, item_no, choice, rev)
			SELECT open_poll.run_id, given.key, given.item_no, given.choice, given.rev
			FROM open_poll, given
			ORDER BY given.key, given.item_no
			ON CONFLICT (run_id, ballot_key, item_no) DO UPDATE SET choice = excluded.choice, rev = excluded.rev
			WHERE stored.rev < excluded.rev
			RETURNING ballot_key, item_no
		)
		SELECT ARRAY(
			SELECT given.place::int FROM given
			WHERE NOT EXISTS (SELECT 1 FROM written WHERE ballot_key = given.key AND written.item_no = given.item_no)
		) AS overtaken
		FROM open_poll`.execute(db);
	const [row] = result.rows;
	if (row === undefined) return null;
	const overtaken = new Set(row.overtaken);
	return answers.filter((_, index) => !overtaken.has(index + 1));
}

/** What is stored for these keys, for answers that a newer rev had already overtaken. */
export async function listStoredAnswers(
	db: Db,
	runId: string,
	ballotKeys: readonly Buffer[]
): Promise<Answer[]> {
	const rows = await db
		.selectFrom('ballot.ballot')
		.select(['ballot_key', 'item_no', 'choice', 'rev'])
		.where('run_id', '=', runId)
		.where('ballot_key', 'in', [...ballotKeys])
		.execute();
	return rows.map((row) => ({
		ballotKey: row.ballot_key,
		itemNo: row.item_no,
		choice: row.choice,
		rev: row.rev
	}));
}

export async function countRespondents(db: Db, runId: string): Promise<number> {
	const row = await db
		.selectFrom('ballot.ballot')
		.select(sql<number>`count(DISTINCT ballot_key)::int`.as('respondents'))
		.where('run_id', '=', runId)
		.executeTakeFirstOrThrow();
	return row.respondents;
}

export async function countPollsByState(db: Db): Promise<{ open: number; closed: number }> {
	const rows = await db
		.selectFrom('ballot.poll')
		.select(['state', sql<number>`count(*)::int`.as('polls')])
		.groupBy('state')
		.execute();
	const of = (state: 'open' | 'closed') => rows.find((row) => row.state === state)?.polls ?? 0;
	return { open: of('open'), closed: of('closed') };
}

/** Waits for every write under way and keeps further ones out. Null when the poll is unknown. */
export async function lockPollForClosing(tx: Transaction<BallotSchema>, runId: string) {
	return tx
		.selectFrom('ballot.poll')
		.select(['state', 'scale_min', 'scale_max', 'item_count'])
		.where('run_id', '=', runId)
		.forUpdate()
		.executeTakeFirst();
}

export async function tallyPoll(
	tx: Transaction<BallotSchema>,
	runId: string,
	scale: Scale,
	itemCount: number
): Promise<ItemTally[]> {
	const rows = await tx
		.selectFrom('ballot.ballot')
		.select(['item_no', 'choice', sql<number>`count(*)::int`.as('n')])
		.where('run_id', '=', runId)
		.groupBy(['item_no', 'choice'])
		.execute();
	const countOf = (itemNo: number, choice: Choice) =>
		rows.find((row) => row.item_no === itemNo && row.choice === choice)?.n ?? 0;
	return Array.from({ length: itemCount }, (_, index) => ({
		itemNo: index + 1,
		counts: stepsOf(scale).map((step) => countOf(index + 1, step)),
		dontKnow: countOf(index + 1, null)
	}));
}

/** Seals: answers without any key, shuffled; ballots and the run's key are gone in the same transaction. */
export async function sealPoll(tx: Transaction<BallotSchema>, runId: string): Promise<void> {
	await sql`INSERT INTO ballot.sealed_answer (run_id, item_no, choice)
		SELECT run_id, item_no, choice FROM ballot.ballot WHERE run_id = ${runId} ORDER BY random()`.execute(
		tx
	);
	await tx.deleteFrom('ballot.ballot').where('run_id', '=', runId).execute();
	await tx.deleteFrom('ballot.poll_key').where('run_id', '=', runId).execute();
	await tx
		.updateTable('ballot.poll')
		.set({ state: 'closed' })
		.where('run_id', '=', runId)
		.execute();
}
