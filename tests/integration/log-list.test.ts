import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#lib/server/ids.ts';
import { exportLog } from '#lib/server/usecases/log/export-log.ts';
import { listPromises, readBoard, readList } from '#lib/server/usecases/log/list-entries.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { minute } from '../support/clock.ts';
import { filterOf, insertManyEntries, LogDesk } from '../support/log-desk.ts';
import type { SeededOrganisation, SeededPerson } from '../support/seed.ts';

let app: TestApp;
let organisation: SeededOrganisation;
let karin: SeededPerson;
let omar: SeededPerson;
let desk: LogDesk;

beforeAll(async () => {
	app = await testApp();
	organisation = await app.seed.insertOrganisation();
	await app.seed.insertRoundWithGroup([organisation]);
	karin = await app.seed.insertPerson({ name: 'Karin Ek', organisations: [organisation] });
	omar = await app.seed.insertMember(organisation, 'seniorManager');
	desk = new LogDesk(app, karin.actor, organisation);
});
afterAll(() => app.close());
beforeEach(() => app.clock.step(minute));

describe('the log as board and list', () => {
	test('finds by kind, state, item, owner and words, and takes wildcards for words', async () => {
		const entryId = await desk.add({
			kind: 'decision',
			sentence: 'Hundra% av ärendena prövas',
			who: 'Bo Åkesson',
			itemNo: '3'
		});
		const finds = async (filter: Record<string, string>) =>
			(await readList(app.ports, karin.actor, filterOf(filter), 1)).rows.some(
				(row) => row.entryId === entryId
			);
		expect(await finds({ kind: 'decision', itemNo: '3', who: 'bo åkesson', text: 'HUNDRA%' })).toBe(
			true
		);
		expect(await finds({ organisationId: organisation.id, state: 'planned' })).toBe(true);
		for (const other of [
			{ kind: 'test' },
			{ state: 'done' },
			{ itemNo: '4' },
			{ who: 'Bo' },
			{ text: 'Hundra_av' },
			{ organisationId: newId() }
		] as Record<string, string>[])
			expect(await finds(other)).toBe(false);
		expect(await finds({ kind: 'okänt', state: 'x', itemNo: '-1', organisationId: 'inget' })).toBe(
			true
		);
	});

	test('what was promised comes with what is due first at the top', async () => {
		const second = await desk.add({ dueOn: '2001-02-01' });
		const first = await desk.add({ dueOn: '2001-01-01' });
		const done = await desk.add({ kind: 'activity', dueOn: '2000-12-01' });
		await desk.change(done, { state: 'done' });
		const promises = await listPromises(app.ports, omar.actor, 2);
		expect(promises.map((row) => row.entryId)).toEqual([first, second]);
	});

	test('5,000 entries come a page at a time, in their order and quickly', async () => {
		const full = await app.seed.insertOrganisation();
		const member = await app.seed.insertKeyPerson(full);
		await insertManyEntries(app, full, 5000);
		const started = performance.now();
		const page = await readList(app.ports, member.actor, filterOf(), 1);
		const board = await readBoard(app.ports, member.actor, filterOf());
		const last = await readList(app.ports, member.actor, filterOf(), 100);
		const past = await readList(app.ports, member.actor, filterOf(), 101);
		const milliseconds = performance.now() - started;
		expect([page.total, page.pages, page.rows.length, last.rows.length]).toEqual([
			5000, 100, 50, 50
		]);
		expect([past.total, past.rows.length]).toEqual([5000, 0]);
		expect(board.columns.map((column) => [column.total, column.rows.length])).toEqual(
			Array(4).fill([1250, 25])
		);
		const days = page.rows.map((row) => row.dueOn ?? '');
		expect(days).toEqual([...days].sort());
		expect((await exportLog(app.ports, member.actor, filterOf())).length).toBe(5000);
		// Four whole readings of the log, on a machine that does other things too.
		expect(milliseconds).toBeLessThan(4000);
	});
});
