import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { parseJoinCode } from '#lib/domain/poll/join-code.ts';
import { thresholdOf } from '#lib/domain/poll/tally.ts';
import type { RunState } from '#lib/domain/poll/run-state.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { dontKnow, type StoredChoice } from '#lib/contract/ballot.ts';
import type { InstrumentView } from '#lib/contract/live.ts';
import { withActor } from '../../db/actor.ts';
import { isCodeInUse } from '../../db/queries/ballot.ts';
import { getInstrumentOrThrow } from '../../db/queries/instrument.ts';
import { getRunOrThrow } from '../../db/queries/run.ts';
import type { Ports } from '../../ports.ts';

/** What the answering page needs. Nothing in it tells about anyone else's answers. */
export type VoterPage = {
	readonly runId: string;
	readonly organisation: string;
	readonly targetGroup: string;
	/** ISO date, or null. */
	readonly lastDay: string | null;
	readonly k: number;
	readonly practice: boolean;
	readonly instrument: InstrumentView;
	/** What is stored for this device's token. */
	readonly answers: readonly StoredChoice[];
};

/** The page of an open code; null for an unknown, mistyped and closed code alike. */
export async function readVoterPage(
	ports: Ports,
	input: { code: string; token: string | null }
): Promise<VoterPage | null> {
	const poll = await ports.office.findPoll(input.code);
	if (poll === null) return null;
	const { runId } = poll;
	const actor = { kind: 'voter', runId } as const;
	assertCan(actor, 'ballot.cast', { runId });
	const page = await ports.reads.read(`voterPage ${runId}`, () => readCommonPage(ports, actor));
	if (page === null) return null;
	const answers = await readOwnAnswers(ports, input);
	return answers === null ? null : { ...page, answers };
}

/** What is the same for all who answer; null when the run closed just now. */
function readCommonPage(ports: Ports, actor: Extract<Actor, { kind: 'voter' }>) {
	return withActor(ports.db, actor, async (tx) => {
		const run = await getRunOrThrow(tx, actor.runId);
		if (run.state !== 'open') return null;
		return {
			runId: run.id,
			organisation: run.organisation_name,
			targetGroup: run.target_group,
			lastDay: run.last_day,
			k: thresholdOf(run),
			practice: run.practice,
			instrument: await getInstrumentOrThrow(tx, run.instrument_version_id)
		};
	});
}

/** Null when the run closed just now. */
async function readOwnAnswers(
	ports: Ports,
	{ code, token }: { code: string; token: string | null }
): Promise<StoredChoice[] | null> {
	if (token === null) return [];
	try {
		const mine = await ports.office.mine(code, token);
		return mine.map((one) => ({ item: one.itemNo, choice: one.choice ?? dontKnow, rev: one.rev }));
	} catch (error) {
		if (error instanceof ExpectedError && error.code === 'codeNotOpen') return null;
		throw error;
	}
}

/** Whether a run takes answers: all that anyone may ask about it. @throws ExpectedError notFound */
export async function readRunState(ports: Ports, runId: string): Promise<{ state: RunState }> {
	return ports.reads.read(`runState ${runId}`, () =>
		withActor(ports.db, { kind: 'voter', runId }, async (tx) => ({
			state: (await getRunOrThrow(tx, runId)).state
		}))
	);
}

/**
 * An address that has missed too often gets no answer to a guess, but a code that is open still opens: one guesser
 * must not shut out a hall behind the same address. @throws ExpectedError tooManyAttempts
 */
export async function admitCode(
	ports: Ports,
	input: { typedCode: string; address: string }
): Promise<void> {
	if (!ports.codeMisses.isBlocked(input.address)) return;
	// Not by looking the code up: guesses would use up whatever number of look-ups a minute one allowed.
	if (await ports.office.isOpen(input.typedCode)) return;
	throw new ExpectedError('tooManyAttempts');
}

/**
 * Counts a code that opened nothing against its address, and answers slowly when such codes flood in. A code that
 * was open once is no guess: a hall of phones left open when its run closes must not shut the hall out of the next.
 */
export async function recordMiss(
	ports: Ports,
	input: { typedCode: string; address: string }
): Promise<void> {
	const code = parseJoinCode(input.typedCode);
	if (code !== null && (await isCodeInUse(ports.ballotDb, code))) return;
	ports.codeMisses.miss(input.address);
	if (ports.codeMisses.isBusy()) await new Promise((resolve) => setTimeout(resolve, 1000));
}
