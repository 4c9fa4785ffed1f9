import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addOrganisationSchema } from '#lib/contract/forms/organisation.ts';
import { withActor } from '#lib/server/db/actor.ts';
import {
	deleteOrganisation,
	insertOrganisation,
	updateOrganisation
} from '#lib/server/db/queries/organisation.ts';
import { newId } from '#lib/server/ids.ts';
import { addOrganisation } from '#lib/server/usecases/organisation/add-organisation.ts';
import { changeOrganisation } from '#lib/server/usecases/organisation/change-organisation.ts';
import {
	listOrganisations,
	readOrganisation
} from '#lib/server/usecases/organisation/list-organisations.ts';
import { removeOrganisation } from '#lib/server/usecases/organisation/remove-organisation.ts';
import { testApp, type TestApp } from '../support/app.ts';
import type { SeededPerson } from '../support/seed.ts';
import { hostileTexts } from '../support/hostile-texts.ts';

let app: TestApp;
let administrator: SeededPerson['actor'];

beforeAll(async () => {
	app = await testApp();
	administrator = (await app.seed.insertAdministrator()).actor;
});
afterAll(() => app.close());

const add = (name: string) =>
	addOrganisation(
		app.ports,
		administrator,
		v.parse(addOrganisationSchema, { name, kind: 'region' })
	);

describe('organisations', () => {
	it('are listed in Swedish order', async () => {
		for (const name of ['Östergötland', 'Zorn', 'Ängelholm', 'Ale', 'Åre']) await add(name);
		const names = (await listOrganisations(app.ports, administrator)).map((one) => one.name);
		expect(names).toEqual(['Ale', 'Zorn', 'Åre', 'Ängelholm', 'Östergötland']);
	});

	it('have names of their own, whatever the case and however the letters are encoded', async () => {
		await add('Region Örebro län');
		for (const same of [
			'region örebro LÄN',
			'Region  Örebro\tlän ',
			'Region Örebro län'.normalize('NFD')
		])
			await expect(add(same)).rejects.toMatchObject({ code: 'nameTaken', fields: ['name'] });
	});

	it('are renamed, but not over what another administrator has just written', async () => {
		const { organisationId } = await add('Region Gammal');
		const seen = await readOrganisation(app.ports, administrator, { organisationId });
		const change = (name: string) =>
			changeOrganisation(app.ports, administrator, {
				organisationId,
				name,
				kind: 'municipality',
				version: seen.version
			});
		await change('Region Ny');
		await expect(change('Region Nyare')).rejects.toMatchObject({ code: 'changedByAnother' });
		const now = await readOrganisation(app.ports, administrator, { organisationId });
		expect(now).toMatchObject({ name: 'Region Ny', kind: 'municipality' });
	});

	it('take one of two changes made at the same moment', async () => {
		const { organisationId } = await add('Region Samtidig');
		const { version } = await readOrganisation(app.ports, administrator, { organisationId });
		const results = await Promise.allSettled(
			['Region A', 'Region B'].map((name) =>
				changeOrganisation(app.ports, administrator, {
					organisationId,
					name,
					kind: 'region',
					version
				})
			)
		);
		expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
	});

	it('are removed when nothing points to them, and only then', async () => {
		const unused = await add('Region Oanvänd');
		await removeOrganisation(app.ports, administrator, unused);
		await expect(removeOrganisation(app.ports, administrator, unused)).rejects.toMatchObject({
			code: 'notFound'
		});
		const peopled = await app.seed.insertOrganisation();
		await app.seed.insertKeyPerson(peopled);
		const grouped = await app.seed.insertOrganisation();
		await app.seed.insertRoundWithGroup([grouped]);
		for (const used of [peopled, grouped])
			await expect(
				removeOrganisation(app.ports, administrator, { organisationId: used.id })
			).rejects.toMatchObject({ code: 'inUse' });
	});

	it('are not found by an address that is no id', async () => {
		await expect(
			readOrganisation(app.ports, administrator, { organisationId: "1' OR true --" })
		).rejects.toMatchObject({ code: 'notFound' });
	});

	it.each(hostileTexts)('keep a name of %s as it was written', async (_, text) => {
		const name = `${text} ${newId()}`;
		const { organisationId } = await add(name);
		const row = await readOrganisation(app.ports, administrator, { organisationId });
		expect(row.name).toBe(name);
	});

	it.each([
		['100,000 characters', 'å'.repeat(100_000)],
		['201 characters', 'å'.repeat(201)],
		['nothing', ''],
		['spaces', ' \t '],
		['invisible signs', '\u200b\u200e\u2060']
	])('refuse a name of %s', (_, name) => {
		expect(v.safeParse(addOrganisationSchema, { name, kind: 'region' }).success).toBe(false);
	});

	it('lose signs that PostgreSQL cannot hold', async () => {
		const { organisationId } = await add('Region\u0000 Noll \ud800!');
		const row = await readOrganisation(app.ports, administrator, { organisationId });
		expect(row.name).toBe('Region Noll \ufffd!');
	});
});

describe('a key person', () => {
	it('manages no organisation: not through the use cases, not past them', async () => {
		const own = await app.seed.insertOrganisation();
		const { actor } = await app.seed.insertKeyPerson(own);
		const input = { organisationId: own.id, name: 'Tagen', kind: 'other' as const, version: '1' };
		const attempts = [
			() => listOrganisations(app.ports, actor),
			() => readOrganisation(app.ports, actor, input),
			() => addOrganisation(app.ports, actor, input),
			() => changeOrganisation(app.ports, actor, input),
			() => removeOrganisation(app.ports, actor, input)
		];
		for (const attempt of attempts)
			await expect(attempt()).rejects.toMatchObject({ code: 'notAllowed' });

		const { version } = await readOrganisation(app.ports, administrator, input);
		await expect(
			withActor(app.ports.db, actor, (tx) =>
				insertOrganisation(tx, { id: newId(), name: 'X', kind: 'other', created_at: new Date() })
			)
		).rejects.toThrow(/row-level security/);
		const changed = await withActor(app.ports.db, actor, async (tx) => [
			await updateOrganisation(tx, own.id, version, { name: 'Tagen', kind: 'other' }),
			await deleteOrganisation(tx, own.id)
		]);
		expect(changed).toEqual([false, false]);
	});

	it('who has not signed in is asked to', async () => {
		await expect(listOrganisations(app.ports, { kind: 'public' })).rejects.toMatchObject({
			code: 'notSignedIn'
		});
	});
});
