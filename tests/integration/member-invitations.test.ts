import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicActor, type MemberRole } from '#lib/domain/access/actor.ts';
import { acceptInvitation, readInvitation } from '#lib/server/usecases/person/accept-invitation.ts';
import { changeOwnPassword } from '#lib/server/usecases/person/change-own-password.ts';
import { disablePerson } from '#lib/server/usecases/person/change-person.ts';
import { inviteMember, revokeInvitation } from '#lib/server/usecases/person/invite-member.ts';
import { readPeople } from '#lib/server/usecases/person/read-people.ts';
import { signIn } from '#lib/server/usecases/person/sign-in.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { day } from '../support/clock.ts';
import { codeOf, goodPassword, newBrowser } from '../support/people.ts';
import type { SeededOrganisation, SeededPerson } from '../support/seed.ts';

let app: TestApp;
let region: SeededOrganisation;
let keyPerson: SeededPerson;
let administrator: SeededPerson;
beforeAll(async () => {
	app = await testApp();
	region = await app.seed.insertOrganisation('Region Inbjudan');
	keyPerson = await app.seed.insertKeyPerson(region);
	administrator = await app.seed.insertAdministrator();
});
afterAll(() => app.close());

let count = 0;
const newAddress = () => `inbjuden${String((count += 1))}@region.example`;

async function invite(
	given: { email?: string; role?: MemberRole; by?: SeededPerson; to?: SeededOrganisation } = {}
): Promise<string> {
	const { token } = await inviteMember(app.ports, (given.by ?? keyPerson).actor, {
		organisationId: (given.to ?? region).id,
		name: 'Bo Berg',
		email: given.email ?? newAddress(),
		role: given.role ?? 'politician'
	});
	return token;
}

const accept = (token: string, actor: Parameters<typeof acceptInvitation>[1] = publicActor) =>
	acceptInvitation(app.ports, actor, { token }, newBrowser());
const read = (token: string, actor: Parameters<typeof readInvitation>[1] = publicActor) =>
	readInvitation(app.ports, actor, { token });

/** Whom the press signed in, as the next request sees them. */
async function joined(token: string) {
	const started = await accept(token);
	return app.ports.sessions.read(started?.session.value);
}

describe('an invitation', () => {
	it('makes the person, with the role and nothing more, and signs them in', async () => {
		const signedIn = await joined(await invite({ role: 'seniorManager' }));
		expect(signedIn?.name).toBe('Bo Berg');
		expect(signedIn?.actor).toMatchObject({
			administrator: false,
			memberships: [{ organisationId: region.id, role: 'seniorManager' }]
		});
	});

	it('is not used up by whoever only looks, however often', async () => {
		const token = await invite();
		for (let look = 0; look < 5; look += 1)
			expect(await read(token)).toMatchObject({
				standing: 'join',
				organisation: 'Region Inbjudan',
				invitedBy: keyPerson.name,
				role: 'politician'
			});
		expect(await codeOf(accept(token))).toBe('went well');
	});

	it('is used once, also when it is pressed five times at once', async () => {
		const token = await invite();
		const codes = await Promise.all([1, 2, 3, 4, 5].map(() => codeOf(accept(token))));
		expect(codes.sort()).toEqual([...Array<string>(4).fill('linkNotValid'), 'went well']);
		expect(await codeOf(read(token))).toBe('linkNotValid');
	});

	it('ends after seven days, when it is taken back, and when a new one is made for the address', async () => {
		const email = newAddress();
		const first = await invite({ email });
		const second = await invite({ email });
		expect(await codeOf(read(first))).toBe('linkNotValid');
		expect(await codeOf(read(second))).toBe('went well');
		const view = await readPeople(app.ports, keyPerson.actor, { organisationId: region.id });
		const pending = view.invitations.find((one) => one.email === email);
		const revoke = () =>
			revokeInvitation(app.ports, keyPerson.actor, {
				organisationId: region.id,
				invitationId: pending?.invitationId ?? ''
			});
		await revoke();
		expect(await codeOf(accept(second))).toBe('linkNotValid');
		expect(await codeOf(revoke())).toBe('notFound');
		const late = await invite();
		app.clock.step(7 * day);
		expect(await codeOf(accept(late))).toBe('linkNotValid');
	});

	it.each(['', 'x', 'AAAAAAAAAAAAAAAAAAAAAA', "' OR 1=1 --", '\u0000'])(
		'is none when its token is %j',
		async (token) => {
			expect(await codeOf(read(token))).toBe('linkNotValid');
			expect(await codeOf(accept(token))).toBe('linkNotValid');
		}
	);

	it('is stored only as a hash', async () => {
		const token = await invite();
		const rows = await app.seed.asSystem((tx) => tx.selectFrom('invitation').selectAll().execute());
		expect(JSON.stringify(rows)).not.toContain(token);
	});
});

