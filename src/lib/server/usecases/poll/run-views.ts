import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { turnoutOf } from '#lib/domain/poll/turnout.ts';
import { assertAsks } from '#lib/domain/poll/run-state.ts';
import { thresholdOf, type PublishedItem } from '#lib/domain/poll/tally.ts';
import type { Screen } from '#lib/domain/poll/screen.ts';
import type {
	Beside,
	RunAudience,
	RunFacts,
	RunView,
	ScreenView,
	Slice
} from '#lib/contract/live.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { countRespondents } from '../../db/queries/ballot.ts';
import { findOpenGroupRun } from '../../db/queries/group-beside.ts';
import { getInstrumentOrThrow } from '../../db/queries/instrument.ts';
import { sumPresence } from '../../db/queries/presence.ts';
import {
	getRunOrThrow,
	getScreenOrThrow,
	listResults,
	type RunWithPlace
} from '../../db/queries/run.ts';
import type { Ports } from '../../ports.ts';
import { readAttendance, readScores } from './consensus-views.ts';
import { readBeside } from './beside.ts';

/**
 * One view per audience: what an audience must not know is not in its view. Results exist only after closing,
 * and the wall is sent only those it shows.
 */
const permissionOf = {
	facilitator: 'run.steer',
	wall: 'run.watch',
	member: 'run.readResult'
} as const;

/** Checks once that the actor may watch the run in this audience. @throws ExpectedError */
export async function assertMayWatchRun(
	ports: Ports,
	actor: Actor,
	runId: string,
	audience: RunAudience
): Promise<void> {
	if (audience === 'voter') {
		const run = await withActor(ports.db, { kind: 'voter', runId }, (tx) =>
			getRunOrThrow(tx, runId)
		);
		assertAsks('staff', run.respondent_kind);
		return;
	}
	const run = await withActor(ports.db, actor, (tx) => getRunOrThrow(tx, runId));
	if (audience !== 'member') assertAsks('staff', run.respondent_kind);
	assertCan(actor, permissionOf[audience], { organisationId: run.organisation_id, runId });
}

/** The data of one slice of a run for one audience; read as the system, for whoever has been found to may. */
export async function buildRunSlice(
	ports: Ports,
	tx: AppTransaction,
	runId: string,
	audience: RunAudience,
	slice: Slice
): Promise<unknown> {
	const run = await getRunOrThrow(tx, runId);
	if (audience === 'voter') return { state: run.state };
	switch (slice) {
		case 'run': {
			if (audience === 'member') return { ...(await runFacts(tx, run)), asks: run.respondent_kind };
			const view = await runView(tx, run);
			if (audience !== 'facilitator') return view;
			return {
				...view,
				...(await readBeside(tx, run)),
				results: await listResults(tx, runId),
				openGroupRunId: await findOpenGroupRun(tx, run)
			};
		}
		case 'screen':
			return screenView(
				await getScreenOrThrow(tx, runId),
				await listResults(tx, runId),
				await readBeside(tx, run)
			);
		case 'turnout':
			return { turnout: await turnout(ports, run) };
		case 'presence':
			return { connected: await sumPresence(tx, runId, ports.clock.now()) };
		case 'scores':
			return readScores(tx, run);
		case 'attendance':
			return readAttendance(tx, runId, ports.clock.now());
		default:
			throw new RangeError(`a run has no ${slice}`);
	}
}

/** What everyone who may watch a run of staff sees of it; its join code only while it is open. */
export async function runView(tx: AppTransaction, run: RunWithPlace): Promise<RunView> {
	return {
		...(await runFacts(tx, run)),
		joinCode: run.state === 'open' ? run.join_code : null,
		k: thresholdOf(run),
		eligible: run.eligible_count,
		respondents: run.respondent_count
	};
}

async function runFacts(tx: AppTransaction, run: RunWithPlace): Promise<RunFacts> {
	return {
		runId: run.id,
		organisation: run.organisation_name,
		roundName: run.round_name,
		meetingOrdinal: run.meeting_ordinal,
		targetGroup: run.target_group,
		ordinal: run.ordinal,
		state: run.state,
		lastDay: run.last_day,
		openedAt: run.opened_at?.toISOString() ?? null,
		closedAt: run.closed_at?.toISOString() ?? null,
		practice: run.practice,
		instrument: await getInstrumentOrThrow(tx, run.instrument_version_id)
	};
}

function screenView(screen: Screen, results: PublishedItem[], beside: Beside): ScreenView {
	if (screen.stage === 'overview') return { screen, results, ...beside };
	if (screen.stage !== 'item' || !screen.revealed)
		return { screen, results: [], group: null, earlier: [] };
	const shown = (item: { itemNo: number }) => item.itemNo === screen.itemNo;
	return {
		screen,
		results: results.filter(shown),
		group: beside.group && { ...beside.group, scores: beside.group.scores.filter(shown) },
		earlier: beside.earlier.map((one) => ({ ...one, results: one.results.filter(shown) }))
	};
}

async function turnout(ports: Ports, run: RunWithPlace) {
	if (run.state !== 'open') return turnoutOf(run.respondent_count ?? 0, run.eligible_count);
	return turnoutOf(await countRespondents(ports.ballotDb, run.id), run.eligible_count);
}
