import { expect, test } from 'vitest';
import { firstScreen, type Screen } from '#lib/domain/poll/screen.ts';
import { itemResultView, overviewView } from '#lib/ui/poll/result-view.ts';
import { stageSummary, type StageShown } from '#lib/ui/wall/stage-summary.ts';

const both = (text: string) => ({ sv: text, en: text });
const instrument = {
	name: both('Checklista'),
	scale: { min: 1, max: 3 },
	steps: ['Nej', 'Delvis', 'Ja'].map((text, index) => ({
		value: index + 1,
		text: both(text),
		local: false
	})),
	items: [
		{ no: 1, text: both('Vi har mål') },
		{ no: 2, text: both('Vi följer upp') }
	]
};
const published = [
	{ itemNo: 1, suppressed: false, counts: [1, 6, 1], dontKnow: 0 },
	{ itemNo: 2, suppressed: true }
] as const;
const itemScreen: Screen = { ...firstScreen, stage: 'item' };

function summary(given: Partial<StageShown> & { state?: 'draft' | 'open' | 'closed' }): string {
	const { state = 'closed', ...shown } = given;
	return stageSummary(
		{
			run: { state, k: 6, instrument, joinCode: state === 'open' ? 'ABCD2345' : null },
			screen: firstScreen,
			item: null,
			overview: null,
			turnout: 'Ungefär hälften har svarat',
			maySteer: true,
			...shown
		},
		'sv'
	);
}

test('before opening the wall says which key opens, to whoever may', () => {
	expect(summary({ state: 'draft' })).toBe('Skattningen har inte öppnat. Mellanslag öppnar den.');
	expect(summary({ state: 'draft', maySteer: false })).toBe('Skattningen har inte öppnat.');
});

test('while it is open the code is spelled out', () => {
	expect(summary({ state: 'open' })).toBe(
		'Hur långt har vi kommit? Kod: A B C D 2 3 4 5. Ungefär hälften har svarat.'
	);
});

test('a hidden result is announced as hidden and nothing of it is told', () => {
	expect(summary({ screen: itemScreen })).toBe('Moment 1 av 2. Vi har mål. R visar resultatet.');
	expect(summary({ screen: itemScreen, state: 'open' })).toContain('när skattningen har stängt');
});

test('a shown result is told with finding, mean and number', () => {
	const item = itemResultView(instrument, published[0], 'sv');
	expect(summary({ screen: itemScreen, item })).toBe(
		'Moment 1 av 2. Vi har mål. De flesta svarar ”Delvis”. Medelvärde 2,0. 8 svar.'
	);
});

test('too few answers are told as such, with the threshold', () => {
	const item = itemResultView(instrument, published[1], 'sv');
	const screen = { ...itemScreen, itemNo: 2 };
	expect(summary({ screen, item })).toContain('För få svar.');
	expect(summary({ screen, item })).toContain('minst 6');
});

test('the overview is told with its finding and that the sum is incomplete', () => {
	const overview = overviewView(instrument, published, { sort: 'number', locale: 'sv' });
	const screen: Screen = { ...firstScreen, stage: 'overview' };
	expect(summary({ screen, overview })).toBe(
		'Översikt. Lägst: moment 1. Summa 2,00 · ofullständig, 1 av 2 moment.'
	);
});

test('in the silence the working group’s score is told and the difference is not; then it is', () => {
	const group = {
		runId: 'r',
		targetGroup: 'Arbetsgruppen',
		roundName: 'Omgång',
		meetingOrdinal: 1,
		closedAt: '2026-11-20T09:00:00.000Z',
		apart: null,
		scores: [{ itemNo: 1, halfUnits: 6 }]
	};
	const item = itemResultView(instrument, published[0], 'sv', group);
	const silent = summary({ screen: itemScreen, item, silent: true });
	expect(silent).toContain('Arbetsgruppen 3. Tänk en halv minut var för sig.');
	expect(silent).not.toContain('lägre');
	expect(summary({ screen: itemScreen, item })).toContain(
		'Medarbetarna skattar 1,0 lägre än arbetsgruppen.'
	);
});
