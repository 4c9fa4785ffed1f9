import { describe, expect, test } from 'vitest';
import { nextItem, stateOfItem, type Agenda } from './agenda.ts';
import { newItem } from './agenda-plan.ts';
import { decideAgenda, type AgendaStep } from './agenda-step.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 10, 9, minute)).toISOString();
const item = (id: string, organisationId: string | null = null) =>
	newItem(id, { kind: 'other', title: '', organisationId, plannedMinutes: 10 });
const fresh: Agenda = {
	items: [item('a'), item('b', 'blue'), item('c', 'blue'), item('d')],
	runningItemId: null,
	pause: null
};

/** Takes the steps at the given minutes. */
function after(...steps: readonly [minute: number, step: AgendaStep][]): Agenda {
	return steps.reduce((agenda, [minute, step]) => decideAgenda(agenda, step, at(minute)), fresh);
}
const states = (agenda: Agenda) => agenda.items.map((one) => stateOfItem(agenda, one)).join(' ');
const spent = (agenda: Agenda) => agenda.items.map((one) => one.spentSeconds / 60);
const next = { step: 'next' } as const;
const back = { step: 'back' } as const;

describe('stepping through an agenda', () => {
	test.each<[string, [number, AgendaStep][], string, number[]]>([
		['the first step starts', [[0, next]], 'running waiting waiting waiting', [0, 0, 0, 0]],
		[
			'next ends what runs',
			[
				[0, next],
				[12, next]
			],
			'done running waiting waiting',
			[12, 0, 0, 0]
		],
		[
			'past the last nothing runs',
			[
				[0, next],
				[1, next],
				[2, next],
				[3, next],
				[4, next]
			],
			'done done done done',
			[1, 1, 1, 1]
		],
		[
			'back lets the item before go on where it was',
			[
				[0, next],
				[12, next],
				[13, back]
			],
			'running waiting waiting waiting',
			[12, 1, 0, 0]
		],
		[
			'after the end, back goes to the last',
			[
				[0, next],
				[1, next],
				[2, next],
				[3, next],
				[4, next],
				[5, back]
			],
			'done done done running',
			[1, 1, 1, 1]
		],
		[
			'going to an item leaves those between waiting',
			[
				[0, next],
				[5, { step: 'goTo', itemId: 'd' }]
			],
			'done waiting waiting running',
			[5, 0, 0, 0]
		],
		[
			'going back to what was skipped lets the item that took its place wait again',
			[
				[0, next],
				[2, { step: 'skip', itemId: 'a' }],
				[3, { step: 'goTo', itemId: 'a' }]
			],
			'running waiting waiting waiting',
			[2, 1, 0, 0]
		],
		[
			'what was passed over waits its turn after the last',
			[
				[0, next],
				[5, { step: 'goTo', itemId: 'd' }],
				[6, next]
			],
			'done running waiting done',
			[5, 0, 0, 1]
		],
		[
			'skipping what runs starts the next',
			[
				[0, next],
				[2, { step: 'skip', itemId: 'a' }]
			],
			'skipped running waiting waiting',
			[2, 0, 0, 0]
		],
		[
			'a turn is skipped in one step',
			[
				[0, next],
				[10, next],
				[11, { step: 'skipTurn', organisationId: 'blue' }]
			],
			'done skipped skipped running',
			[10, 1, 0, 0]
		],
		[
			'a turn skipped ahead is stepped over',
			[
				[0, next],
				[1, { step: 'skipTurn', organisationId: 'blue' }],
				[2, next]
			],
			'done skipped skipped running',
			[2, 0, 0, 0]
		],
		[
			'whoever came late gets the turn back',
			[
				[0, { step: 'skipTurn', organisationId: 'blue' }],
				[1, { step: 'unskipTurn', organisationId: 'blue' }]
			],
			'waiting waiting waiting waiting',
			[0, 0, 0, 0]
		]
	])('%s', (_, steps, expected, minutes) => {
		const agenda = after(...steps);
		expect(states(agenda)).toBe(expected);
		expect(spent(agenda)).toEqual(minutes);
	});

	test('a break holds the time of the item that runs', () => {
		const paused = after([0, next], [4, { step: 'pause', minutes: 15 }]);
		expect(paused.pause).toEqual({ from: at(4), minutes: 15 });
		expect(paused.items[0]?.runningFrom).toBeNull();
		const resumed = decideAgenda(paused, { step: 'resume' }, at(25));
		expect(resumed.pause).toBeNull();
		expect(spent(decideAgenda(resumed, next, at(31)))[0]).toBe(10);
	});

	test('going on from a break ends it', () => {
		const agenda = after([0, next], [4, { step: 'pause', minutes: 15 }], [20, next]);
		expect(agenda.pause).toBeNull();
		expect(spent(agenda)).toEqual([4, 0, 0, 0]);
	});

	test('extending adds minutes, and takes back what was added by mistake', () => {
		const more = after([0, next], [9, { step: 'extend', itemId: 'a', minutes: 5 }]);
		expect(more.items[0]?.addedMinutes).toBe(5);
		expect(
			decideAgenda(more, { step: 'extend', itemId: 'a', minutes: -5 }, at(9)).items[0]?.addedMinutes
		).toBe(0);
	});

	test.each<[string, [number, AgendaStep][], AgendaStep, string]>([
		['back from the first', [[0, next]], back, 'stepNotPossible'],
		['back before the start', [], back, 'stepNotPossible'],
		[
			'next after the end',
			[
				[0, next],
				[1, next],
				[2, next],
				[3, next],
				[4, next]
			],
			next,
			'stepNotPossible'
		],
		['a break when nothing runs', [], { step: 'pause', minutes: 5 }, 'stepNotPossible'],
		['going on without a break', [[0, next]], { step: 'resume' }, 'stepNotPossible'],
		['a break of ten hours', [[0, next]], { step: 'pause', minutes: 600 }, 'minutesOutsideLimits'],
		[
			'ten hours more',
			[[0, next]],
			{ step: 'extend', itemId: 'a', minutes: 600 },
			'minutesOutsideLimits'
		],
		[
			'less than a minute',
			[[0, next]],
			{ step: 'extend', itemId: 'a', minutes: -10 },
			'minutesOutsideLimits'
		],
		[
			'extending what is done',
			[
				[0, next],
				[1, next]
			],
			{ step: 'extend', itemId: 'a', minutes: 5 },
			'stepNotPossible'
		],
		[
			'skipping what is done',
			[
				[0, next],
				[1, next]
			],
			{ step: 'skip', itemId: 'a' },
			'stepNotPossible'
		],
		['an item that is not there', [], { step: 'goTo', itemId: 'x' }, 'notFound']
	])('%s is refused', (_, steps, step, code) => {
		expect(() => decideAgenda(after(...steps), step, at(30))).toThrow(code);
	});

	test('what comes next is named before it comes', () => {
		expect(nextItem(after([0, next]))?.id).toBe('b');
		expect(nextItem(after([0, next], [1, { step: 'goTo', itemId: 'd' }]))?.id).toBe('b');
	});
});
