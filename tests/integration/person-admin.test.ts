import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Membership } from '#lib/domain/access/actor.ts';
import { withActor } from '#lib/server/db/actor.ts';
import { insertPerson, updatePerson } from '#lib/server/db/queries/person.ts';
import { replaceMemberships } from '#lib/server/db/queries/membership.ts';
import { newId } from '#lib/server/ids.ts';
import { changeOwnPassword } from '#lib/server/usecases/person/change-own-password.ts';
import {
	changePerson,
	disablePerson,
	enablePerson
} from '#lib/server/usecases/person/change-person.ts';
import { createPerson } from '#lib/server/usecases/person/create-person.ts';
import {
	listPersons,
	readOwnAccount,
	readPerson
} from '#lib/server/usecases/person/list-persons.ts';
import { signIn } from '#lib/server/usecases/person/sign-in.ts';
import { testApp, type TestApp } from '../support/app.ts';
import type { SeededPerson } from '../support/seed.ts';
import { codeOf, goodPassword, newBrowser } from '../support/people.ts';

let app: TestApp;
let administrator: SeededPerson;
beforeAll(async () => {
	app = await testApp();
	administrator = await app.seed.insertAdministrator();
});
afterAll(() => app.close());

const anna = (email: string) => ({
	name: 'Anna Berg',
	email,
	administrator: false,
	memberships: [] as Membership[]
});

const asMember = ({ id }: { id: string }): Membership => ({
	organisationId: id,
	role: 'politician'
});

/** Saves a change as a form does: from what was read a moment ago. */
async function change(
	person: SeededPerson,
	changes: Partial<Omit<ReturnType<typeof anna>, 'version'>>
): Promise<void> {
	const personId = person.id;
	const stored = await readPerson(app.ports, administrator.actor, { personId });
	const memberships = stored.organisations.map(({ id, role }) => ({ organisationId: id, role }));
	const { name, email, administrator: isAdministrator, version } = stored;
	const before = { name, email, administrator: isAdministrator, memberships, version };
	await changePerson(app.ports, administrator.actor, { ...before, ...changes, personId });
}

describe('adding a person', () => {
	it('makes an account with its organisations and a link, and no password', async () => {
		const region = await app.seed.insertOrganisation('Region Ö');
		const input = { ...anna('anna@region.example'), memberships: [asMember(region)] };
		const { personId, token } = await createPerson(app.ports, administrator.actor, input);
		expect(token).toMatch(/^[\w-]{22}$/);
		expect(await readPerson(app.ports, administrator.actor, { personId })).toEqual({
			personId,
			name: 'Anna Berg',
			email: 'anna@region.example',
			administrator: false,
			organisations: [{ ...region, role: 'politician' }],
			state: 'invited',
			version: expect.stringMatching(/^\d+$/) as string
		});
	});

	it('refuses an address somebody has, also when two are added at once', async () => {
		const input = anna('samma@region.example');
		const codes = await Promise.all(
			[1, 2].map(() => codeOf(createPerson(app.ports, administrator.actor, input)))
		);
		expect(codes.sort()).toEqual(['emailTaken', 'went well']);
	});

	it('adds nobody when an organisation is gone', async () => {
		const input = { ...anna('ingen@region.example'), memberships: [asMember({ id: newId() })] };
		expect(await codeOf(createPerson(app.ports, administrator.actor, input))).toBe('invalidInput');
		const persons = await listPersons(app.ports, administrator.actor);
		expect(persons.map(({ email }) => email)).not.toContain('ingen@region.example');
	});

	it.each([
		['<script>alert(1)</script>'],
		['=HYPERLINK("http://evil.example")'],
		["'; DROP TABLE person; --"],
		['\u202eanna\u202c 🦉 אבג'],
		['Å'.repeat(200)]
	])('keeps the name %s as it is', async (name) => {
		const input = { ...anna(`${newId()}@region.example`), name };
		const { personId } = await createPerson(app.ports, administrator.actor, input);
		const read = await readPerson(app.ports, administrator.actor, { personId });
		expect(read.name).toBe(name);
	});

	it('lists people in Swedish order', async () => {
		for (const name of ['Östen', 'Åke', 'Ärla', 'Zeta'])
			await app.seed.insertPerson({ name: `${name} Sist` });
		const names = (await listPersons(app.ports, administrator.actor)).map(({ name }) => name);
		expect(names.filter((name) => name.endsWith('Sist'))).toEqual([
			'Zeta Sist',
			'Åke Sist',
			'Ärla Sist',
			'Östen Sist'
		]);
	});
});

