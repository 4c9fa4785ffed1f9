import { describe, expect, it } from 'vitest';
import type { GroupBeside, RunView } from '#lib/contract/live.ts';
import type { PublishedItem } from '#lib/domain/poll/tally.ts';
import { runCsv, runCsvName, runTableText } from './run-csv.ts';

const run: RunView = {
	runId: '00000000-0000-4000-8000-000000000001',
	organisation: 'Region Norrstrand',
	roundName: 'Omgång 2026',
	meetingOrdinal: 2,
	targetGroup: 'Medarbetare på kansliet',
	ordinal: 1,
	state: 'closed',
	joinCode: null,
	k: 6,
	eligible: null,
	lastDay: null,
	openedAt: '2026-11-22T08:00:00.000Z',
	closedAt: '2026-11-22T23:30:00.000Z',
	respondents: 8,
	practice: false,
	instrument: {
		name: { sv: 'Checklista', en: 'Checklist' },
		scale: { min: 1, max: 3 },
		steps: [
			{ value: 1, text: { sv: 'Finns inte', en: 'Missing' }, local: false },
			{ value: 2, text: { sv: 'På väg', en: 'On the way' }, local: true },
			{ value: 3, text: { sv: 'Finns', en: 'Exists' }, local: false }
		],
		items: [
			{ no: 1, text: { sv: 'Beslut', en: 'Decision' } },
			{ no: 2, text: { sv: 'Resultat', en: 'Results' } }
		]
	}
};
const both: PublishedItem[] = [
	{ itemNo: 1, suppressed: false, counts: [0, 2, 6], dontKnow: 0 },
	{ itemNo: 2, suppressed: false, counts: [1, 5, 1], dontKnow: 1 }
];
const oneMissing: PublishedItem[] = [
	{ itemNo: 1, suppressed: false, counts: [0, 2, 6], dontKnow: 0 },
	{ itemNo: 2, suppressed: true }
];
const group: GroupBeside = {
	runId: '00000000-0000-4000-8000-000000000002',
	targetGroup: 'Arbetsgruppen',
	roundName: 'Omgång 2026',
	meetingOrdinal: 2,
	closedAt: '2026-11-20T09:00:00.000Z',
	apart: null,
	scores: [
		{ itemNo: 1, halfUnits: 6 },
		{ itemNo: 2, halfUnits: 5 }
	]
};
const linesOf = (file: string) => file.slice(1).trimEnd().split('\r\n');
const about =
	'"Region Norrstrand";"Omgång 2026";2;"Medarbetare på kansliet";1;"Checklista";"2026-11-23";8;';

describe('the CSV of a run', () => {
	it('has a row per item, then the sum and the mean, with decimal commas in Swedish', () => {
		expect(linesOf(runCsv({ run, results: both }, 'sv')).slice(1)).toEqual([
			`${about}1;"Beslut";8;2,75;0;2;6;0;0,0;;;;`,
			`${about}2;"Resultat";7;2,00;1;5;1;1;12,5;;;;`,
			`${about};"Summa av momentens medelvärden";;4,75;;;;;;;;;`,
			`${about};"Medelvärde av alla moment";;2,38;;;;;;;;;`
		]);
	});

	it('has decimal points and English words in English', () => {
		const [head = '', first = ''] = linesOf(runCsv({ run, results: both }, 'en'));
		expect(head).toContain('"2 On the way (local label)"');
		expect(first).toContain('"Decision";8;2.75;');
	});

	it('says which items have too few answers, and that the sum is incomplete', () => {
		expect(linesOf(runCsv({ run, results: oneMissing }, 'sv')).slice(2)).toEqual([
			`${about}2;"Resultat";;;;;;;;"för få svar: visas när minst 6 har svarat";;;`,
			`${about};"Summa av momentens medelvärden";;2,75;;;;;;"ofullständig – 1 av 2 moment";;;`
		]);
	});

	it('has the working group’s score, the difference and when it was set', () => {
		const [first = '', second = ''] = linesOf(
			runCsv({ run, results: oneMissing, group }, 'sv')
		).slice(1);
		expect(first).toMatch(/;0,0;;3,0;-0,25;"Arbetsgruppen, 2026-11-20"$/);
		// Too few answered: the score stands there, without a difference.
		expect(second).toMatch(/har svarat";2,5;;"Arbetsgruppen, 2026-11-20"$/);
	});

	it('has no difference to a working group of another occasion, and says that it is another', () => {
		const other = { ...group, apart: 'otherMeeting' as const };
		const [first = ''] = linesOf(runCsv({ run, results: both, group: other }, 'sv')).slice(1);
		expect(first).toMatch(/;3,0;;"Arbetsgruppen, 2026-11-20 \(olika tillfällen\)"$/);
	});

	it('does not tell how many answered when they were under k', () => {
		const few = { run: { ...run, respondents: null }, results: [] };
		expect(runCsv(few, 'sv')).toContain(';"färre än 6";1;"Beslut"');
	});

	it.each(['organisation', 'roundName', 'targetGroup'] as const)(
		'runs no formula from the %s',
		(field) => {
			const file = runCsv({ run: { ...run, [field]: '=2+3;"x"' }, results: both }, 'sv');
			expect(file).toContain('"\'=2+3;""x"""');
			expect(file).not.toMatch(/(?:^|[;\n])"?=/);
		}
	);

	it('runs no formula from the instrument', () => {
		const words = { sv: '@SUM(1)', en: '@SUM(1)' };
		const instrument = {
			...run.instrument,
			name: words,
			items: run.instrument.items.map((item) => ({ ...item, text: words }))
		};
		const file = runCsv({ run: { ...run, instrument }, results: both }, 'sv');
		expect(file.match(/"'@SUM\(1\)"/g)).toHaveLength(2 + 4);
	});

	it('is named after the organisation and the day it closed in Sweden', () => {
		expect(runCsvName(run)).toBe('skattning-region-norrstrand-2026-11-23.csv');
		expect(runCsvName({ ...run, organisation: '../../etc/"passwd"\r\n' })).toBe(
			'skattning-etc-passwd-2026-11-23.csv'
		);
	});
});

describe('the table for the clipboard', () => {
	it('shows means with one decimal and the sums with two', () => {
		expect(runTableText({ run, results: both }, 'sv').split('\n').slice(1)).toEqual([
			'1\tBeslut\t8\t2,8\t0\t2\t6\t0\t0,0\t',
			'2\tResultat\t7\t2,0\t1\t5\t1\t1\t12,5\t',
			'\tSumma av momentens medelvärden\t\t4,75\t\t\t\t\t\t',
			'\tMedelvärde av alla moment\t\t2,38\t\t\t\t\t\t'
		]);
	});
});
