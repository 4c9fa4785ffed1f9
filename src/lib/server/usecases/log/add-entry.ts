import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { emptyTexts } from '#lib/domain/log/cycle.ts';
import {
	dueProblem,
	entryFieldProblem,
	followsCycle,
	sentenceProblem
} from '#lib/domain/log/entry.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { AddEntryInput } from '#lib/contract/forms/log.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { insertCycle } from '../../db/queries/log-cycle.ts';
import { getEntryOrThrow, insertEntry, insertHistory } from '../../db/queries/log-entry.ts';
import { listGroupsOfOrganisation } from '../../db/queries/log-place.ts';
import { getRunOrThrow } from '../../db/queries/run.ts';
import type { Ports } from '../../ports.ts';
import { findMeetingOrigin, tellMeeting } from './meeting-origin.ts';
import { memberCalled, nameOf, publishLog } from './saved-entry.ts';

/**
 * A new entry, private to its organisation. The same entry sent twice (a press without an answer) is made once.
 * @throws ExpectedError sentenceTooShort, sentenceTooLong, notADay, dayTooFarOff, textTooLong, notAllowed, notFound
 */
export async function addEntry(
	ports: Ports,
	actor: Actor,
	input: AddEntryInput
): Promise<{ entryId: string }> {
	assertCan(actor, 'log.write', { organisationId: input.organisationId });
	assertWellFormed(input);
	return withActor(ports.db, actor, async (tx) => {
		const now = ports.clock.now();
		const entry = { id: input.entryId, organisation_id: input.organisationId };
		const origin = await originOf(tx, input);
		const fromMeeting = await findMeetingOrigin(tx, input);
		const isNew = await insertEntry(tx, {
			...entry,
			...origin,
			origin_card_id: fromMeeting?.cardId ?? null,
			kind: input.kind,
			method: input.method,
			state: 'planned',
			sentence: input.sentence,
			who: input.who,
			owner_person_id: await memberCalled(tx, input.organisationId, input.who),
			due_on: input.dueOn === '' ? null : input.dueOn,
			learning: '',
			origin_text: input.originText,
			created_by: actor.kind === 'person' ? actor.personId : null,
			created_at: now
		});
		if (!isNew) {
			// Somebody else's entry of that id is none of ours.
			const there = await getEntryOrThrow(tx, input.entryId);
			assertCan(actor, 'log.write', { organisationId: there.organisation_id });
			return { entryId: there.id };
		}
		if (fromMeeting !== null) await tellMeeting(tx, fromMeeting, entry.id);
		if (followsCycle(input)) await insertCycle(tx, entry, 1, emptyTexts, now);
		await insertHistory(tx, [
			{
				entry_id: entry.id,
				organisation_id: entry.organisation_id,
				at: now,
				by_name: await nameOf(tx, actor),
				what: 'added',
				cycle: null,
				before: '',
				after: input.sentence
			}
		]);
		await publishLog(tx, entry.organisation_id, []);
		return { entryId: entry.id };
	});
}

function assertWellFormed(input: AddEntryInput): void {
	const sentence = sentenceProblem(input.sentence);
	if (sentence !== null) throw new ExpectedError(sentence, ['sentence']);
	const who = entryFieldProblem('who', input.who);
	if (who !== null) throw new ExpectedError(who, ['who']);
	const due = dueProblem(input.dueOn);
	if (due !== null) throw new ExpectedError(due, ['dueOn']);
}

/** The item it came from: of a run of the organisation's own, or of the checklist of its latest round. */
async function originOf(tx: AppTransaction, input: AddEntryInput) {
	const item_no = input.itemNo === '' ? null : Number(input.itemNo);
	if (input.runId !== null) {
		const run = await getRunOrThrow(tx, input.runId);
		if (run.organisation_id !== input.organisationId) throw new ExpectedError('notFound');
		return { origin_run_id: run.id, instrument_version_id: run.instrument_version_id, item_no };
	}
	const [latest] = await listGroupsOfOrganisation(tx, input.organisationId);
	const instrument_version_id = latest?.instrumentId ?? null;
	return {
		origin_run_id: null,
		instrument_version_id,
		item_no: instrument_version_id === null ? null : item_no
	};
}
