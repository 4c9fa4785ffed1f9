import * as v from 'valibot';
import {
	asPlannedAnswers,
	cycleFields,
	cycleSteps,
	type CycleField
} from '#lib/domain/log/cycle.ts';
import {
	entryFields,
	entryKinds,
	entryMethods,
	entryStates,
	type EntryField
} from '#lib/domain/log/entry.ts';
import { optionalProse, rowId, tidyLine, tidyProse } from './text.ts';

/** A choice left open arrives as an empty text. */
const optionalId = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => (text === '' ? null : text)),
	v.nullable(v.pipe(v.string(), v.uuid()))
);
/** Where an entry may come from in a meeting: a card to the organisation, or what it took home. */
const originId = v.optional(v.nullable(v.pipe(v.string(), v.uuid())));
const itemNo = v.pipe(v.string(), v.regex(/^(?:|[1-9]\d{0,2})$/));

/** A new entry. How long a sentence may be and which day, the domain says (domain/log/entry.ts). */
export const addEntrySchema = v.object({
	/** Made by the page: the same press sent twice makes one entry. */
	entryId: rowId,
	organisationId: rowId,
	kind: v.picklist(entryKinds),
	method: v.optional(v.picklist(entryMethods), 'pdsa'),
	sentence: tidyLine,
	who: v.optional(tidyLine, ''),
	dueOn: v.optional(tidyLine, ''),
	runId: optionalId,
	itemNo: v.optional(itemNo, ''),
	cardId: originId,
	takeawayId: originId,
	originText: optionalProse(4000)
});
export type AddEntryInput = v.InferOutput<typeof addEntrySchema>;

export type LogField = EntryField | CycleField;
export const logFields: readonly LogField[] = [...entryFields, ...cycleFields];

const values = v.partial(
	v.object({
		sentence: tidyLine,
		kind: v.picklist(entryKinds),
		who: tidyLine,
		dueOn: tidyLine,
		itemNo,
		method: v.picklist(entryMethods),
		state: v.picklist(entryStates),
		learning: tidyProse,
		aim: tidyProse,
		changeIdea: tidyProse,
		prediction: tidyProse,
		measure: tidyProse,
		asPlanned: v.picklist(['', ...asPlannedAnswers]),
		observed: tidyProse,
		unexpected: tidyProse,
		compared: tidyProse,
		learned: tidyProse,
		nextChange: tidyProse
	} satisfies Record<LogField, v.GenericSchema<string>>)
);
const count = v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number));

export type FieldChange = {
	readonly field: LogField;
	readonly value: string;
	/** How many times the field had been changed when the person saw it. */
	readonly seen: number;
};

/**
 * Any number of an entry's fields: `name`, with `seen.name`, and `was.name` where a whole form is sent: what the form
 * was filled with and nobody touched is no change.
 */
export const changeEntrySchema = v.pipe(
	v.record(v.string(), v.string()),
	v.transform((form) => ({
		cycle: form['cycle'] ?? '0',
		values: only(form, ''),
		seen: only(form, 'seen.'),
		was: only(form, 'was.')
	})),
	v.object({ cycle: count, values, seen: v.record(v.string(), count), was: values }),
	v.transform(({ cycle, values: given, seen, was }) => ({
		cycle,
		changes: logFields.flatMap((field): FieldChange[] => {
			const value = given[field];
			if (value === undefined || value === was[field]) return [];
			return [{ field, value, seen: seen[field] ?? 0 }];
		})
	}))
);
export type ChangeEntryInput = v.InferOutput<typeof changeEntrySchema>;

export const advanceSchema = v.object({ cycle: count, step: v.picklist(cycleSteps) });
export const shareSchema = v.object({ groupId: optionalId });

function only(form: Record<string, string>, prefix: string): Record<string, string> {
	return Object.fromEntries(
		logFields.flatMap((field) => {
			const text = form[prefix + field];
			return text === undefined ? [] : [[field, text]];
		})
	);
}

/** What the address bar holds of the log: an unknown word filters nothing. */
const word = <const Words extends readonly string[]>(words: Words) =>
	v.fallback(v.nullable(v.picklist(words)), null);
export const logFilterSchema = v.object({
	organisationId: v.fallback(v.nullable(v.pipe(v.string(), v.uuid())), null),
	kind: word(entryKinds),
	state: word(entryStates),
	itemNo: v.fallback(
		v.nullable(v.pipe(v.string(), v.regex(/^[1-9]\d{0,2}$/), v.transform(Number), v.number())),
		null
	),
	who: v.pipe(
		v.nullable(v.string()),
		v.transform((text) => (text ?? '').trim().slice(0, 200))
	),
	text: v.pipe(
		v.nullable(v.string()),
		v.transform((text) => (text ?? '').trim().slice(0, 200))
	)
});
export type LogFilter = v.InferOutput<typeof logFilterSchema>;

/** The words of the address bar. */
export const filterNames = {
	organisationId: 'organisation',
	kind: 'slag',
	state: 'lage',
	itemNo: 'moment',
	who: 'vem',
	text: 'sok',
	view: 'vy',
	page: 'sida'
} as const;
export type LogView = 'board' | 'list';

/** What an address asks for. */
export function readLogAddress(params: URLSearchParams): {
	filter: LogFilter;
	view: LogView;
	page: number;
} {
	const filter = v.parse(logFilterSchema, {
		organisationId: params.get(filterNames.organisationId),
		kind: params.get(filterNames.kind),
		state: params.get(filterNames.state),
		itemNo: params.get(filterNames.itemNo),
		who: params.get(filterNames.who),
		text: params.get(filterNames.text)
	});
	const page = Number(params.get(filterNames.page) ?? '1');
	return {
		filter,
		view: params.get(filterNames.view) === 'lista' ? 'list' : 'board',
		page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1
	};
}

/** The log's address with a filter (null: none), as board, list or file. */
export function logAddress(
	filter: LogFilter | null,
	{ view, page = 1, path = '/logg' }: { view: LogView; page?: number; path?: string }
): string {
	const params = new URLSearchParams();
	for (const name of ['organisationId', 'kind', 'state', 'itemNo', 'who', 'text'] as const) {
		const value = filter?.[name] ?? '';
		if (value !== '') params.set(filterNames[name], String(value));
	}
	if (view === 'list') params.set(filterNames.view, 'lista');
	if (page > 1) params.set(filterNames.page, String(page));
	const query = params.toString();
	return query === '' ? path : `${path}?${query}`;
}

export function isFiltered(filter: LogFilter): boolean {
	return logAddress(filter, { view: 'board' }) !== '/logg';
}
