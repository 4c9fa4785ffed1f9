import { redirect } from '@sveltejs/kit';
import { changeDraftSchema } from '#lib/contract/forms/run.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { changeDraftRun } from '#lib/server/usecases/poll/change-draft-run.ts';
import { listRuns } from '#lib/server/usecases/poll/list-runs.ts';
import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import { orErrorPage, orFormFailure } from '../../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { run, runs } = await orErrorPage(
		(async () => {
			assertRowId(params.run);
			const snapshot = await readSnapshot(locals.ports, locals.actor, params.run, 'facilitator');
			return {
				run: snapshot.slices.run.data,
				runs: await listRuns(locals.ports, locals.actor)
			};
		})(),
		url
	);
	// Another device may have opened it meanwhile: then there is nothing to change.
	if (run.state !== 'draft') redirect(303, `/skattningar/${run.runId}`);
	return {
		run: {
			runId: run.runId,
			organisation: run.organisation,
			roundName: run.roundName,
			meetingOrdinal: run.meetingOrdinal
		},
		suggested: {
			place: '',
			asks: 'staff' as const,
			targetGroup: run.targetGroup,
			eligibleCount: run.eligible === null ? '' : String(run.eligible),
			lastDay: run.lastDay ?? '',
			k: String(run.k)
		},
		targets: [
			...new Set(runs.flatMap((one) => (one.asks === 'staff' ? [one.targetGroup] : [])))
		].slice(0, 20)
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const changed = await orFormFailure(form, changeDraftSchema, async (input) => {
			assertRowId(params.run);
			await changeDraftRun(locals.ports, locals.actor, { ...input, runId: params.run });
			return null;
		});
		if (changed === null) redirect(303, `/skattningar/${params.run}`);
		return changed;
	}
};
