import { stepsOf } from '#lib/domain/poll/scale.ts';
import { unwrapRunKey, type KeyEncryptionKey } from '../../ballot-keys.ts';
import type { BallotDatabase } from '../../db/database.ts';
import { findOpenPollByCode, listStoredAnswers, upsertAnswers } from '../../db/queries/ballot.ts';
import type { BallotStore } from '../../live/ballot-box.ts';
import type { OpenPoll } from '../../live/ballot-office.ts';

/** The ballot box's way to the ballot tables. */
export function ballotStore(ballotDb: BallotDatabase): BallotStore {
	return {
		write: (runId, answers) => upsertAnswers(ballotDb, runId, answers),
		read: (runId, ballotKeys) => listStoredAnswers(ballotDb, runId, ballotKeys),
		isConnectionFailure
	};
}

export async function findOpenPoll(
	ballotDb: BallotDatabase,
	kek: KeyEncryptionKey,
	joinCode: string
): Promise<OpenPoll | null> {
	const row = await findOpenPollByCode(ballotDb, joinCode);
	if (row === undefined) return null;
	const scale = { min: row.scale_min, max: row.scale_max };
	if (stepsOf(scale).length < 2) return null;
	return {
		runId: row.run_id,
		scale,
		itemCount: row.item_count,
		runKey: unwrapRunKey(kek, row.wrapped_key)
	};
}

/** True when the database was not reached or went away, so that trying the rows one by one would not help. */
function isConnectionFailure(error: unknown): boolean {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	// 22… and 23… are about the row; everything else (08…, 57P0x, ECONN…, pool timeouts) is about the server.
	return !/^2[23]/.test(code);
}
