import { systemActor } from '#lib/domain/access/actor.ts';
import { withActor } from '#lib/server/db/actor.ts';
import type { BallotDatabase } from '#lib/server/db/database.ts';
import type { BallotStore, BoxAnswer } from '#lib/server/live/ballot-box.ts';
import type { Ports } from '#lib/server/ports.ts';
import { ballotStore } from '#lib/server/usecases/poll/ballot-store.ts';
import type { Sabotage } from './scenario.ts';

/** What an instance has counted by itself: run → device and item → choice. */
export type Counted = Map<string, Map<string, { itemNo: number; choice: number | null }>>;

const laterMilliseconds = 30;

/** The way to the ballot tables with the wrong turning in it. */
export function spoilStore(
	sabotage: Sabotage,
	ballotDb: BallotDatabase
): { store: BallotStore; counted: Counted } {
	const honest = ballotStore(ballotDb);
	const counted: Counted = new Map();
	const writers: Partial<Record<Sabotage, BallotStore['write']>> = {
		hasty: (runId, answers) => {
			setTimeout(() => void honest.write(runId, answers).catch(() => undefined), laterMilliseconds);
			return Promise.resolve([...answers]);
		},
		memory: async (runId, answers) => {
			const written = await honest.write(runId, answers);
			count(counted, runId, written ?? []);
			return written;
		},
		revless: (runId, answers) => overwrite(ballotDb, runId, answers)
	};
	return { store: { ...honest, write: writers[sabotage] ?? honest.write }, counted };
}

function count(counted: Counted, runId: string, written: readonly BoxAnswer[]): void {
	const ofRun = counted.get(runId) ?? new Map<string, { itemNo: number; choice: number | null }>();
	counted.set(runId, ofRun);
	for (const { ballotKey, itemNo, choice } of written)
		ofRun.set(`${ballotKey.toString('hex')}:${String(itemNo)}`, { itemNo, choice });
}

async function overwrite(
	ballotDb: BallotDatabase,
	runId: string,
	answers: readonly BoxAnswer[]
): Promise<BoxAnswer[]> {
	for (const { ballotKey, itemNo, choice, rev } of answers)
		await ballotDb
			.insertInto('ballot.ballot')
			.values({ run_id: runId, ballot_key: ballotKey, item_no: itemNo, choice, rev })
			.onConflict((conflict) =>
				conflict.columns(['run_id', 'ballot_key', 'item_no']).doUpdateSet({ choice, rev })
			)
			.execute();
	return [...answers];
}

/** What is done wrong after a closing; read before it what it will delete. */
export async function spoilClosing(
	ports: Ports,
	runId: string,
	counted: Counted
): Promise<Partial<Record<Sabotage, () => Promise<void>>>> {
	const key = await ports.ballotDb
		.selectFrom('ballot.poll_key')
		.selectAll()
		.where('run_id', '=', runId)
		.executeTakeFirstOrThrow();
	return {
		memory: () => publishCounted(ports, runId, counted),
		keeper: async () => {
			await ports.ballotDb.insertInto('ballot.poll_key').values(key).execute();
		}
	};
}

async function publishCounted(ports: Ports, runId: string, counted: Counted): Promise<void> {
	const answers = [...(counted.get(runId)?.values() ?? [])];
	const of = (itemNo: number, choice: number | null) =>
		answers.filter((one) => one.itemNo === itemNo && one.choice === choice).length;
	await withActor(ports.db, systemActor, async (tx) => {
		for (let itemNo = 1; itemNo <= 10; itemNo += 1)
			await tx
				.updateTable('run_result')
				.set({ counts: [1, 2, 3].map((step) => of(itemNo, step)), dont_know: of(itemNo, null) })
				.where('run_id', '=', runId)
				.where('item_no', '=', itemNo)
				.execute();
	});
}
