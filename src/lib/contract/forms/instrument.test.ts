import { describe, expect, it } from 'vitest';
import { parseInstrument } from './instrument.ts';

const step = (text: string) => ({ sv: text, en: text });
const item = { sv: 'Fråga', en: 'Question', responsibleRole: 'politician' };
const whole = {
	code: 'prov-2026',
	name: { sv: 'Prov', en: 'Trial' },
	firstStep: 1,
	steps: [step('Nej'), step('Ja')],
	items: [item]
};
const many = <T>(count: number, one: T) => Array.from({ length: count }, () => one);

describe('an instrument version in JSON', () => {
	it('is local wording with half steps in consensus unless it says otherwise', () => {
		expect(parseInstrument(JSON.stringify(whole))).toEqual({
			ok: true,
			instrument: {
				...whole,
				consensusStep: 0.5,
				steps: [
					{ ...step('Nej'), local: true },
					{ ...step('Ja'), local: true }
				],
				items: [{ ...item, textLocal: true, block: null, roleLocal: true }]
			}
		});
	});

	it.each([
		['one item on two steps', { items: [item] }],
		['forty items', { items: many(40, item) }],
		['ten steps from 0 to 9', { firstStep: 0, steps: many(10, step('Steg')) }],
		['ten steps from 1 to 10', { firstStep: 1, steps: many(10, step('Steg')) }]
	])('can have %s', (_, change) => {
		expect(parseInstrument(JSON.stringify({ ...whole, ...change })).ok).toBe(true);
	});

	it.each([
		['no items', { items: [] }, 'items', 'tooFew', '1'],
		['forty-one items', { items: many(41, item) }, 'items', 'tooMany', '40'],
		['one step', { steps: [step('Ja')] }, 'steps', 'tooFew', '2'],
		['eleven steps', { firstStep: 0, steps: many(11, step('S')) }, 'steps', 'tooMany', '10'],
		['steps above 10', { firstStep: 9, steps: many(3, step('S')) }, 'steps', 'stepsTooHigh', '10'],
		['a first step below 0', { firstStep: -1 }, 'firstStep', 'outOfRange', '0–9'],
		['half a first step', { firstStep: 0.5 }, 'firstStep', 'outOfRange', '0–9'],
		['a number as text', { firstStep: '1' }, 'firstStep', 'wrongKind', 'number'],
		['a code with blanks', { code: 'Prov 2026' }, 'code', 'wrongCode', ''],
		['no name in English', { name: { sv: 'Prov' } }, 'name.en', 'missing', '"en"'],
		['a field nobody knows', { scale: 3 }, 'scale', 'unknownField', ''],
		['an empty text', { items: [item, { ...item, sv: ' ' }] }, 'items[1].sv', 'empty', ''],
		[
			'a long text',
			{ items: [{ ...item, en: 'å'.repeat(100_000) }] },
			'items[0].en',
			'tooLong',
			'500'
		],
		[
			'a role nobody has',
			{ items: [{ ...item, responsibleRole: 'boss' }] },
			'items[0].responsibleRole',
			'wrongKind',
			'("politician" | "seniorManager" | "keyPerson")'
		],
		['items that are none', { items: 'många' }, 'items', 'wrongKind', 'Array']
	])('has not %s', (_, change, path, problem, expected) => {
		expect(parseInstrument(JSON.stringify({ ...whole, ...change }))).toEqual({
			ok: false,
			problems: [{ path, problem, expected }]
		});
	});

	it('tells of every problem at once', () => {
		const parsed = parseInstrument(JSON.stringify({ ...whole, code: '', items: [{ sv: '' }] }));
		expect(parsed.ok ? [] : parsed.problems.map((one) => one.path)).toEqual([
			'code',
			'items[0].sv',
			'items[0].en',
			'items[0].responsibleRole'
		]);
	});

	it.each(['', 'hej', '{"code": "a",}', '\u0000'])('is not the text "%s"', (text) => {
		expect(parseInstrument(text)).toMatchObject({
			ok: false,
			problems: [{ path: '', problem: 'notJson' }]
		});
	});

	it.each(['null', '[]', '7', '"text"'])('is not %s', (text) => {
		expect(parseInstrument(text).ok).toBe(false);
	});
});
