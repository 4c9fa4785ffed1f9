import { decideOutcome } from '#lib/domain/feedback/takeaway.ts';
import type {
	DecisionView,
	OrganisationTakeaways,
	TakeawayView,
	TakeHomeView
} from '#lib/contract/views/feedback.ts';
import type { AppTransaction } from '../../db/database.ts';
import { findPreviousMeeting, listDecisions } from '../../db/queries/meeting-decision.ts';
import {
	findNextMeeting,
	listOrganisationsOfGroup,
	type MeetingWithPlace
} from '../../db/queries/meeting-place.ts';
import { listTakeaways, type TakeawayWithOutcome } from '../../db/queries/takeaway.ts';

/** What everybody takes home, what was decided and when one meets again; and what the meeting before sent home. */
export async function buildTakeHome(
	tx: AppTransaction,
	meeting: MeetingWithPlace
): Promise<TakeHomeView> {
	const next = await findNextMeeting(tx, meeting);
	const before = await findPreviousMeeting(tx, meeting);
	return {
		organisations: await readTakeaways(tx, meeting.id, meeting.group_id),
		decisions: await readDecisions(tx, meeting.id),
		next: next === undefined ? null : { ordinal: next.ordinal, day: next.held_on },
		before:
			before === null
				? null
				: {
						meetingId: before.id,
						ordinal: before.ordinal,
						day: before.held_on,
						organisations: await readTakeaways(tx, before.id, meeting.group_id),
						decisions: await readDecisions(tx, before.id)
					}
	};
}

/** By organisation, with what all of the group may know of what came of it. */
export async function readTakeaways(
	tx: AppTransaction,
	meetingId: string,
	groupId: string
): Promise<OrganisationTakeaways[]> {
	const rows = await listTakeaways(tx, meetingId);
	return (await listOrganisationsOfGroup(tx, groupId)).map((organisation) => ({
		organisation,
		takeaways: rows
			.filter((row) => row.organisation_id === organisation.id)
			.map((row) => takeawayView(row, { groupId, own: false }))
	}));
}

export function takeawayView(
	row: TakeawayWithOutcome,
	reader: { readonly groupId: string; readonly own: boolean }
): TakeawayView {
	const { entry_id, sentence, state, learning } = row;
	const entry =
		entry_id === null || sentence === null || state === null
			? null
			: {
					entryId: entry_id,
					sentence,
					state,
					learning: learning ?? '',
					shared: row.shared_at !== null && row.entry_group_id === reader.groupId
				};
	return {
		takeawayId: row.id,
		organisationId: row.organisation_id,
		text: row.text,
		version: row.version,
		origin:
			row.origin_text === ''
				? null
				: {
						from: row.from_card_id === null ? 'step' : 'card',
						text: row.origin_text,
						organisation: row.giver_name
					},
		outcome: decideOutcome(entry, reader)
	};
}

export async function readDecisions(
	tx: AppTransaction,
	meetingId: string
): Promise<DecisionView[]> {
	return (await listDecisions(tx, meetingId)).map((row) => ({
		decisionId: row.id,
		organisation:
			row.organisation_id === null || row.organisation_name === null
				? null
				: { id: row.organisation_id, name: row.organisation_name },
		text: row.text,
		who: row.who,
		dueOn: row.due_on,
		version: row.version
	}));
}
