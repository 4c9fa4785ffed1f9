import { apartBy, differencesOf } from '#lib/domain/poll/difference.ts';
import type { Scale } from '#lib/domain/poll/scale.ts';
import { resultOf } from '#lib/domain/poll/tally.ts';
import type { Beside, EarlierResults, GroupBeside } from '#lib/contract/live.ts';
import type { AppTransaction } from '../../db/database.ts';
import { listItemScores } from '../../db/queries/consensus.ts';
import { findGroupRunBeside } from '../../db/queries/group-beside.ts';
import { getInstrumentOrThrow } from '../../db/queries/instrument.ts';
import { listClosedRuns } from '../../db/queries/run-history.ts';
import { listResults } from '../../db/queries/run.ts';
import type { AssessmentRunTable } from '../../db/schema/runs.ts';

type StaffRun = Pick<
	AssessmentRunTable,
	'id' | 'organisation_id' | 'meeting_id' | 'instrument_version_id' | 'state' | 'closed_at'
>;

/** So many earlier runs stand behind: more would be a web of lines. */
const earlierRuns = 3;

/** The working group's closed run beside a closed run of staff, and the staff's earlier ones behind it. */
export async function readBeside(tx: AppTransaction, run: StaffRun): Promise<Beside> {
	if (run.state !== 'closed') return { group: null, earlier: [] };
	return { group: await readGroup(tx, run), earlier: await readEarlier(tx, run) };
}

async function readGroup(tx: AppTransaction, run: StaffRun): Promise<GroupBeside | null> {
	const group = await findGroupRunBeside(tx, run);
	if (group === undefined) return null;
	const apart = apartBy(occasionOf(run), occasionOf(group));
	const instrument = await getInstrumentOrThrow(tx, run.instrument_version_id);
	return {
		runId: group.id,
		targetGroup: group.target_group,
		roundName: group.round_name,
		meetingOrdinal: group.meeting_ordinal,
		closedAt: group.closed_at?.toISOString() ?? '',
		apart,
		// Another instrument's items are other questions: its scores are not put beside these (D4.10).
		scores:
			apart === 'otherInstrument'
				? []
				: await listItemScores(
						tx,
						group.id,
						instrument.items.map((item) => item.no)
					)
	};
}

function occasionOf(
	run: Pick<StaffRun, 'organisation_id' | 'meeting_id' | 'instrument_version_id'>
) {
	return {
		organisationId: run.organisation_id,
		meetingId: run.meeting_id,
		instrumentVersionId: run.instrument_version_id
	};
}

async function readEarlier(tx: AppTransaction, run: StaffRun): Promise<EarlierResults[]> {
	const closedAt = run.closed_at;
	if (closedAt === null) return [];
	const others = await listClosedRuns(tx, run.organisation_id, run.instrument_version_id, run.id);
	return others
		.flatMap((other) =>
			other.closed_at !== null && other.closed_at < closedAt
				? [
						{
							runId: other.id,
							targetGroup: other.target_group,
							closedAt: other.closed_at.toISOString(),
							results: other.results
						}
					]
				: []
		)
		.slice(0, earlierRuns);
}

/** The items at which the staff's distance from the working group can be told. */
export async function listItemsWithDifference(
	tx: AppTransaction,
	run: StaffRun,
	scale: Scale
): Promise<number[]> {
	if (run.state !== 'closed') return [];
	const results = (await listResults(tx, run.id)).map((item) => resultOf(item, scale));
	const differenceAt = differencesOf(results, await readGroup(tx, run));
	return results.map((one) => one.itemNo).filter((itemNo) => differenceAt(itemNo).known);
}
