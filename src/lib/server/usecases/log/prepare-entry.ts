import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { EntryOrigin, EntryStart } from '#lib/contract/views/log.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { getInstrumentOrThrow } from '../../db/queries/instrument.ts';
import { findNextStep, listOrganisationNames } from '../../db/queries/log-place.ts';
import { listPeopleOfOrganisation } from '../../db/queries/organisation-people.ts';
import { getRunOrThrow } from '../../db/queries/run.ts';
import { newId } from '../../ids.ts';
import type { Ports } from '../../ports.ts';
import { readMeetingStart } from './meeting-origin.ts';

/**
 * What the form of a new entry starts with: whose it can be, and, taken home from an item of a run or from a meeting,
 * where it comes from. @throws ExpectedError notAllowed, notFound (a run, a card or a take-away of others)
 */
export async function prepareEntry(
	ports: Ports,
	actor: Actor,
	input: {
		runId: string | null;
		itemNo: number | null;
		cardId?: string | null;
		takeawayId?: string | null;
	}
): Promise<EntryStart> {
	assertCan(actor, 'log.list');
	const own = actor.kind === 'person' ? actor.memberships.map((one) => one.organisationId) : [];
	return withActor(ports.db, actor, async (tx) => {
		const origin =
			input.runId === null ? null : await originOf(tx, actor, input.runId, input.itemNo);
		const meeting = await readMeetingStart(tx, input, own);
		const organisations = await listOrganisationNames(
			tx,
			meeting?.organisationIds ?? (origin === null ? own : [origin.organisationId])
		);
		const names = new Set<string>();
		for (const { id } of organisations)
			for (const person of await listPeopleOfOrganisation(tx, id)) names.add(person.name);
		const fromMeeting = meeting?.start ?? null;
		return { entryId: newId(), organisations, colleagues: [...names], origin, fromMeeting };
	});
}

async function originOf(
	tx: AppTransaction,
	actor: Actor,
	runId: string,
	itemNo: number | null
): Promise<EntryOrigin> {
	const run = await getRunOrThrow(tx, runId);
	assertCan(actor, 'log.write', { organisationId: run.organisation_id });
	const instrument = await getInstrumentOrThrow(tx, run.instrument_version_id);
	const item = instrument.items.find((one) => one.no === itemNo);
	if (item === undefined) throw new ExpectedError('notFound');
	return {
		runId: run.id,
		organisationId: run.organisation_id,
		roundName: run.round_name,
		meetingOrdinal: run.meeting_ordinal,
		itemNo: item.no,
		itemText: item.text,
		nextStep: await findNextStep(tx, run, item.no)
	};
}
