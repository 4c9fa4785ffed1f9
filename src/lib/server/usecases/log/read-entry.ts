import type { Actor } from '#lib/domain/access/actor.ts';
import { isMemberOf } from '#lib/domain/access/can.ts';
import { cycleFields } from '#lib/domain/log/cycle.ts';
import { entryFields, followsCycle } from '#lib/domain/log/entry.ts';
import { foldHistory } from '#lib/domain/log/history.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { CycleView, LogEntryView, ShareGroup } from '#lib/contract/views/log.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { getInstrumentOrThrow } from '../../db/queries/instrument.ts';
import { listCycles, textsOfCycle, type CycleRow } from '../../db/queries/log-cycle.ts';
import { getEntryOrThrow, listHistory, type EntryWithPlace } from '../../db/queries/log-entry.ts';
import { listGroupsOfOrganisation } from '../../db/queries/log-place.ts';
import { listPeopleOfOrganisation } from '../../db/queries/organisation-people.ts';
import type { Ports } from '../../ports.ts';
import { bilingual } from './log-rows.ts';
import { readMeetingOrigin } from './meeting-origin.ts';
import { mayShareEntry } from './share-entry.ts';

const historyLength = 500;

/**
 * An entry with its cycles and history, for a member of its organisation or of one it is shared with. What came
 * before it was shared, and who else works in the organisation, only its own members see.
 * @throws ExpectedError entryNotReadable, also when it is not shared, or no longer
 */
export async function readEntry(
	ports: Ports,
	actor: Actor,
	input: { entryId: string }
): Promise<LogEntryView> {
	return withActor(ports.db, actor, async (tx) => {
		const entry = await getEntryOrThrow(tx, input.entryId);
		const own = isMemberOf(actor, entry.organisation_id);
		const groups = await groupsOf(tx, entry.organisation_id);
		const sharedWith = groups.find((group) => group.groupId === entry.group_id) ?? null;
		const reads = own || sharedWith?.organisationIds.some((id) => isMemberOf(actor, id)) === true;
		if (!reads || entry.removed_at !== null) throw new ExpectedError('entryNotReadable');
		const history = await listHistory(tx, entry.id, historyLength);
		return {
			...rowOf(entry, own),
			...(own ? await forMembers(tx, entry) : forPeers),
			versions: entry.versions,
			cycles: followsCycle(entry) ? (await listCycles(tx, entry.id)).map(cycleView) : [],
			createdAt: entry.created_at.toISOString(),
			sharedAt: entry.shared_at?.toISOString() ?? null,
			sharedWith: sharedWith === null ? null : shareGroup(sharedWith),
			groups: own ? groups.map(shareGroup) : [],
			mayShare: mayShareEntry(actor, entry),
			originText: entry.origin_text,
			originMeeting: await readMeetingOrigin(tx, entry),
			history: foldHistory(
				history.map((line) => ({
					at: line.at.toISOString(),
					by: line.by_name,
					what: line.what,
					cycle: line.cycle,
					before: line.before,
					after: line.after
				})),
				[...entryFields, ...cycleFields]
			)
		};
	});
}

const forPeers = { ownerLeft: false, colleagues: [], items: [], originRunId: null } as const;

async function forMembers(tx: AppTransaction, entry: EntryWithPlace) {
	const people = await listPeopleOfOrganisation(tx, entry.organisation_id);
	const instrument =
		entry.instrument_version_id === null
			? null
			: await getInstrumentOrThrow(tx, entry.instrument_version_id);
	return {
		ownerLeft:
			entry.owner_person_id !== null &&
			!people.some((person) => person.personId === entry.owner_person_id),
		colleagues: people.map((person) => person.name),
		items: instrument?.items ?? [],
		originRunId: entry.origin_run_id
	};
}

function rowOf(entry: EntryWithPlace, own: boolean) {
	return {
		entryId: entry.id,
		organisationId: entry.organisation_id,
		organisation: entry.organisation_name,
		own,
		kind: entry.kind,
		method: entry.method,
		state: entry.state,
		sentence: entry.sentence,
		who: entry.who,
		dueOn: entry.due_on,
		itemNo: entry.item_no,
		itemText: bilingual(entry.item_sv, entry.item_en),
		learning: entry.learning,
		shared: entry.shared_at !== null
	};
}

function cycleView(row: CycleRow): CycleView {
	return {
		ordinal: row.ordinal,
		stage: row.stage,
		decision: row.decision,
		texts: textsOfCycle(row),
		versions: row.versions
	};
}

type Group = ShareGroup & { readonly organisationIds: readonly string[] };

async function groupsOf(tx: AppTransaction, organisationId: string): Promise<Group[]> {
	return (await listGroupsOfOrganisation(tx, organisationId)).map((one) => ({
		groupId: one.groupId,
		group: one.group,
		round: one.round,
		organisationIds: one.organisationIds,
		others: one.organisations.filter((_, index) => one.organisationIds[index] !== organisationId)
	}));
}

function shareGroup({ groupId, group, round, others }: Group): ShareGroup {
	return { groupId, group, round, others };
}
