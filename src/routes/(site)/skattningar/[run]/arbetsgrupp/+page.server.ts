import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { ScoreSaved } from '#lib/contract/live.ts';
import { scoreFormSchema } from '#lib/contract/forms/consensus.ts';
import { can } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { scoreFields } from '#lib/domain/poll/score-edit.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { runCommand } from '#lib/server/live/commands.ts';
import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import { discardDraftRun } from '#lib/server/usecases/poll/create-run.ts';
import { readOrganisationOfRun } from '#lib/server/usecases/poll/read-run-kind.ts';
import { orErrorPage, statusOf } from '../../../../edge.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ports, actor } = locals;
	const { snapshot, organisationId, groupId } = await orErrorPage(
		(async () => {
			assertRowId(params.run);
			const { organisationId, groupId, asks } = await readOrganisationOfRun(
				ports,
				actor,
				params.run
			);
			if (asks !== 'workingGroup') throw new ExpectedError('notFound');
			return {
				organisationId,
				groupId,
				snapshot: await readSnapshot(ports, actor, params.run, 'member')
			};
		})(),
		url
	);
	const moment = url.searchParams.get('moment') ?? '';
	return {
		snapshot,
		groupId,
		personId: actor.kind === 'person' ? actor.personId : '',
		maySteer: can(actor, 'run.steer', { organisationId, runId: params.run }),
		itemNo: /^[1-9]\d{0,2}$/.test(moment) ? Number(moment) : null,
		asked: url.searchParams.get('fraga')
	};
};

type Typed = { field: (typeof scoreFields)[number]; value: string | number | null };

/** Fails as ScoreFormFailure: everything typed comes back beside what stands there now. */
async function refused(
	event: RequestEvent,
	code: ExpectedError['code'],
	typed: { itemNo: number; fields: readonly Typed[]; conflicts: readonly string[] } | null
) {
	const snapshot =
		typed === null
			? null
			: await readSnapshot(event.locals.ports, event.locals.actor, event.params.run, 'member');
	const now = snapshot?.slices.scores.data.items.find((item) => item.itemNo === typed?.itemNo);
	return fail(statusOf(code), {
		code,
		itemNo: typed?.itemNo ?? null,
		typed:
			typed === null || now === undefined
				? []
				: typed.fields.map((one) => ({
						...one,
						now,
						isConflict: typed.conflicts.includes(one.field)
					}))
	});
}

/** Opens, locks or removes, and goes on; what is refused is told on the page. */
async function steer(event: RequestEvent, work: (form: FormData) => Promise<unknown>) {
	try {
		assertRowId(event.params.run);
		await work(await event.request.formData());
	} catch (failure) {
		if (!(failure instanceof ExpectedError)) throw failure;
		return refused(event, failure.code, null);
	}
	redirect(303, `/skattningar/${event.params.run}/arbetsgrupp`);
}

function assertConfirmed(form: FormData, event: RequestEvent, question: string): void {
	if (form.get('confirmed') !== 'yes')
		redirect(303, `/skattningar/${event.params.run}/arbetsgrupp?fraga=${question}`);
}

export const actions: Actions = {
	open: (event) =>
		steer(event, () =>
			runCommand(event.locals.ports, event.locals.actor, 'openConsensus', {
				runId: event.params.run
			})
		),
	close: (event) =>
		steer(event, async (form) => {
			assertConfirmed(form, event, 'las');
			await runCommand(event.locals.ports, event.locals.actor, 'closeConsensus', {
				runId: event.params.run
			});
		}),
	discard: (event) =>
		steer(event, async (form) => {
			assertConfirmed(form, event, 'ta-bort');
			await discardDraftRun(event.locals.ports, event.locals.actor, { runId: event.params.run });
			redirect(303, '/skattningar?borttaget');
		}),
	save: async (event) => {
		const { ports, actor } = event.locals;
		const form = Object.fromEntries(await event.request.formData());
		const parsed = v.safeParse(scoreFormSchema, form);
		const itemNo = Number(form['itemNo']);
		const fields: Typed[] = parsed.success
			? scoreFields.flatMap((field) => {
					const changed = parsed.output.change[field];
					return changed === undefined ? [] : [{ field, value: changed.value }];
				})
			: scoreFields.flatMap((field) =>
					field === 'score' ? [] : [{ field, value: String(form[field] ?? '') }]
				);
		try {
			assertRowId(event.params.run);
			if (!parsed.success) throw new ExpectedError('invalidInput');
			const { conflicts } = (await runCommand(ports, actor, 'saveScore', {
				runId: event.params.run,
				...parsed.output
			})) as ScoreSaved;
			if (conflicts.length > 0)
				return await refused(event, 'changedByAnother', {
					itemNo,
					fields: fields.filter((one) => conflicts.includes(one.field)),
					conflicts
				});
		} catch (failure) {
			if (!(failure instanceof ExpectedError)) throw failure;
			const isGone = ['notFound', 'notAllowed', 'notSignedIn'].includes(failure.code);
			return refused(event, failure.code, isGone ? null : { itemNo, fields, conflicts: [] });
		}
		redirect(303, `/skattningar/${event.params.run}/arbetsgrupp?moment=${String(itemNo)}`);
	}
};
