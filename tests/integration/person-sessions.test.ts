import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withActor } from '#lib/server/db/actor.ts';
import { listSessionsOfPerson } from '#lib/server/db/queries/session.ts';
import { hashToken } from '#lib/server/ids.ts';
import { accessChannel } from '#lib/server/live/publish.ts';
import { disablePerson, enablePerson } from '#lib/server/usecases/person/change-person.ts';
import {
	endAllSessions,
	endOtherSessions,
	endSession,
	listOwnSessions
} from '#lib/server/usecases/person/own-sessions.ts';
import { testApp, type TestApp } from '../support/app.ts';
import type { SeededPerson } from '../support/seed.ts';
import { day, hour } from '../support/clock.ts';
import { codeOf, stolenSessions } from '../support/people.ts';

let app: TestApp;
beforeAll(async () => {
	app = await testApp();
});
afterAll(() => app.close());

/** Signs the person in and returns the cookie's value. */
async function cookieOf(person: SeededPerson, device = 'Firefox, Linux'): Promise<string> {
	return (await app.ports.sessions.start(person, device)).value;
}

async function isIn(cookie: string): Promise<boolean> {
	return (await app.ports.sessions.read(cookie)) !== null;
}

it('opens not one session from a stolen copy of a thousand of them', async () => {
	const person = await app.seed.insertPerson();
	const cookies = await Promise.all(Array.from({ length: 1000 }, () => cookieOf(person)));
	const rows = (await stolenSessions(app)).filter((row) => row.person_id === person.id);
	expect(rows).toHaveLength(1000);
	let opened = 0;
	for (const row of rows)
		for (const text of Object.values(row))
			if (typeof text === 'string' && (await isIn(text))) opened += 1;
	expect(opened).toBe(0);
	expect(await isIn(cookies[0] ?? '')).toBe(true);
	expect(JSON.stringify(rows)).not.toContain(cookies[0]);
});

describe('the absolute end', () => {
	it.each([
		['an administrator', true, 12 * hour],
		['a key person', false, 30 * day]
	])('of %s’s session comes however much it is used', async (_who, administrator, length) => {
		const person = await app.seed.insertPerson({ administrator });
		const cookie = await cookieOf(person);
		const steps = 12;
		for (let step = 0; step < steps; step += 1) {
			expect(await isIn(cookie)).toBe(true);
			app.clock.step(length / steps - (step === steps - 1 ? 1000 : 0));
		}
		expect(await isIn(cookie)).toBe(true);
		app.clock.step(1000);
		expect(await isIn(cookie)).toBe(false);
		app.clock.step(-length);
	});
});

it('puts a disabled person out within a second, and lets no old session in again later', async () => {
	const administrator = await app.seed.insertAdministrator();
	const person = await app.seed.insertPerson();
	const cookies = [await cookieOf(person), await cookieOf(person)];
	const started = performance.now();
	await disablePerson(app.ports, administrator.actor, { personId: person.id });
	for (const cookie of cookies) expect(await isIn(cookie)).toBe(false);
	expect(performance.now() - started).toBeLessThan(1000);
	await enablePerson(app.ports, administrator.actor, { personId: person.id });
	for (const cookie of cookies) expect(await isIn(cookie)).toBe(false);
	expect(await isIn(await cookieOf({ ...person, session_epoch: 1 }))).toBe(true);
});

it('tells every instance whose live connections end', async () => {
	const administrator = await app.seed.insertAdministrator();
	const person = await app.seed.insertPerson();
	const [first, second] = [await cookieOf(person), await cookieOf(person)];
	const heard: unknown[] = [];
	const ear = new Client({ connectionString: app.connectionString });
	await ear.connect();
	ear.on('notification', ({ payload }) => heard.push(JSON.parse(payload ?? 'null')));
	await ear.query(`LISTEN ${accessChannel}`);
	await endSession(app.ports, person.actor, { sessionId: hashToken(first) });
	await endOtherSessions(app.ports, person.actor, { keptSessionId: 'none' });
	await disablePerson(app.ports, administrator.actor, { personId: person.id });
	await vi.waitFor(() => {
		expect(heard).toEqual([
			{ sessionId: hashToken(first) },
			{ sessionId: hashToken(second) },
			{ personId: person.id }
		]);
	});
	await ear.end();
});

it('lists one’s own sessions, newest first, without anything that opens one', async () => {
	const person = await app.seed.insertPerson();
	await cookieOf(person, 'Safari, iPhone');
	app.clock.step(1000);
	const cookie = await cookieOf(person, 'Edge, Windows');
	const sessions = await listOwnSessions(app.ports, person.actor);
	expect(sessions.map(({ device }) => device)).toEqual(['Edge, Windows', 'Safari, iPhone']);
	expect(sessions[0]?.sessionId).toBe(hashToken(cookie));
	expect(JSON.stringify(sessions)).not.toContain(cookie);
});

it('ends one session, the others, or all', async () => {
	const person = await app.seed.insertPerson();
	const [a, b, c, d] = [
		await cookieOf(person),
		await cookieOf(person),
		await cookieOf(person),
		await cookieOf(person)
	];
	await endSession(app.ports, person.actor, { sessionId: hashToken(a) });
	expect(await Promise.all([a, b, c, d].map(isIn))).toEqual([false, true, true, true]);
	const input = { keptSessionId: hashToken(b) };
	expect(await endOtherSessions(app.ports, person.actor, input)).toBe(2);
	expect(await Promise.all([a, b, c, d].map(isIn))).toEqual([false, true, false, false]);
	await endAllSessions(app.ports, person.actor);
	expect(await isIn(b)).toBe(false);
});

it('kills a session that was being started while all were ended', async () => {
	const person = await app.seed.insertPerson();
	await endAllSessions(app.ports, person.actor);
	// Its password was checked before the ending, with the epoch of then.
	expect(await isIn(await cookieOf(person))).toBe(false);
});

describe('another person’s sessions', () => {
	it('cannot be seen, ended or counted by somebody else, administrator or not', async () => {
		const person = await app.seed.insertPerson();
		const cookie = await cookieOf(person);
		const other = await app.seed.insertPerson();
		const input = { sessionId: hashToken(cookie) };
		expect(await codeOf(endSession(app.ports, other.actor, input))).toBe('notFound');
		expect(await codeOf(endSession(app.ports, { kind: 'public' }, input))).toBe('notSignedIn');
		const seen = await withActor(app.ports.db, other.actor, (tx) =>
			tx.selectFrom('session').selectAll().execute()
		);
		expect(seen.map((row) => row.person_id)).not.toContain(person.id);
		expect(await isIn(cookie)).toBe(true);
	});

	it('stay invisible to the database itself when the question is asked past the use case', async () => {
		const person = await app.seed.insertPerson();
		await cookieOf(person);
		const other = await app.seed.insertPerson();
		const now = app.clock.now();
		const asked = (actor: SeededPerson['actor']) =>
			withActor(app.ports.db, actor, (tx) => listSessionsOfPerson(tx, person.id, now));
		expect(await asked(other.actor)).toEqual([]);
		expect(await asked(person.actor)).toHaveLength(1);
	});
});
