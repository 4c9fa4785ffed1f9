import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { advanceSchema, changeEntrySchema, shareSchema } from '#lib/contract/forms/log.ts';
import type { ChangeOutcome } from '#lib/contract/views/log.ts';
import { ExpectedError, type ErrorCode } from '#lib/domain/errors.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { entryText } from '#lib/server/reports/log-text.ts';
import { advanceCycle } from '#lib/server/usecases/log/advance-cycle.ts';
import { changeEntry } from '#lib/server/usecases/log/change-entry.ts';
import { readEntry } from '#lib/server/usecases/log/read-entry.ts';
import { removeEntry, restoreEntry } from '#lib/server/usecases/log/remove-entry.ts';
import { shareEntry, unshareEntry } from '#lib/server/usecases/log/share-entry.ts';
import { orErrorPage, statusOf, textOf } from '../../../edge.ts';
import { readLogSnapshots } from '../log-live.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ports, actor, locale } = locals;
	return orErrorPage(
		(async () => {
			assertRowId(params.entry);
			const snapshots = await readLogSnapshots(ports, actor);
			const entry = await readEntry(ports, actor, { entryId: params.entry });
			return {
				snapshots,
				entry,
				reader: actor.kind === 'person' ? actor.personId : '',
				text: entryText(entry, locale),
				isNew: url.searchParams.has('ny')
			};
		})(),
		url
	);
};

/** What every action here comes back with: the outcome of each field, what was typed, and what was refused. */
type Outcome = ChangeOutcome & {
	code: ErrorCode | null;
	fields: readonly string[];
	values: Record<string, string>;
};
const nothing: ChangeOutcome = { versions: {}, conflicts: [], refused: [] };

async function orTold(
	event: RequestEvent,
	work: (entryId: string, values: Record<string, string>) => Promise<ChangeOutcome>
) {
	const values = textOf(await event.request.formData());
	try {
		assertRowId(event.params.entry);
		const outcome = await work(event.params.entry, values);
		if (outcome.conflicts.length > 0)
			return fail(409, told(outcome, 'changedByAnother', [], values));
		const refused = outcome.refused[0];
		if (refused !== undefined)
			return fail(400, told(outcome, refused.code as ErrorCode, [refused.field], values));
		return told(outcome, null, [], {});
	} catch (failure) {
		if (!(failure instanceof ExpectedError)) throw failure;
		return fail(statusOf(failure.code), told(nothing, failure.code, failure.fields, values));
	}
}

function told(
	outcome: ChangeOutcome,
	code: ErrorCode | null,
	fields: readonly string[],
	values: Record<string, string>
): Outcome {
	return { ...outcome, code, fields, values };
}

function parse<Schema extends v.GenericSchema>(
	schema: Schema,
	values: Record<string, string>
): v.InferOutput<Schema> {
	const parsed = v.safeParse(schema, values);
	if (!parsed.success) throw new ExpectedError('invalidInput');
	return parsed.output;
}

const isSaved = (outcome: ChangeOutcome) =>
	outcome.conflicts.length === 0 && outcome.refused.length === 0;

export const actions: Actions = {
	change: (event) =>
		orTold(event, (entryId, values) =>
			changeEntry(event.locals.ports, event.locals.actor, {
				...parse(changeEntrySchema, values),
				entryId
			})
		),
	advance: (event) =>
		orTold(event, async (entryId, values) => {
			const { ports, actor } = event.locals;
			const { cycle, step } = parse(advanceSchema, values);
			// What stands in the form is saved first: no step is taken past words that are not stored.
			const saved = await changeEntry(ports, actor, {
				...parse(changeEntrySchema, values),
				entryId
			});
			if (!isSaved(saved)) return saved;
			await advanceCycle(ports, actor, { entryId, cycle, step });
			redirect(303, `/logg/${entryId}#cykel`);
		}),
	share: (event) =>
		orTold(event, async (entryId, values) => {
			const { groupId } = parse(shareSchema, values);
			await shareEntry(event.locals.ports, event.locals.actor, { entryId, groupId });
			redirect(303, `/logg/${entryId}#delning`);
		}),
	unshare: (event) =>
		orTold(event, async (entryId) => {
			await unshareEntry(event.locals.ports, event.locals.actor, { entryId });
			redirect(303, `/logg/${entryId}#delning`);
		}),
	remove: (event) =>
		orTold(event, async (entryId) => {
			await removeEntry(event.locals.ports, event.locals.actor, { entryId });
			redirect(303, `/logg?borttagen=${entryId}`);
		}),
	restore: (event) =>
		orTold(event, async (entryId) => {
			await restoreEntry(event.locals.ports, event.locals.actor, { entryId });
			redirect(303, `/logg/${entryId}`);
		})
};
