import { isDay } from '../day.ts';

/**
 * What the Swedish law on accessible public digital service (2018:1937) and Digg's regulation ask a statement to
 * hold. The date of the last update is the moment of saving; the message form and Digg's address are on the page.
 */
export const statementFields = [
	'actor',
	'service',
	'conformance',
	'shortcomings',
	'burden',
	'outOfScope',
	'method',
	'assessedOn',
	'otherContact'
] as const;

export type StatementField = (typeof statementFields)[number];
export type Statement = Readonly<Record<StatementField, string>>;

export const conformances = ['fully', 'partly', 'not'] as const;
export type Conformance = (typeof conformances)[number];

/** The fields at fault. A statement that is not wholly in conformity says what is lacking and why. */
export function wrongStatementFields(statement: Statement): StatementField[] {
	const lacks = (field: StatementField) => statement[field].trim() === '';
	const wrong: StatementField[] = (['actor', 'service', 'method'] as const).filter(lacks);
	if (!isConformance(statement.conformance)) wrong.push('conformance');
	else if (statement.conformance !== 'fully' && lacks('shortcomings')) wrong.push('shortcomings');
	if (!isDay(statement.assessedOn)) wrong.push('assessedOn');
	return wrong;
}

export function isConformance(text: string): text is Conformance {
	return (conformances as readonly string[]).includes(text);
}

/** An assessment is to be made anew every year. Both days as YYYY-MM-DD. */
export function isOutdated(assessedOn: string, today: string): boolean {
	const inAYear = `${String(Number(assessedOn.slice(0, 4)) + 1)}${assessedOn.slice(4)}`;
	return today > inAYear;
}
