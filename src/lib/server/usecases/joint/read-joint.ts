import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { assertCan, can } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { jointAccess, latestShared } from '#lib/domain/poll/joint-access.ts';
import {
	jointItems,
	meanOfItems,
	regionSums,
	sameRegions,
	type RegionScores
} from '#lib/domain/poll/joint-table.ts';
import type { JointOccasion, JointView, OwnGroup, OwnScores } from '#lib/contract/views/joint.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { listItemScores } from '../../db/queries/consensus.ts';
import { getInstrumentOrThrow } from '../../db/queries/instrument.ts';
import {
	findGroup,
	listClosedGroupRuns,
	listGroupsOfOrganisations,
	listOrganisationsOfGroup,
	type ClosedGroupRun
} from '../../db/queries/joint.ts';
import type { Ports } from '../../ports.ts';

/** The groups that the actor's organisations take part in. @throws ExpectedError notAllowed */
export async function listOwnGroups(ports: Ports, actor: Actor): Promise<OwnGroup[]> {
	assertCan(actor, 'run.list');
	const own = actor.kind === 'person' ? actor.memberships.map((one) => one.organisationId) : [];
	const rows = await withActor(ports.db, actor, (tx) => listGroupsOfOrganisations(tx, own));
	return rows.map((row) => ({ groupId: row.id, group: row.name, roundName: row.round_name }));
}

/**
 * The group's joint table, for members of its organisations; to others there is no such group. Peers' scores are
 * read as the system and leave here only as means and ranges. @throws ExpectedError notFound
 */
export async function readJointTable(
	ports: Ports,
	actor: Actor,
	input: { groupId: string }
): Promise<JointView> {
	const { group, organisations } = await withActor(ports.db, actor, async (tx) => ({
		group: await findGroup(tx, input.groupId),
		organisations: await listOrganisationsOfGroup(tx, input.groupId)
	}));
	const isOwn = (organisationId: string) => can(actor, 'joint.read', { organisationId });
	if (group === undefined || !organisations.some((one) => isOwn(one.id)))
		throw new ExpectedError('notFound');
	const occasions = await withActor(ports.db, systemActor, async (tx) => {
		const runs = await listClosedGroupRuns(tx, input.groupId);
		// What a peer has closed and not shared is not even mentioned.
		const known = runs.filter((run) => run.given_at !== null || isOwn(run.organisation_id));
		const gathered: Gathered[] = [];
		for (const one of byOccasion(known)) gathered.push(await gather(tx, one, isOwn));
		return gathered.map((one, index) =>
			occasionView(one, gathered.slice(index + 1), organisations.length, actor)
		);
	});
	return {
		groupId: group.id,
		group: group.name,
		roundName: group.round_name,
		practice: group.practice,
		occasions
	};
}

type Gathered = {
	readonly first: ClosedGroupRun;
	readonly own: readonly ClosedGroupRun[];
	readonly instrument: JointOccasion['instrument'];
	readonly shared: readonly RegionScores[];
	readonly ownShared: boolean;
};

/** Only the same meeting and the same instrument version are put together (D4.10). */
function byOccasion(runs: readonly ClosedGroupRun[]): ClosedGroupRun[][] {
	const occasions = new Map<string, ClosedGroupRun[]>();
	for (const run of runs) {
		const key = `${run.meeting_id} ${run.instrument_version_id}`;
		occasions.set(key, [...(occasions.get(key) ?? []), run]);
	}
	return [...occasions.values()];
}

async function gather(
	tx: AppTransaction,
	runs: readonly ClosedGroupRun[],
	isOwn: (organisationId: string) => boolean
): Promise<Gathered> {
	const [first] = runs;
	if (first === undefined) throw new RangeError('an occasion has a run');
	const instrument = await getInstrumentOrThrow(tx, first.instrument_version_id);
	const numbers = instrument.items.map((item) => item.no);
	const shared: RegionScores[] = [];
	for (const run of latestShared(runs.filter((one) => one.given_at !== null).map(asShared))) {
		const scores = await listItemScores(tx, run.id, numbers);
		shared.push({ regionId: run.organisationId, halfUnits: scores.map((one) => one.halfUnits) });
	}
	const own = runs.filter((run) => isOwn(run.organisation_id)).map(asShared);
	const ids = new Set(own.map((run) => run.organisationId));
	return {
		first,
		// One each: the latest that is closed, for that is the one to share.
		own: latestShared(own).flatMap((run) => runs.filter((one) => one.id === run.id)),
		instrument,
		shared,
		ownShared: shared.some((one) => ids.has(one.regionId))
	};
}

function asShared(run: ClosedGroupRun) {
	return { id: run.id, organisationId: run.organisation_id, ordinal: run.ordinal };
}

function occasionView(
	one: Gathered,
	earlier: readonly Gathered[],
	regions: number,
	actor: Actor
): JointOccasion {
	const access = jointAccess({ ownShared: one.ownShared, shared: one.shared.length });
	const count = one.instrument.items.length;
	const items = access === 'shown' ? jointItems(one.shared, count) : [];
	const sums = access === 'shown' ? regionSums(one.shared, count) : null;
	return {
		meetingId: one.first.meeting_id,
		ordinal: one.first.meeting_ordinal,
		theme: one.first.meeting_theme,
		instrument: one.instrument,
		regions,
		shared: one.shared.length,
		own: one.own.map((run) => ownScores(run, actor)),
		access,
		items,
		// Where a region has left an item out, the items have different regions and no common mean.
		mean: sums === null ? null : meanOfItems(items),
		sums,
		since: access === 'shown' ? sinceLast(one, earlier) : null
	};
}

/**
 * The mean the last time. Null for other regions than now: besides being no comparison, a mean of some of them beside
 * a mean of all would tell the score of the one that is left over.
 */
function sinceLast(now: Gathered, earlier: readonly Gathered[]): JointOccasion['since'] {
	const last = earlier.find(
		(one) =>
			one.first.instrument_version_id === now.first.instrument_version_id &&
			jointAccess({ ownShared: one.ownShared, shared: one.shared.length }) === 'shown'
	);
	if (last === undefined) return null;
	const same = sameRegions(last.shared, now.shared);
	const isWhole =
		same.after.length === now.shared.length && same.before.length === last.shared.length;
	return {
		ordinal: last.first.meeting_ordinal,
		mean: isWhole
			? (regionSums(last.shared, last.instrument.items.length)?.meanPerItem ?? null)
			: null
	};
}

function ownScores(run: ClosedGroupRun, actor: Actor): OwnScores {
	return {
		runId: run.id,
		organisation: run.organisation_name,
		sharedAt: run.given_at?.toISOString() ?? null,
		mayShare: can(actor, 'joint.share', { organisationId: run.organisation_id })
	};
}
