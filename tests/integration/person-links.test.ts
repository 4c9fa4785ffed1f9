import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '#lib/domain/access/actor.ts';
import { withActor } from '#lib/server/db/actor.ts';
import { insertOneTimeLink } from '#lib/server/db/queries/one-time-link.ts';
import { countPersons } from '#lib/server/db/queries/person.ts';
import { hashToken, newToken } from '#lib/server/ids.ts';
import { disablePerson } from '#lib/server/usecases/person/change-person.ts';
import { choosePassword } from '#lib/server/usecases/person/choose-password.ts';
import { newPasswordLink, readPasswordLink } from '#lib/server/usecases/person/password-link.ts';
import { signInForPractice } from '#lib/server/usecases/person/practice-sign-in.ts';
import { ensureSetUpLink } from '#lib/server/usecases/person/set-up.ts';
import { signIn } from '#lib/server/usecases/person/sign-in.ts';
import { assertSetUpLink, useSetUpLink } from '#lib/server/usecases/person/use-set-up-link.ts';
import { testApp, type TestApp } from '../support/app.ts';
import type { SeededPerson } from '../support/seed.ts';
import { day, minute } from '../support/clock.ts';
import { codeOf, goodPassword, newBrowser } from '../support/people.ts';

const somebody = { name: 'Åsa Öberg', email: 'asa@region.example', password: goodPassword };

async function setUpToken(app: TestApp): Promise<string> {
	const token = await ensureSetUpLink(app.ports);
	if (token === null) throw new Error('there is somebody already');
	return token;
}

async function personsIn(app: TestApp): Promise<number> {
	return withActor(app.ports.db, systemActor, countPersons);
}

describe('the set-up link', () => {
	let app: TestApp;
	beforeAll(async () => {
		app = await testApp();
	});
	afterAll(() => app.close());

	it('ends after a quarter of an hour, and when a newer one is made', async () => {
		const first = await setUpToken(app);
		expect(await codeOf(assertSetUpLink(app.ports, first))).toBe('went well');
		const second = await setUpToken(app);
		expect(await codeOf(assertSetUpLink(app.ports, first))).toBe('linkNotValid');
		app.clock.step(15 * minute);
		expect(await codeOf(assertSetUpLink(app.ports, second))).toBe('linkNotValid');
	});

	it('is not used up by looking at it or by a password that is refused', async () => {
		const token = await setUpToken(app);
		await assertSetUpLink(app.ports, token);
		const weak = { ...somebody, token, password: 'kort' };
		expect(await codeOf(useSetUpLink(app.ports, weak, newBrowser()))).toBe('passwordTooShort');
		expect(await codeOf(assertSetUpLink(app.ports, token))).toBe('went well');
		expect(await personsIn(app)).toBe(0);
	});

	it('makes one administrator, however many use it, and another link with it, at once', async () => {
		const token = await setUpToken(app);
		const other = newToken();
		await withActor(app.ports.db, systemActor, (tx) =>
			insertOneTimeLink(tx, {
				token_hash: hashToken(other),
				purpose: 'setUp',
				person_id: null,
				created_at: app.clock.now(),
				expires_at: new Date(app.clock.now().getTime() + minute)
			})
		);
		const uses = [token, token, other, token, other].map((one, index) =>
			useSetUpLink(
				app.ports,
				{ ...somebody, token: one, email: `person${String(index)}@region.example` },
				newBrowser()
			)
		);
		const codes = await Promise.all(uses.map(codeOf));
		expect(codes.filter((code) => code === 'went well')).toHaveLength(1);
		expect(codes.filter((code) => code === 'linkNotValid')).toHaveLength(4);
		expect(await personsIn(app)).toBe(1);
		const started = (await Promise.allSettled(uses)).find((use) => use.status === 'fulfilled');
		const signedIn = await app.ports.sessions.read(started?.value.session.value);
		expect(signedIn?.actor.administrator).toBe(true);
		expect(await ensureSetUpLink(app.ports)).toBeNull();
	});
});

