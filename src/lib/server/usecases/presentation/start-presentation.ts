import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { chooseTemplate } from '#lib/domain/presentation/template.ts';
import { withActor } from '../../db/actor.ts';
import { listOrganisationIdsOfGroup } from '../../db/queries/log-place.ts';
import { listTemplates } from '../../db/queries/presentation-template.ts';
import {
	findPresentation,
	getMeetingPlaceOrThrow,
	insertPresentation,
	listPresentationsOfMeetingRows
} from '../../db/queries/presentation.ts';
import { newId } from '../../ids.ts';
import type { Ports } from '../../ports.ts';

/**
 * The organisation's presentation for the meeting: begun now, or the one that there is. It stands on the template that
 * the group's others already use for the meeting, so that they can be compared.
 * @throws ExpectedError notAllowed, notFound, notInGroup, templateMissing
 */
export async function startPresentation(
	ports: Ports,
	actor: Actor,
	input: { organisationId: string; meetingId: string; templateId: string | null }
): Promise<{ presentationId: string; isNew: boolean }> {
	assertCan(actor, 'presentation.write', { organisationId: input.organisationId });
	const inMeeting = await withActor(ports.db, systemActor, async (tx) => {
		const [first] = await listPresentationsOfMeetingRows(tx, input.meetingId);
		return first?.template_id ?? null;
	});
	return withActor(ports.db, actor, async (tx) => {
		const place = await getMeetingPlaceOrThrow(tx, input.meetingId);
		const members = await listOrganisationIdsOfGroup(tx, place.group_id);
		if (!members.includes(input.organisationId)) throw new ExpectedError('notInGroup');
		const offered = (await listTemplates(tx)).map((one) => ({
			id: one.id,
			code: one.code,
			version: one.version,
			retired: one.retired_at !== null
		}));
		const template_id = chooseTemplate(offered, inMeeting, input.templateId);
		if (template_id === null) throw new ExpectedError('templateMissing');
		const id = newId();
		const isNew = await insertPresentation(tx, {
			id,
			organisation_id: input.organisationId,
			meeting_id: input.meetingId,
			template_id,
			created_at: ports.clock.now()
		});
		if (isNew) return { presentationId: id, isNew };
		const there = await findPresentation(tx, input);
		if (there === undefined) throw new ExpectedError('unavailable');
		return { presentationId: there.id, isNew };
	});
}
