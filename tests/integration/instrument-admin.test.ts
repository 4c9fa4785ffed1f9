import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseInstrument, type Instrument } from '#lib/contract/forms/instrument.ts';
import { systemActor } from '#lib/domain/access/actor.ts';
import { withActor } from '#lib/server/db/actor.ts';
import type { AppTransaction } from '#lib/server/db/database.ts';
import { getInstrumentOrThrow } from '#lib/server/db/queries/instrument.ts';
import { addInstrument } from '#lib/server/usecases/instrument/add-instrument.ts';
import {
	listInstrumentPages,
	readInstrumentPage
} from '#lib/server/usecases/instrument/list-instruments.ts';
import { removeInstrument } from '#lib/server/usecases/instrument/remove-instrument.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { skl2018, type SeededPerson } from '../support/seed.ts';

let app: TestApp;
let administrator: SeededPerson['actor'];

beforeAll(async () => {
	app = await testApp();
	administrator = (await app.seed.insertAdministrator()).actor;
});
afterAll(() => app.close());

function instrument(code: string, items: number, steps = 3): Instrument {
	const parsed = parseInstrument(
		JSON.stringify({
			code,
			name: { sv: `Prov ${code}`, en: `Trial ${code}` },
			firstStep: 1,
			steps: Array.from({ length: steps }, (_, index) => ({
				sv: `Steg ${String(index + 1)}`,
				en: `Step ${String(index + 1)}`
			})),
			items: Array.from({ length: items }, (_, index) => ({
				sv: `Fråga ${String(index + 1)}`,
				en: `Question ${String(index + 1)}`,
				responsibleRole: 'keyPerson'
			}))
		})
	);
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
	return parsed.instrument;
}

const add = (code: string, items: number, steps?: number) =>
	addInstrument(app.ports, administrator, instrument(code, items, steps));

describe('the instruments that come with the program', () => {
	it('have ten items, on three and on four steps, and tell which words are local', async () => {
		const pages = await listInstrumentPages(app.ports, administrator);
		expect(pages.map((one) => [one.code, one.steps.length, one.items.length])).toEqual([
			['skl-2018', 3, 10],
			['skr-2023', 4, 10]
		]);
		const [old, current] = pages;
		expect(old?.steps.map((one) => one.local)).toEqual([false, false, false]);
		expect(current?.steps.map((one) => one.local)).toEqual([true, true, true, true]);
		expect(current?.items.filter((one) => one.local).map((one) => one.no)).toEqual([9]);
		expect(current?.items.filter((one) => !one.roleLocal).map((one) => one.no)).toEqual([1, 2, 3]);
	});

	it('stay, whoever asks', async () => {
		await expect(
			removeInstrument(app.ports, administrator, { code: 'skr-2023' })
		).rejects.toMatchObject({ code: 'notAllowed' });
	});
});

describe('an instrument version', () => {
	it.each([
		['one item on two steps', 'ett', 1, 2],
		['forty items on ten steps', 'fyrtio', 40, 10]
	])('can have %s, and takes answers', async (_, code, items, steps) => {
		const { instrumentId } = await add(code, items, steps);
		const page = await readInstrumentPage(app.ports, administrator, { code });
		expect(page.items).toHaveLength(items);
		expect(page.steps.map((one) => one.value)).toEqual(
			Array.from({ length: steps }, (_, index) => index + 1)
		);
		const run = await app.seed.openedRun({ instrumentId });
		await app.seed.answer(
			run.joinCode,
			Array.from({ length: items }, () => steps)
		);
	});

	it('has a code of its own', async () => {
		await add('samma', 1);
		await expect(add('samma', 2)).rejects.toMatchObject({ code: 'nameTaken', fields: ['code'] });
	});

	it('is removed while no round uses it', async () => {
		const { instrumentId } = await add('bort', 2);
		await removeInstrument(app.ports, administrator, { code: 'bort' });
		await expect(
			withActor(app.ports.db, administrator, (tx) => getInstrumentOrThrow(tx, instrumentId))
		).rejects.toMatchObject({ code: 'notFound' });
		const used = await add('i-bruk', 2);
		await app.seed.insertRoundWithGroup([], used);
		await expect(
			removeInstrument(app.ports, administrator, { code: 'i-bruk' })
		).rejects.toMatchObject({ code: 'inUse' });
		const page = await readInstrumentPage(app.ports, administrator, { code: 'i-bruk' });
		expect(page).toMatchObject({ removable: false, items: [{}, {}] });
	});

	it.each(hostileTexts)('keeps an item of %s as it was written', async (_, text) => {
		const code = `text-${String(hostileTexts.findIndex(([, one]) => one === text))}`;
		const given = instrument(code, 1);
		const items = given.items.map((item) => ({ ...item, sv: text, en: text }));
		const parsed = parseInstrument(JSON.stringify({ ...given, items }));
		expect(parsed.ok).toBe(true);
		if (parsed.ok) await addInstrument(app.ports, administrator, parsed.instrument);
		const page = await readInstrumentPage(app.ports, administrator, { code });
		expect(page.items[0]?.text).toEqual({ sv: text, en: text });
	});
});

