import * as v from 'valibot';
import { isDay } from '#lib/domain/day.ts';
import { respondentKinds, type RespondentKind } from '#lib/domain/poll/run-state.ts';
import { defaultK, lowestK } from '#lib/domain/poll/tally.ts';

/** A form's whole number: empty means none given. */
const optionalCount = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.transform((text) => (text === '' ? null : Number(text.replace(/\s/g, '')))),
	v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)))
);

const optionalDay = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.transform((text) => (text === '' ? null : text)),
	v.nullable(v.pipe(v.string(), v.check(isDay)))
);

/** What a draft asks of whom: may change until it opens. */
const runTermsEntries = {
	targetGroup: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
	eligibleCount: optionalCount,
	lastDay: optionalDay,
	k: v.pipe(
		v.optional(v.string(), String(defaultK)),
		v.trim(),
		v.transform((text) => (text === '' ? defaultK : Number(text))),
		v.number(),
		v.integer(),
		v.minValue(lowestK),
		v.maxValue(100)
	)
};

/** "Ny skattning": which organisation, before which meeting, for whom. */
export const createRunSchema = v.object({
	organisationId: v.pipe(v.string(), v.uuid()),
	meetingId: v.pipe(v.string(), v.uuid()),
	asks: v.optional(v.picklist(respondentKinds), 'staff'),
	...runTermsEntries
});

export const changeDraftSchema = v.object(runTermsEntries);

/** A step of the wall from a plain form, where everything is text: the fields of the live command. */
export const stepFormSchema = v.pipe(
	v.object({
		step: v.string(),
		itemNo: v.optional(v.string()),
		sort: v.optional(v.string()),
		seen: v.optional(v.string())
	}),
	v.transform(({ step, itemNo, sort, seen }) => ({
		step: {
			step,
			...(itemNo === undefined ? {} : { itemNo: Number(itemNo) }),
			...(sort === undefined ? {} : { sort })
		},
		...(seen === undefined ? {} : { seen: Number(seen) })
	}))
);

/** Whom it asks: staff, where nothing else is said. */
export type CreateRunInput = Omit<v.InferOutput<typeof createRunSchema>, 'asks'> & {
	readonly asks?: RespondentKind;
};
export type ChangeDraftInput = v.InferOutput<typeof changeDraftSchema>;
