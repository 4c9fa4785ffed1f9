import type { InstrumentProblem } from '#lib/contract/forms/instrument.ts';
import { m } from '#lib/messages/messages.js';

const texts: Record<InstrumentProblem['problem'], (values: { expected: string }) => string> = {
	notJson: m.instrument_problem_not_json,
	missing: m.instrument_problem_missing,
	unknownField: m.instrument_problem_unknown_field,
	wrongKind: m.instrument_problem_wrong_kind,
	empty: m.instrument_problem_empty,
	tooLong: m.instrument_problem_too_long,
	wrongCode: m.instrument_problem_wrong_code,
	outOfRange: m.instrument_problem_out_of_range,
	tooFew: m.instrument_problem_too_few,
	tooMany: m.instrument_problem_too_many,
	stepsTooHigh: m.instrument_problem_steps_too_high
};

/** More than this many at once help nobody. */
const shownAtOnce = 20;

function problemText({ path, problem, expected }: InstrumentProblem): string {
	const text = texts[problem]({ expected });
	if (problem === 'notJson') return text;
	const place = path === '' ? m.instrument_problem_whole() : path;
	return m.instrument_problem_at({ path: place, problem: text });
}

/** What is wrong with a pasted instrument, one sentence each, all pointing to the field `json`. */
export function problemErrors(
	problems: readonly InstrumentProblem[]
): { name: string; message: string }[] {
	const messages = problems.slice(0, shownAtOnce).map(problemText);
	const more = problems.length - messages.length;
	if (more > 0) messages.push(m.instrument_problem_more({ count: more }));
	return messages.map((message) => ({ name: 'json', message }));
}
