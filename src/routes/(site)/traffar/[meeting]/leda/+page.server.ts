import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import {
	chooseAgendaSchema,
	endGuestSchema,
	endMeetingWallLinkSchema,
	inviteGuestSchema,
	planMeetingSchema
} from '#lib/contract/forms/meeting.ts';
import type { MeetingPresentationRow } from '#lib/contract/views/presentation.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import { endGuest, inviteGuest, readGuests } from '#lib/server/usecases/meeting/guests.ts';
import {
	createMeetingWallLink,
	endMeetingWallLink,
	readMeetingWallLinks
} from '#lib/server/usecases/meeting/meeting-wall-links.ts';
import { chooseAgenda } from '#lib/server/usecases/meeting/open-meeting.ts';
import { planMeeting } from '#lib/server/usecases/meeting/plan-meeting.ts';
import { readMeetingMe } from '#lib/server/usecases/meeting/read-meeting.ts';
import { listPresentationsOfMeeting } from '#lib/server/usecases/presentation/list-presentations.ts';
import { orErrorPage, orFormFailure } from '../../../../edge.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ports, actor } = locals;
	const meetingId = params.meeting;
	return orErrorPage(
		(async () => {
			assertRowId(meetingId);
			const me = await readMeetingMe(ports, actor, { meetingId });
			return {
				me,
				snapshot: await readSnapshot(ports, actor, meetingId, 'meetingLead'),
				guests: await readGuests(ports, actor, { meetingId }),
				wallLinks: await readMeetingWallLinks(ports, actor, { meetingId }),
				presentations: await listPresentationsOfMeeting(ports, actor, { meetingId }).catch(
					noneIfRefused
				)
			};
		})(),
		url
	);
};

/** Whoever was named to lead without being of the group reads no presentations. */
function noneIfRefused(failure: unknown): MeetingPresentationRow[] {
	if (failure instanceof ExpectedError) return [];
	throw failure;
}

type Did = 'plan' | 'chooseAgenda' | 'inviteGuest' | 'endGuest' | 'makeWallLink' | 'endWallLink';

/** Which form it was about stands in the outcome: several stand on the page. */
async function orTold<Schema extends v.GenericSchema>(
	event: RequestEvent,
	did: Did,
	schema: Schema,
	work: (
		input: v.InferOutput<Schema>,
		meetingId: string
	) => Promise<{ guestLink?: string; wallLink?: string }>
) {
	const outcome = await orFormFailure(await event.request.formData(), schema, (input) => {
		assertRowId(event.params.meeting);
		return work(input, event.params.meeting);
	});
	if ('status' in outcome && 'data' in outcome)
		return fail(outcome.status, { ...outcome.data, did, guestLink: null, wallLink: null });
	const { guestLink = null, wallLink = null } = outcome;
	if (guestLink !== null || wallLink !== null)
		return { did, fields: [], values: {}, guestLink, wallLink };
	redirect(303, `/traffar/${event.params.meeting}/leda`);
}

export const actions: Actions = {
	plan: (event) =>
		orTold(event, 'plan', planMeetingSchema, async (input, meetingId) => {
			await planMeeting(event.locals.ports, event.locals.actor, { ...input, meetingId });
			return {};
		}),
	chooseAgenda: (event) =>
		orTold(event, 'chooseAgenda', chooseAgendaSchema, async ({ template }, meetingId) => {
			await chooseAgenda(event.locals.ports, event.locals.actor, { template, meetingId });
			return {};
		}),
	inviteGuest: (event) =>
		orTold(event, 'inviteGuest', inviteGuestSchema, async (input, meetingId) => {
			const { ports, actor } = event.locals;
			const { token } = await inviteGuest(ports, actor, { ...input, meetingId });
			return { guestLink: `${event.url.origin}/gast/${token}` };
		}),
	endGuest: (event) =>
		orTold(event, 'endGuest', endGuestSchema, async ({ guestId }, meetingId) => {
			await endGuest(event.locals.ports, event.locals.actor, { guestId, meetingId });
			return {};
		}),
	makeWallLink: (event) =>
		orTold(event, 'makeWallLink', v.object({}), async (_, meetingId) => {
			const { ports, actor } = event.locals;
			const { token } = await createMeetingWallLink(ports, actor, { meetingId });
			return { wallLink: `${event.url.origin}/vagg/lank/${token}` };
		}),
	endWallLink: (event) =>
		orTold(event, 'endWallLink', endMeetingWallLinkSchema, async ({ linkId }, meetingId) => {
			await endMeetingWallLink(event.locals.ports, event.locals.actor, { linkId, meetingId });
			return {};
		})
};
