import { redirect } from '@sveltejs/kit';
import { createRunSchema } from '#lib/contract/forms/run.ts';
import type { RunListRow, RunPlace } from '#lib/contract/views/run.ts';
import type { RespondentKind } from '#lib/domain/poll/run-state.ts';
import { likelyMeeting } from '#lib/domain/poll/next-meeting.ts';
import { defaultK } from '#lib/domain/poll/tally.ts';
import { swedishDay } from '#lib/domain/swedish-time.ts';
import { createRun } from '#lib/server/usecases/poll/create-run.ts';
import { listRunPlaces, listRuns } from '#lib/server/usecases/poll/list-runs.ts';
import { openRun } from '#lib/server/usecases/poll/open-run.ts';
import { openConsensus } from '#lib/server/usecases/poll/steer-consensus.ts';
import { orErrorPage, orFormFailure } from '../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const [runs, places] = await orErrorPage(
		Promise.all([listRuns(locals.ports, locals.actor), listRunPlaces(locals.ports, locals.actor)]),
		url
	);
	const from = runs.find((run) => run.runId === url.searchParams.get('fran')) ?? null;
	const staffRuns = runs.filter((run) => run.asks === 'staff');
	const today = swedishDay(locals.ports.clock.now());
	return {
		places,
		fromDay: from === null ? null : swedishDay(from.closedAt ?? from.openedAt ?? from.createdAt),
		suggested: from === null ? suggestion(runs, places, today) : repetition(from),
		// The latest target group of each organisation, for when another one is chosen.
		targetOf: Object.fromEntries(
			[...staffRuns].reverse().map((run) => [run.organisationId, run.targetGroup])
		),
		targets: [...new Set(staffRuns.map((run) => run.targetGroup))].slice(0, 20)
	};
};

function suggestion(runs: RunListRow[], places: RunPlace[], today: string) {
	const own = runs.filter(
		(run) =>
			run.asks === 'staff' && places.some((place) => place.organisationId === run.organisationId)
	);
	// What was opened was meant; a draft may have been a trial.
	const latest = own.find((run) => run.state !== 'draft') ?? own[0];
	const organisationId = latest?.organisationId ?? places[0]?.organisationId;
	const meetings = places.filter((place) => place.organisationId === organisationId);
	return {
		place: placeValue(likelyMeeting(meetings, today)),
		asks: 'staff' as RespondentKind,
		targetGroup: latest?.targetGroup ?? '',
		eligibleCount: '',
		lastDay: '',
		k: String(defaultK)
	};
}

function repetition(run: RunListRow) {
	return {
		place: placeValue(run),
		asks: run.asks,
		targetGroup: run.targetGroup,
		eligibleCount: run.eligible === null ? '' : String(run.eligible),
		lastDay: '',
		k: String(run.k ?? defaultK)
	};
}

function placeValue(place: { organisationId: string; meetingId: string } | null): string {
	return place === null ? '' : `${place.organisationId}/${place.meetingId}`;
}

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = await request.formData();
		const [organisationId = '', meetingId = ''] = String(form.get('place')).split('/');
		form.set('organisationId', organisationId);
		form.set('meetingId', meetingId);
		const made = await orFormFailure(form, createRunSchema, async (input) => {
			const { runId } = await createRun(locals.ports, locals.actor, input);
			const open = input.asks === 'staff' ? openRun : openConsensus;
			if (form.get('then') === 'open') await open(locals.ports, locals.actor, { runId });
			return { runId };
		});
		if ('runId' in made) redirect(303, `/skattningar/${made.runId}`);
		return made;
	}
};
