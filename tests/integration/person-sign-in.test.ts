import { afterAll, beforeAll, expect, it } from 'vitest';
import { hash } from '@node-rs/argon2';
import { disablePerson } from '#lib/server/usecases/person/change-person.ts';
import { signIn } from '#lib/server/usecases/person/sign-in.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { minute } from '../support/clock.ts';
import { codeOf, goodPassword, newBrowser, stolenSessions } from '../support/people.ts';

let app: TestApp;
let passwordHash: string;
beforeAll(async () => {
	app = await testApp();
	passwordHash = await app.ports.passwords.hash(goodPassword);
});
afterAll(() => app.close());

it('signs a person in with the right password, on a session the cookie opens', async () => {
	const person = await app.seed.insertPerson({ passwordHash });
	const { session } = await signIn(
		app.ports,
		{ email: person.email, password: goodPassword },
		newBrowser()
	);
	const signedIn = await app.ports.sessions.read(session.value);
	expect(signedIn).toMatchObject({ name: person.name, actor: person.actor });
	expect(signedIn?.sessionId).not.toContain(session.value);
});

it('gives the same answer for a wrong address, a wrong password, no password and a disabled person', async () => {
	const person = await app.seed.insertPerson({ passwordHash });
	const invited = await app.seed.insertPerson();
	const disabled = await app.seed.insertPerson({ passwordHash });
	const administrator = await app.seed.insertAdministrator();
	await disablePerson(app.ports, administrator.actor, { personId: disabled.id });
	const answers = [
		{ email: 'nobody@region.example', password: goodPassword },
		{ email: person.email, password: 'fel lösenord helt' },
		{ email: invited.email, password: '' },
		{ email: invited.email, password: 'nobody' },
		{ email: disabled.email, password: goodPassword }
	].map((input) => codeOf(signIn(app.ports, input, newBrowser())));
	expect(new Set(await Promise.all(answers))).toEqual(new Set(['wrongCredentials']));
});

it('gives a new session at every sign-in and ends the one the browser came with', async () => {
	const person = await app.seed.insertPerson({ passwordHash });
	const input = { email: person.email, password: goodPassword };
	const first = await signIn(app.ports, input, newBrowser());
	const second = await signIn(app.ports, input, newBrowser({ session: first.session.value }));
	expect(second.session.value).not.toBe(first.session.value);
	expect(await app.ports.sessions.read(first.session.value)).toBeNull();
	expect(await app.ports.sessions.read(second.session.value)).not.toBeNull();
	const own = (await stolenSessions(app)).filter((row) => row.person_id === person.id);
	expect(own).toHaveLength(1);
	expect(own[0]?.device).toBe('Firefox, Linux');
});

it('keeps the person in, from a browser they know, while hundreds guess at their password', async () => {
	const person = await app.seed.insertPerson({ passwordHash });
	const input = { email: person.email, password: goodPassword };
	const known = await signIn(app.ports, input, newBrowser());
	const guesses = await Promise.all(
		Array.from({ length: 200 }, (_, index) =>
			codeOf(
				signIn(
					app.ports,
					{ email: person.email, password: `gissning ${String(index)}` },
					newBrowser({ address: `198.51.100.${String(index % 50)}` })
				)
			)
		)
	);
	expect(guesses).not.toContain('went well');
	// Thirty in all, and one from each of the fifty networks.
	expect(guesses.filter((code) => code === 'wrongCredentials').length).toBeLessThanOrEqual(80);
	// Even behind the guessers' own address.
	const browser = newBrowser({ address: '198.51.100.1', device: known.device ?? '' });
	expect(await codeOf(signIn(app.ports, input, browser))).toBe('went well');
});

it('lets the person in again after their own mistakes and a minute', async () => {
	const person = await app.seed.insertPerson({ passwordHash });
	const browser = newBrowser();
	const wrong = { email: person.email, password: 'jag minns inte alls' };
	const right = { email: person.email, password: goodPassword };
	const codes: string[] = [];
	for (let attempt = 0; attempt < 7; attempt += 1)
		codes.push(await codeOf(signIn(app.ports, wrong, browser)));
	expect(codes.slice(0, 5)).toEqual(Array(5).fill('wrongCredentials'));
	expect(codes.slice(5)).toEqual(Array(2).fill('tooManyAttempts'));
	app.clock.step(minute);
	expect(await codeOf(signIn(app.ports, right, browser))).toBe('went well');
});

it('makes a hash of an earlier cost anew at sign-in', async () => {
	const old = await hash(goodPassword, { memoryCost: 8192, timeCost: 1 });
	const person = await app.seed.insertPerson({ passwordHash: old });
	const input = { email: person.email, password: goodPassword };
	await signIn(app.ports, input, newBrowser());
	const row = await app.seed.asSystem((tx) =>
		tx.selectFrom('person').selectAll().where('id', '=', person.id).executeTakeFirstOrThrow()
	);
	expect(app.ports.passwords.isOutdated(row.password_hash ?? '')).toBe(false);
	expect(await codeOf(signIn(app.ports, input, newBrowser()))).toBe('went well');
});