describe('once a run uses it, an instrument version', () => {
	const writes: [string, (tx: AppTransaction, id: string) => Promise<unknown>][] = [
		[
			'keeps its items’ words',
			(tx, id) =>
				tx
					.updateTable('instrument_item')
					.set({ text_sv: 'Andra ord' })
					.where('instrument_version_id', '=', id)
					.execute()
		],
		[
			'keeps its items',
			(tx, id) =>
				tx
					.deleteFrom('instrument_item')
					.where('instrument_version_id', '=', id)
					.where('no', '=', 2)
					.execute()
		],
		[
			'takes no more items',
			(tx, id) =>
				sql`INSERT INTO instrument_item SELECT instrument_version_id, 3, block, text_sv, text_en, text_local,
					responsible_role, role_local FROM instrument_item WHERE instrument_version_id = ${id} AND no = 1`.execute(
					tx
				)
		],
		[
			'keeps its scale',
			(tx, id) =>
				tx.updateTable('instrument_version').set({ scale_max: 9 }).where('id', '=', id).execute()
		],
		[
			'is not deleted',
			(tx, id) => tx.deleteFrom('instrument_version').where('id', '=', id).execute()
		]
	];

	it.each(writes)('%s, even for the system and past every use case', async (name, write) => {
		const { instrumentId } = await add(
			`last-${String(writes.findIndex(([one]) => one === name))}`,
			2
		);
		// The same write passes while nothing uses the version, so it is the use that stops it.
		await withActor(app.ports.db, systemActor, async (tx) => {
			await sql`SAVEPOINT before`.execute(tx);
			await write(tx, instrumentId);
			await sql`ROLLBACK TO SAVEPOINT before`.execute(tx);
		});
		await app.seed.insertDraftRun({ instrumentId });
		for (const actor of [systemActor, administrator])
			await expect(withActor(app.ports.db, actor, (tx) => write(tx, instrumentId))).rejects.toThrow(
				/in use/
			);
	});
});

describe('a key person', () => {
	it('changes no instruments: not through the use cases, not past them', async () => {
		const { actor } = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
		const attempts = [
			() => listInstrumentPages(app.ports, actor),
			() => readInstrumentPage(app.ports, actor, { code: 'skr-2023' }),
			() => addInstrument(app.ports, actor, instrument('min-egen', 1)),
			() => removeInstrument(app.ports, actor, { code: 'ett' })
		];
		for (const attempt of attempts)
			await expect(attempt()).rejects.toMatchObject({ code: 'notAllowed' });
		await withActor(app.ports.db, actor, async (tx) => {
			const updated = await tx
				.updateTable('instrument_item')
				.set({ text_sv: 'Andra ord' })
				.where('instrument_version_id', '=', skl2018)
				.executeTakeFirst();
			const deleted = await tx
				.deleteFrom('instrument_version')
				.where('code', '=', 'skr-2023')
				.executeTakeFirst();
			expect([updated.numUpdatedRows, deleted.numDeletedRows]).toEqual([0n, 0n]);
		});
		await expect(
			withActor(app.ports.db, actor, (tx) =>
				sql`INSERT INTO instrument_item SELECT instrument_version_id, 11, block, text_sv, text_en, text_local,
					responsible_role, role_local FROM instrument_item WHERE instrument_version_id = ${skl2018} AND no = 1`.execute(
					tx
				)
			)
		).rejects.toThrow(/row-level security/);
	});
});