describe('changing a person', () => {
	it('gives new organisations at once, on the session the person has', async () => {
		const [a, b] = [await app.seed.insertOrganisation(), await app.seed.insertOrganisation()];
		const person = await app.seed.insertKeyPerson(a);
		const { value } = await app.ports.sessions.start(person, '');
		await change(person, { memberships: [asMember(b)] });
		const signedIn = await app.ports.sessions.read(value);
		expect(signedIn?.actor.memberships.map(({ organisationId }) => organisationId)).toEqual([b.id]);
	});

	it('starts over with new sessions when somebody becomes administrator', async () => {
		const person = await app.seed.insertPerson();
		const { value } = await app.ports.sessions.start(person, '');
		await change(person, { administrator: true });
		expect(await app.ports.sessions.read(value)).toBeNull();
	});

	it('refuses another person’s address and an unknown person', async () => {
		const [person, other] = [await app.seed.insertPerson(), await app.seed.insertPerson()];
		expect(await codeOf(change(person, { email: other.email }))).toBe('emailTaken');
		const unknown = { ...anna('x@region.example'), personId: newId(), version: '1' };
		expect(await codeOf(changePerson(app.ports, administrator.actor, unknown))).toBe('notFound');
	});

	it('keeps every role that the form shows', async () => {
		const region = await app.seed.insertOrganisation();
		const person = await app.seed.insertMember(region, 'seniorManager');
		await change(person, { name: 'Nytt Namn' });
		const read = await readPerson(app.ports, administrator.actor, { personId: person.id });
		expect(read.organisations).toEqual([{ ...region, role: 'seniorManager' }]);
	});

	it('never writes over what another administrator saved meanwhile, name or role', async () => {
		const other = await app.seed.insertAdministrator();
		const region = await app.seed.insertOrganisation();
		for (const first of [{ name: 'Från den första' }, { memberships: [asMember(region)] }]) {
			const person = await app.seed.insertKeyPerson(region);
			const { version } = await readPerson(app.ports, other.actor, { personId: person.id });
			await change(person, first);
			const late = { ...anna(person.email), personId: person.id, version };
			expect(await codeOf(changePerson(app.ports, other.actor, late))).toBe('changedByAnother');
		}
	});

	it('lets one of two that save at once through', async () => {
		const person = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
		const { version } = await readPerson(app.ports, administrator.actor, { personId: person.id });
		const codes = await Promise.all(
			['Ett', 'Två'].map((name) => {
				const input = { ...anna(person.email), name, personId: person.id, version };
				return codeOf(changePerson(app.ports, administrator.actor, input));
			})
		);
		expect(codes.sort()).toEqual(['changedByAnother', 'went well']);
	});

	it('is not refused because the person has signed in or chosen a password meanwhile', async () => {
		const person = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
		const { version } = await readPerson(app.ports, administrator.actor, { personId: person.id });
		await app.seed.asSystem((tx) => updatePerson(tx, person.id, { password_hash: 'x' }));
		const input = { ...anna(person.email), personId: person.id, version };
		expect(await codeOf(changePerson(app.ports, administrator.actor, input))).toBe('went well');
	});
});

describe('the last administrator', () => {
	it('cannot be disabled or demoted, and two never remove each other at once', async () => {
		const alone = await testApp();
		const first = await alone.seed.insertAdministrator();
		const personId = first.id;
		const { version } = await readPerson(alone.ports, first.actor, { personId });
		const demoted = { ...anna(first.email), personId, version };
		const disabling = disablePerson(alone.ports, first.actor, { personId });
		expect(await codeOf(disabling)).toBe('lastAdministrator');
		expect(await codeOf(changePerson(alone.ports, first.actor, demoted))).toBe('lastAdministrator');
		for (let round = 0; round < 5; round += 1) {
			const second = await alone.seed.insertAdministrator();
			const codes = await Promise.all([
				codeOf(disablePerson(alone.ports, first.actor, { personId: second.id })),
				codeOf(disablePerson(alone.ports, second.actor, { personId: first.id }))
			]);
			expect(codes.sort()).toEqual(['lastAdministrator', 'went well']);
			await enablePerson(alone.ports, first.actor, { personId: first.id });
			await disablePerson(alone.ports, first.actor, { personId: second.id }).catch(() => undefined);
		}
		await alone.close();
	});
});