describe('the password link', () => {
	let app: TestApp;
	let administrator: SeededPerson;
	beforeAll(async () => {
		app = await testApp();
		administrator = await app.seed.insertAdministrator();
	});
	afterAll(() => app.close());

	const linkFor = async (person: SeededPerson) =>
		(await newPasswordLink(app.ports, administrator.actor, { personId: person.id })).token;
	const use = (token: string, password = goodPassword) =>
		choosePassword(app.ports, { token, password }, newBrowser());

	it('lets the person choose a password once and signs them in', async () => {
		const person = await app.seed.insertPerson();
		const token = await linkFor(person);
		expect(await readPasswordLink(app.ports, token)).toMatchObject({ email: person.email });
		const { session } = await use(token);
		expect((await app.ports.sessions.read(session.value))?.actor).toEqual(person.actor);
		expect(await codeOf(use(token))).toBe('linkNotValid');
		const input = { email: person.email, password: goodPassword };
		expect(await codeOf(signIn(app.ports, input, newBrowser()))).toBe('went well');
	});

	it('is won by exactly one of many who use it at once', async () => {
		const person = await app.seed.insertPerson();
		const token = await linkFor(person);
		const passwords = ['ett litet hus', 'två små hus i', 'tre små hus nu'];
		const codes = await Promise.all(passwords.map((one) => codeOf(use(token, one))));
		expect(codes.filter((code) => code === 'went well')).toHaveLength(1);
		expect(codes.filter((code) => code === 'linkNotValid')).toHaveLength(2);
		const email = person.email;
		const tries = passwords.map((password) =>
			codeOf(signIn(app.ports, { email, password }, newBrowser()))
		);
		expect(await Promise.all(tries)).toEqual(
			codes.map((code) => (code === 'went well' ? code : 'wrongCredentials'))
		);
	});

	it('ends every session from before the new password', async () => {
		const person = await app.seed.insertPerson();
		const old = await app.ports.sessions.start(person, '');
		await use(await linkFor(person));
		expect(await app.ports.sessions.read(old.value)).toBeNull();
	});

	it('ends after seven days, when a newer is made, and when the person is disabled', async () => {
		const person = await app.seed.insertPerson();
		const first = await linkFor(person);
		const second = await linkFor(person);
		expect(await codeOf(use(first))).toBe('linkNotValid');
		app.clock.step(7 * day);
		expect(await codeOf(use(second))).toBe('linkNotValid');
		const third = await linkFor(person);
		await disablePerson(app.ports, administrator.actor, { personId: person.id });
		expect(await codeOf(use(third))).toBe('linkNotValid');
		expect(await codeOf(linkFor(person))).toBe('notFound');
	});

	it('takes no password made of the person’s name, and stays usable', async () => {
		const person = await app.seed.insertPerson({ name: 'Gunhild Fransson' });
		const token = await linkFor(person);
		expect(await codeOf(use(token, 'GunhildFransson1'))).toBe('passwordTooCommon');
		expect(await codeOf(use(token))).toBe('went well');
	});

	it('is made by administrators only, and opens nothing else', async () => {
		const person = await app.seed.insertPerson();
		const keyPerson = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
		const input = { personId: person.id };
		expect(await codeOf(newPasswordLink(app.ports, keyPerson.actor, input))).toBe('notAllowed');
		const token = await linkFor(person);
		expect(await codeOf(assertSetUpLink(app.ports, token))).toBe('linkNotValid');
		const row = await app.seed.asSystem((tx) =>
			tx.selectFrom('one_time_link').selectAll().where('person_id', '=', person.id).execute()
		);
		expect(JSON.stringify(row)).not.toContain(token);
	});
});

describe('the practice link', () => {
	async function practiceToken(app: TestApp, person: SeededPerson): Promise<string> {
		const token = newToken();
		await app.seed.asSystem((tx) =>
			insertOneTimeLink(tx, {
				token_hash: hashToken(token),
				purpose: 'practiceSignIn',
				person_id: person.id,
				created_at: app.clock.now(),
				expires_at: new Date(app.clock.now().getTime() + day)
			})
		);
		return token;
	}

	it('signs in as often as wanted until it runs out, in a practice installation', async () => {
		const app = await testApp({ PRACTICE: 'on' });
		const person = await app.seed.insertPerson();
		const token = await practiceToken(app, person);
		const use = () => signInForPractice(app.ports, { token }, newBrowser());
		for (let time = 0; time < 2; time += 1) {
			const { session, device } = await use();
			expect((await app.ports.sessions.read(session.value))?.name).toBe(person.name);
			expect(device).toBeNull();
		}
		app.clock.step(day);
		expect(await codeOf(use())).toBe('linkNotValid');
		await app.close();
	});

	it('is as good as none anywhere else', async () => {
		const app = await testApp();
		const token = await practiceToken(app, await app.seed.insertPerson());
		const use = signInForPractice(app.ports, { token }, newBrowser());
		expect(await codeOf(use)).toBe('linkNotValid');
		await app.close();
	});
});
