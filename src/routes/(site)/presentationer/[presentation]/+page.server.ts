import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { ExpectedError, type ErrorCode } from '#lib/domain/errors.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { swedishDay } from '#lib/domain/swedish-time.ts';
import {
	fileIdSchema,
	pictureSchema,
	prefillSchema,
	shareFormSchema
} from '#lib/contract/forms/presentation.ts';
import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import { attachFile, removeFile } from '#lib/server/usecases/presentation/files.ts';
import { prefillPresentation } from '#lib/server/usecases/presentation/prefill.ts';
import { readPresentation } from '#lib/server/usecases/presentation/read-presentation.ts';
import { sharePresentation } from '#lib/server/usecases/presentation/share-presentation.ts';
import { orErrorPage, statusOf, textOf } from '../../../edge.ts';
import { readPdfPlace } from './pdf-place.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ports, actor } = locals;
	const presentationId = params.presentation;
	return orErrorPage(
		(async () => {
			assertRowId(presentationId);
			const view = await readPresentation(ports, actor, { presentationId });
			const writes = view.may.edit && url.searchParams.get('visa') !== 'las';
			return {
				view,
				writer: writes ? await readSnapshot(ports, actor, presentationId, 'presentation') : null,
				reader: await readSnapshot(ports, actor, presentationId, 'presentationReader'),
				personId: actor.kind === 'person' ? actor.personId : '',
				role:
					actor.kind === 'person'
						? (actor.memberships.find((one) => one.organisationId === view.organisationId)?.role ??
							null)
						: null,
				today: swedishDay(ports.clock.now()),
				pdf: await readPdfPlace(ports, actor, view, url.searchParams)
			};
		})(),
		url
	);
};

type Told = {
	code: ErrorCode | null;
	fields: readonly string[];
	values: Record<string, string>;
	done: string | null;
};

/** Runs one action; what was typed comes back with whatever was refused. */
async function orTold(
	event: RequestEvent,
	done: string,
	work: (form: FormData, presentationId: string) => Promise<string | null>
) {
	const form = await event.request.formData();
	const values = textOf(form);
	try {
		assertRowId(event.params.presentation);
		const said = await work(form, event.params.presentation);
		return { code: null, fields: [], values: {}, done: said ?? done } satisfies Told;
	} catch (failure) {
		if (!(failure instanceof ExpectedError)) throw failure;
		const { code, fields } = failure;
		return fail(statusOf(code), { code, fields, values, done: null } satisfies Told);
	}
}

function parse<Schema extends v.GenericSchema>(
	schema: Schema,
	form: FormData
): v.InferOutput<Schema> {
	const parsed = v.safeParse(schema, textOf(form));
	if (!parsed.success) throw new ExpectedError('invalidInput');
	return parsed.output;
}

async function fileOf(form: FormData, field: 'pdf' | 'picture') {
	const file = form.get(field);
	if (!(file instanceof File) || file.size === 0)
		throw new ExpectedError(field === 'pdf' ? 'notAPdf' : 'notAPicture', [field]);
	return { name: file.name.trim() || field, bytes: Buffer.from(await file.arrayBuffer()) };
}

export const actions: Actions = {
	attachPdf: (event) =>
		orTold(event, 'attached', async (form, presentationId) => {
			const { ports, actor } = event.locals;
			const file = await fileOf(form, 'pdf');
			await attachFile(ports, actor, { presentationId, as: 'pdf', alt: '', ...file });
			return null;
		}),
	attachPicture: (event) =>
		orTold(event, 'attached', async (form, presentationId) => {
			const { ports, actor } = event.locals;
			const { alt } = parse(pictureSchema, form);
			const file = await fileOf(form, 'picture');
			await attachFile(ports, actor, { presentationId, as: 'picture', alt, ...file });
			return null;
		}),
	removeFile: (event) =>
		orTold(event, 'removed', async (form, presentationId) => {
			const { fileId } = parse(fileIdSchema, form);
			await removeFile(event.locals.ports, event.locals.actor, { presentationId, fileId });
			return null;
		}),
	share: (event) =>
		orTold(event, 'shared', async (form, presentationId) => {
			const sharing = parse(shareFormSchema, form);
			await sharePresentation(event.locals.ports, event.locals.actor, { presentationId, sharing });
			redirect(303, `/presentationer/${presentationId}#delning`);
		}),
	prefill: (event) =>
		orTold(event, 'filled', async (form, presentationId) => {
			const { ports, actor, locale } = event.locals;
			const { source } = parse(prefillSchema, form);
			const { filled } = await prefillPresentation(ports, actor, {
				presentationId,
				source,
				locale
			});
			return filled ? null : 'nothingToFill';
		})
};
