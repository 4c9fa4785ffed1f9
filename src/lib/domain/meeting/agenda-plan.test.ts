import { describe, expect, test } from 'vitest';
import { agendaMinutes, turnKinds, type Agenda } from './agenda.ts';
import { assertAgendaLength, decideAgendaEdit, newItem, type AgendaEdit } from './agenda-plan.ts';
import { decideAgenda } from './agenda-step.ts';
import { agendaTemplateNames, planAgenda } from './agenda-templates.ts';

const item = (id: string, plannedMinutes = 10) =>
	newItem(id, { kind: 'other', title: '', organisationId: null, plannedMinutes });
const fresh: Agenda = {
	items: [item('a'), item('b'), item('c')],
	runningItemId: null,
	pause: null
};
/** `a` is done and `b` runs. */
const begun = [1, 2].reduce(
	(agenda) => decideAgenda(agenda, { step: 'next' }, '2026-03-10T09:00:00.000Z'),
	fresh
);
const ids = (agenda: Agenda) => agenda.items.map((one) => one.id).join('');
const added = { edit: 'add', kind: 'pause', title: '', organisationId: null } as const;

describe('editing an agenda', () => {
	test.each<[string, Agenda, AgendaEdit, string]>([
		['adds last', fresh, { ...added, itemId: 'x', afterItemId: null, plannedMinutes: 5 }, 'abcx'],
		[
			'adds after an item',
			fresh,
			{ ...added, itemId: 'x', afterItemId: 'a', plannedMinutes: 5 },
			'axbc'
		],
		[
			'adds once, said twice',
			fresh,
			{ ...added, itemId: 'b', afterItemId: 'a', plannedMinutes: 5 },
			'abc'
		],
		[
			'adds nothing before what runs',
			begun,
			{ ...added, itemId: 'x', afterItemId: 'a', plannedMinutes: 5 },
			'abxc'
		],
		['moves before another', fresh, { edit: 'move', itemId: 'c', beforeItemId: 'a' }, 'cab'],
		['moves last', fresh, { edit: 'move', itemId: 'a', beforeItemId: null }, 'bca'],
		[
			'moves nothing before what has begun',
			begun,
			{ edit: 'move', itemId: 'c', beforeItemId: 'a' },
			'abc'
		],
		['removes', fresh, { edit: 'remove', itemId: 'b' }, 'ac']
	])('%s', (_, agenda, edit, expected) => {
		expect(ids(decideAgendaEdit(agenda, edit))).toBe(expected);
	});

	test('a new length takes the place of what was added', () => {
		const longer = decideAgenda(fresh, { step: 'extend', itemId: 'a', minutes: 5 }, '');
		const changed = decideAgendaEdit(longer, {
			edit: 'change',
			itemId: 'a',
			title: 'Fika',
			plannedMinutes: 20
		});
		expect(changed.items[0]).toMatchObject({ title: 'Fika', plannedMinutes: 20, addedMinutes: 0 });
	});

	test.each<[string, Agenda, AgendaEdit, string]>([
		[
			'an item of no minutes',
			fresh,
			{ edit: 'change', itemId: 'a', title: '', plannedMinutes: 0 },
			'minutesOutsideLimits'
		],
		[
			'an item of ten hours',
			fresh,
			{ edit: 'change', itemId: 'a', title: '', plannedMinutes: 600 },
			'minutesOutsideLimits'
		],
		[
			'half a minute',
			fresh,
			{ ...added, itemId: 'x', afterItemId: null, plannedMinutes: 0.5 },
			'minutesOutsideLimits'
		],
		[
			'a title that is a text',
			fresh,
			{ edit: 'change', itemId: 'a', title: 'x'.repeat(121), plannedMinutes: 5 },
			'textTooLong'
		],
		[
			'moving what runs',
			begun,
			{ edit: 'move', itemId: 'b', beforeItemId: null },
			'stepNotPossible'
		],
		[
			'moving what is done',
			begun,
			{ edit: 'move', itemId: 'a', beforeItemId: null },
			'stepNotPossible'
		],
		['removing what has begun', begun, { edit: 'remove', itemId: 'a' }, 'stepNotPossible'],
		[
			'changing what is done',
			begun,
			{ edit: 'change', itemId: 'a', title: '', plannedMinutes: 5 },
			'stepNotPossible'
		]
	])('%s is refused', (_, agenda, edit, code) => {
		expect(() => decideAgendaEdit(agenda, edit)).toThrow(code);
	});

	test('an agenda of more than nine hours is refused when it becomes so', () => {
		const long = { ...fresh, items: [item('a', 180), item('b', 180), item('c', 180)] };
		expect(() =>
			decideAgendaEdit(long, { ...added, itemId: 'x', afterItemId: null, plannedMinutes: 1 })
		).toThrow('agendaTooLong');
	});
});

test.each([
	[1, 'agendaTooShort'],
	[14, 'agendaTooShort'],
	[15, null],
	[540, null],
	[600, 'agendaTooLong']
])('a meeting of %d minutes: %s', (minutes, code) => {
	const items = Array.from({ length: minutes }, (_, no) => item(String(no), 1));
	const check = () => {
		assertAgendaLength(items);
	};
	if (code === null) expect(check).not.toThrow();
	else expect(check).toThrow(code);
});

describe('the agenda of a kind of meeting', () => {
	test.each(agendaTemplateNames)('%s fits a meeting of two and of three', (name) => {
		for (const organisations of [
			['a', 'b'],
			['a', 'b', 'c']
		]) {
			const items = planAgenda(name, organisations).map((one, no) => newItem(String(no), one));
			expect(() => {
				assertAgendaLength(items);
			}).not.toThrow();
			expect(items.at(-1)?.kind).toBe('nextDate');
		}
	});

	test('a region’s turn is an hour, and there is a break between turns', () => {
		const items = planAgenda('benchmarking', ['a', 'b', 'c']);
		const own = items.filter((one) => one.organisationId === 'b');
		expect(own.map((one) => one.kind)).toEqual(turnKinds);
		expect(own.map((one) => one.plannedMinutes)).toEqual([15, 5, 5, 15, 10, 10]);
		expect(items.filter((one) => one.kind === 'pause')).toHaveLength(2);
		expect(agendaMinutes(items.map((one, no) => newItem(String(no), one)))).toBe(310);
	});
});