describe('a key person', () => {
	it('manages nobody', async () => {
		const keyPerson = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
		const personId = administrator.id;
		const { ports } = app;
		const { actor } = keyPerson;
		const codes = await Promise.all(
			[
				createPerson(ports, actor, anna('ny@region.example')),
				changePerson(ports, actor, { ...anna('ny@region.example'), personId, version: '1' }),
				disablePerson(ports, actor, { personId }),
				enablePerson(ports, actor, { personId }),
				listPersons(ports, actor),
				readPerson(ports, actor, { personId })
			].map(codeOf)
		);
		expect(new Set(codes)).toEqual(new Set(['notAllowed']));
	});

	it('is stopped by the database too, when the use case is passed by', async () => {
		const region = await app.seed.insertOrganisation();
		const keyPerson = await app.seed.insertKeyPerson(region);
		const as = <T>(work: Parameters<typeof withActor<T>>[2]) =>
			withActor(app.ports.db, keyPerson.actor, work);
		const persons = await as((tx) => tx.selectFrom('person').select('id').execute());
		expect(persons).toEqual([{ id: keyPerson.id }]);
		const change = { administrator: false, disabled_at: new Date() };
		expect(await as((tx) => updatePerson(tx, administrator.id, change))).toBe(false);
		await expect(
			as((tx) =>
				insertPerson(tx, { id: newId(), name: 'x', email: 'x@x.example', created_at: new Date() })
			)
		).rejects.toThrow(/row-level security/);
		const other = await app.seed.insertOrganisation();
		await expect(
			as((tx) => replaceMemberships(tx, keyPerson.id, [asMember(region), asMember(other)]))
		).rejects.toThrow();
		expect(await as((tx) => tx.selectFrom('one_time_link').selectAll().execute())).toEqual([]);
	});
});

describe('one’s own account', () => {
	it('shows the own name and roles, never the password’s hash', async () => {
		const region = await app.seed.insertOrganisation();
		const person = await app.seed.insertPerson({
			organisations: [region],
			passwordHash: await app.ports.passwords.hash(goodPassword)
		});
		const account = await readOwnAccount(app.ports, person.actor);
		expect(account).toMatchObject({
			name: person.name,
			organisations: [{ ...region, role: 'keyPerson' }],
			state: 'active'
		});
		expect(JSON.stringify(account)).not.toContain('argon2');
		expect(await codeOf(readOwnAccount(app.ports, { kind: 'public' }))).toBe('notSignedIn');
	});

	it('gets a new password against the present one, and the other sessions end', async () => {
		const passwordHash = await app.ports.passwords.hash(goodPassword);
		const person = await app.seed.insertPerson({ passwordHash });
		const elsewhere = await app.ports.sessions.start(person, '');
		const here = await app.ports.sessions.start(person, '');
		const browser = newBrowser({ session: here.value });
		const change = (currentPassword: string, password: string) =>
			changeOwnPassword(app.ports, person.actor, { currentPassword, password }, browser);
		expect(await codeOf(change('inte det rätta', 'fyra stora hundar'))).toBe('wrongCredentials');
		expect(await codeOf(change(goodPassword, 'password1234'))).toBe('passwordTooCommon');
		expect(await app.ports.sessions.read(here.value)).not.toBeNull();
		const { session } = await change(goodPassword, 'fyra stora hundar');
		expect(await app.ports.sessions.read(session.value)).not.toBeNull();
		for (const { value } of [elsewhere, here])
			expect(await app.ports.sessions.read(value)).toBeNull();
		const { email } = person;
		const tries = [goodPassword, 'fyra stora hundar'].map((password) =>
			codeOf(signIn(app.ports, { email, password }, newBrowser()))
		);
		expect(await Promise.all(tries)).toEqual(['wrongCredentials', 'went well']);
	});

	it('lets nobody at an open session guess the present password without end', async () => {
		const passwordHash = await app.ports.passwords.hash(goodPassword);
		const person = await app.seed.insertPerson({ passwordHash });
		const codes: string[] = [];
		for (let guess = 0; guess < 8; guess += 1) {
			const input = { currentPassword: `gissning ${String(guess)}`, password: 'fem små katter' };
			codes.push(await codeOf(changeOwnPassword(app.ports, person.actor, input, newBrowser())));
		}
		expect(codes.filter((code) => code === 'wrongCredentials')).toHaveLength(5);
		expect(codes.at(-1)).toBe('tooManyAttempts');
	});
});
