import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { stepFormSchema } from '#lib/contract/forms/run.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { swedishDay } from '#lib/domain/swedish-time.ts';
import { runCommand, type CommandName } from '#lib/server/live/commands.ts';
import { discardDraftRun } from '#lib/server/usecases/poll/create-run.ts';
import { readOrganisationOfRun } from '#lib/server/usecases/poll/read-run-kind.ts';
import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import {
	createWallLink,
	endWallLink,
	readWallLinks
} from '#lib/server/usecases/poll/wall-links.ts';
import { orErrorPage, statusOf } from '../../../edge.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ports, actor } = locals;
	const runId = params.run;
	const { snapshot, wallLinks } = await orErrorPage(
		(async () => {
			assertRowId(runId);
			const { asks } = await readOrganisationOfRun(ports, actor, runId);
			if (asks === 'workingGroup') redirect(303, `/skattningar/${runId}/arbetsgrupp`);
			return {
				snapshot: await readSnapshot(ports, actor, runId, 'facilitator'),
				wallLinks: await readWallLinks(ports, actor, { runId })
			};
		})(),
		url
	);
	return {
		snapshot,
		wallLinks,
		today: swedishDay(ports.clock.now()),
		asked: url.searchParams.get('fraga')
	};
};

type Outcome = { wallLink: string | null; code: string | null };

/** Does the work and goes back to the console; what it refuses is told there. */
async function orToldInConsole(event: RequestEvent, work: (form: FormData) => Promise<unknown>) {
	try {
		assertRowId(event.params.run);
		await work(await event.request.formData());
	} catch (failure) {
		if (!(failure instanceof ExpectedError)) throw failure;
		const outcome: Outcome = { wallLink: null, code: failure.code };
		return fail(statusOf(failure.code), outcome);
	}
	redirect(303, `/skattningar/${event.params.run}`);
}

/** The live command of that name: the same table, checks and limits as over the socket. */
function command({ locals, params }: RequestEvent, name: CommandName, input: object = {}) {
	return runCommand(locals.ports, locals.actor, name, { runId: params.run, ...input });
}

/** Asks first: without the confirmation the console puts the question. */
function assertConfirmed(form: FormData, event: RequestEvent, question: string): void {
	if (form.get('confirmed') !== 'yes')
		redirect(303, `/skattningar/${event.params.run}?fraga=${encodeURIComponent(question)}`);
}

export const actions: Actions = {
	open: (event) => orToldInConsole(event, () => command(event, 'openRun')),
	close: (event) =>
		orToldInConsole(event, async (form) => {
			assertConfirmed(form, event, 'stang');
			await command(event, 'closeRun');
		}),
	step: (event) =>
		orToldInConsole(event, async (form) => {
			const parsed = v.safeParse(stepFormSchema, Object.fromEntries(form));
			if (!parsed.success) throw new ExpectedError('invalidInput');
			await command(event, 'stepScreen', parsed.output);
		}),
	discard: async (event) => {
		const { ports, actor } = event.locals;
		return orToldInConsole(event, async (form) => {
			assertConfirmed(form, event, 'ta-bort');
			await discardDraftRun(ports, actor, { runId: event.params.run });
			redirect(303, '/skattningar?borttaget');
		});
	},
	makeWallLink: async (event) => {
		const { ports, actor } = event.locals;
		let wallLink: string | null = null;
		const refused = await orShown(async () => {
			assertRowId(event.params.run);
			const { token } = await createWallLink(ports, actor, { runId: event.params.run });
			wallLink = `${event.url.origin}/vagg/lank/${token}`;
		});
		return refused ?? ({ wallLink, code: null } satisfies Outcome);
	},
	endWallLink: async (event) => {
		const { ports, actor } = event.locals;
		return orToldInConsole(event, async (form) => {
			const linkId = String(form.get('linkId'));
			assertRowId(linkId);
			assertConfirmed(form, event, `lank-${linkId}`);
			await endWallLink(ports, actor, { runId: event.params.run, linkId });
		});
	}
};

async function orShown(work: () => Promise<void>) {
	try {
		await work();
		return null;
	} catch (failure) {
		if (!(failure instanceof ExpectedError)) throw failure;
		const outcome: Outcome = { wallLink: null, code: failure.code };
		return fail(statusOf(failure.code), outcome);
	}
}
