import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { logCsv } from '#lib/server/reports/log-csv.ts';
import { entryText, logText } from '#lib/server/reports/log-text.ts';
import { exportLog } from '#lib/server/usecases/log/export-log.ts';
import { readList } from '#lib/server/usecases/log/list-entries.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { minute } from '../support/clock.ts';
import { filterOf, LogDesk } from '../support/log-desk.ts';
import type { SeededOrganisation, SeededPerson } from '../support/seed.ts';

let app: TestApp;
let organisation: SeededOrganisation;
let karin: SeededPerson;
let desk: LogDesk;

beforeAll(async () => {
	app = await testApp();
	organisation = await app.seed.insertOrganisation();
	await app.seed.insertRoundWithGroup([organisation]);
	karin = await app.seed.insertPerson({ name: 'Karin Ek', organisations: [organisation] });
	desk = new LogDesk(app, karin.actor, organisation);
});
afterAll(() => app.close());
beforeEach(() => app.clock.step(minute));

describe('files and text', () => {
	test('whatever is written reaches a spreadsheet as text', async () => {
		const entryId = await desk.studied({ sentence: '=cmd|calc och mer' });
		await desk.change(entryId, { learned: '+46 70 "citat"; och mer', 'seen.learned': '1' });
		const [row] = await exportLog(app.ports, karin.actor, filterOf({ text: 'cmd|calc' }));
		if (row === undefined) throw new Error('the entry is exported');
		const csv = logCsv([row], 'sv');
		expect(csv.charCodeAt(0)).toBe(0xfeff);
		expect(csv).toContain(`"'=cmd|calc och mer"`);
		expect(csv).toContain(`"'+46 70 ""citat""; och mer"`);
		expect(csv.split('\r\n')[0]?.split(';')).toHaveLength(23);
	});

	test.each(['=1+1', '+46', '-2', '@SUM(A1)', ' =1', '\u200b=1', '＝1'])(
		'the formula %j is neutral in every column of words',
		async (formula) => {
			const entryId = await desk.add({ sentence: `${formula} ord`, who: formula.slice(0, 100) });
			const rows = await exportLog(app.ports, karin.actor, filterOf());
			const row = rows.find((one) => one.entryId === entryId);
			if (row === undefined) throw new Error('the entry is exported');
			expect(logCsv([row], 'en')).not.toMatch(/(?:^|;|\n)"[=+\-@]/m);
		}
	);

	test('an entry as text says the sentence, who, when and every cycle', async () => {
		const entryId = await desk.studied({ who: 'Karin Ek', dueOn: '2026-12-01' });
		await desk.step(entryId, 'adapt');
		const text = entryText(await desk.read(entryId), 'sv');
		for (const words of [
			'Karin provar mallen i tre ärenden',
			'Karin Ek, senast 2026-12-01',
			'Cykel 1',
			'Vad lärde vi oss?: Mallen är för lång',
			'Agera: Anpassa och testa igen',
			'Cykel 2'
		])
			expect(text).toContain(words);
		const { rows } = await readList(app.ports, karin.actor, filterOf({ who: 'karin ek' }), 1);
		expect(logText(rows, 'en')).toContain('by 2026-12-01');
	});
});
