import { sql, type Transaction } from 'kysely';
import type { Actor } from '#lib/domain/access/actor.ts';
import type { AppDatabase, AppTransaction, BallotSchema } from './database.ts';

/** The one door to the data: a transaction in which row level security knows who acts. */
export async function withActor<T>(
	db: AppDatabase,
	actor: Actor,
	work: (tx: AppTransaction) => Promise<T>
): Promise<T> {
	return db.transaction().execute(async (tx) => {
		await sql`SELECT
			set_config('app.actor_kind', ${actor.kind}, true),
			set_config('app.person_id', ${actor.kind === 'person' ? actor.personId : ''}, true),
			set_config('app.administrator', ${actor.kind === 'person' && actor.administrator ? 'on' : ''}, true),
			set_config('app.organisation_ids', ${organisationsOf(actor)}, true),
			set_config('app.run_id', ${actor.kind === 'wall' || actor.kind === 'voter' ? (actor.runId ?? '') : ''}, true)
		`.execute(tx);
		return work(tx);
	});
}

function organisationsOf(actor: Actor): string {
	if (actor.kind !== 'person') return '{}';
	return `{${actor.memberships.map((one) => one.organisationId).join(',')}}`;
}

/**
 * Runs work on the ballot tables inside an app transaction, as the role that may: opening and closing must be
 * one transaction with the run they are about. Answers themselves never come this way.
 */
export async function asBallotRole<T>(
	tx: AppTransaction,
	work: (tx: Transaction<BallotSchema>) => Promise<T>
): Promise<T> {
	await sql`SET LOCAL ROLE vankrets_ballot`.execute(tx);
	const result = await work(tx as unknown as Transaction<BallotSchema>);
	await sql`SET LOCAL ROLE vankrets_app`.execute(tx);
	return result;
}
