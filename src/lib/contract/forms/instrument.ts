import * as v from 'valibot';
import { line } from './text.ts';

/**
 * An instrument version as a file: the steps in order from the lowest, the items in order from number 1. Wording is
 * local unless the file says that a public source confirms it.
 */
const local = v.optional(v.boolean(), true);

const step = v.strictObject({ sv: line(80), en: line(80), local });

export const blocks = ['steering', 'analysis', 'improvement'] as const;
export const responsibleRoles = ['politician', 'seniorManager', 'keyPerson'] as const;

const item = v.strictObject({
	sv: line(500),
	en: line(500),
	textLocal: local,
	block: v.optional(v.nullable(v.picklist(blocks)), null),
	responsibleRole: v.picklist(responsibleRoles),
	roleLocal: local
});

export const highestStep = 10;

export const instrumentSchema = v.pipe(
	v.strictObject({
		code: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]{0,59}$/)),
		name: v.strictObject({ sv: line(200), en: line(200) }),
		firstStep: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(highestStep - 1)),
		consensusStep: v.optional(v.picklist([0.5, 1]), 0.5),
		steps: v.pipe(v.array(step), v.minLength(2), v.maxLength(10)),
		items: v.pipe(v.array(item), v.minLength(1), v.maxLength(40))
	}),
	v.forward(
		v.check(({ firstStep, steps }) => firstStep + steps.length - 1 <= highestStep),
		['steps']
	)
);

export type Instrument = v.InferOutput<typeof instrumentSchema>;

export const instrumentProblems = [
	'notJson',
	'missing',
	'unknownField',
	'wrongKind',
	'empty',
	'tooLong',
	'wrongCode',
	'outOfRange',
	'tooFew',
	'tooMany',
	'stepsTooHigh'
] as const;

/** What is wrong and where: `items[3].sv`, empty for the whole text. `expected` holds a number or the words allowed. */
export type InstrumentProblem = {
	readonly path: string;
	readonly problem: (typeof instrumentProblems)[number];
	readonly expected: string;
};

export type ParsedInstrument =
	| { readonly ok: true; readonly instrument: Instrument }
	| { readonly ok: false; readonly problems: InstrumentProblem[] };

/** Reads an instrument version from JSON text; never throws. */
export function parseInstrument(json: string): ParsedInstrument {
	let given: unknown;
	try {
		given = JSON.parse(json);
	} catch (error) {
		const expected = error instanceof Error ? error.message : '';
		return { ok: false, problems: [{ path: '', problem: 'notJson', expected }] };
	}
	const parsed = v.safeParse(instrumentSchema, given);
	return parsed.success
		? { ok: true, instrument: parsed.output }
		: { ok: false, problems: parsed.issues.map(describe) };
}

function describe(issue: v.BaseIssue<unknown>): InstrumentProblem {
	const path = (issue.path ?? []).reduce(
		(text, { key }) =>
			typeof key === 'number'
				? `${text}[${key}]`
				: text === ''
					? String(key)
					: `${text}.${String(key)}`,
		''
	);
	return { path, ...problemOf(issue, path) };
}

function problemOf(
	issue: v.BaseIssue<unknown>,
	path: string
): Pick<InstrumentProblem, 'problem' | 'expected'> {
	const expected = 'requirement' in issue ? String(issue.requirement) : '';
	switch (issue.type) {
		case 'strict_object':
			if (issue.expected === 'never') return { problem: 'unknownField', expected: '' };
			break;
		case 'regex':
			return { problem: path === 'code' ? 'wrongCode' : 'empty', expected: '' };
		case 'max_length':
			return { problem: Array.isArray(issue.input) ? 'tooMany' : 'tooLong', expected };
		case 'min_length':
			return { problem: 'tooFew', expected };
		case 'min_value':
		case 'max_value':
		case 'integer':
			return { problem: 'outOfRange', expected: `0–${String(highestStep - 1)}` };
		case 'check':
			return { problem: 'stepsTooHigh', expected: String(highestStep) };
	}
	if (issue.input === undefined) return { problem: 'missing', expected: issue.expected ?? '' };
	return { problem: 'wrongKind', expected: issue.expected ?? '' };
}