describe('an address that has an account', () => {
	it('signs nobody in: an inviter cannot become the administrator by pressing her own link', async () => {
		const token = await invite({ email: administrator.email, role: 'other' });
		expect((await read(token)).standing).toBe('signIn');
		expect(await codeOf(accept(token))).toBe('signInFirst');
		expect((await read(token, keyPerson.actor)).standing).toBe('signOut');
		expect(await codeOf(accept(token, keyPerson.actor))).toBe('signInFirst');
	});

	it('joins as the signed-in person it belongs to, whose session goes on with the new role', async () => {
		const person = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
		const { value } = await app.ports.sessions.start(person, '');
		const token = await invite({ email: person.email });
		expect((await read(token, person.actor)).standing).toBe('joinAsSelf');
		expect(await accept(token, person.actor)).toBeNull();
		const signedIn = await app.ports.sessions.read(value);
		expect(signedIn?.actor.memberships).toContainEqual({
			organisationId: region.id,
			role: 'politician'
		});
		expect(signedIn?.actor.memberships).toHaveLength(2);
	});

	it('of a disabled person opens nothing', async () => {
		const person = await app.seed.insertPerson();
		await disablePerson(app.ports, administrator.actor, { personId: person.id });
		expect(await codeOf(accept(await invite({ email: person.email })))).toBe('linkNotValid');
	});

	it('is made by the first of two invitations of a new address; the second asks for signing in', async () => {
		const email = newAddress();
		const other = await app.seed.insertOrganisation();
		const tokens = [
			await invite({ email }),
			await invite({ email, to: other, by: await app.seed.insertKeyPerson(other) })
		];
		const codes = await Promise.all(tokens.map((token) => codeOf(accept(token))));
		expect(codes.sort()).toEqual(['signInFirst', 'went well']);
	});
});

describe('inviting', () => {
	it('is for key persons of that very organisation and administrators', async () => {
		const other = await app.seed.insertOrganisation();
		const by = async (inviter: SeededPerson) => codeOf(invite({ by: inviter }));
		expect(await by(await app.seed.insertMember(region, 'politician'))).toBe('notAllowed');
		expect(await by(await app.seed.insertKeyPerson(other))).toBe('notAllowed');
		expect(await by(administrator)).toBe('went well');
	});

	it('refuses whoever is in the organisation already, at the address', async () => {
		const member = await app.seed.insertMember(region);
		expect(await codeOf(invite({ email: member.email }))).toBe('alreadyMember');
	});

	it('tells nothing of accounts elsewhere', async () => {
		const stranger = await app.seed.insertPerson();
		expect(await codeOf(invite({ email: stranger.email }))).toBe('went well');
	});

	it('stops somebody who makes invitations by script', async () => {
		const eager = await app.seed.insertKeyPerson(region);
		const codes: string[] = [];
		for (let times = 0; times < 25; times += 1) codes.push(await codeOf(invite({ by: eager })));
		expect(codes.filter((code) => code === 'went well')).toHaveLength(20);
		expect(codes.at(-1)).toBe('tooManyAttempts');
	});

	it('ends with the inviter’s account', async () => {
		const leaving = await app.seed.insertKeyPerson(region);
		const token = await invite({ by: leaving });
		await disablePerson(app.ports, administrator.actor, { personId: leaving.id });
		expect(await codeOf(accept(token))).toBe('linkNotValid');
	});
});

describe('somebody who came by an invitation', () => {
	it('chooses a first password without a present one, and needs it for the next', async () => {
		const email = newAddress();
		const signedIn = await joined(await invite({ email }));
		const actor = signedIn?.actor;
		if (actor === undefined) throw new Error('nobody was signed in');
		expect(await codeOf(signIn(app.ports, { email, password: goodPassword }, newBrowser()))).toBe(
			'wrongCredentials'
		);
		const choose = (currentPassword: string, password: string) =>
			codeOf(changeOwnPassword(app.ports, actor, { currentPassword, password }, newBrowser()));
		expect(await choose('', 'kort')).toBe('passwordTooShort');
		expect(await choose('', goodPassword)).toBe('went well');
		expect(await choose('', 'fyra stora hundar')).toBe('invalidInput');
		expect(await choose('fel lösenord här', 'fyra stora hundar')).toBe('wrongCredentials');
		expect(await codeOf(signIn(app.ports, { email, password: goodPassword }, newBrowser()))).toBe(
			'went well'
		);
	});
});
