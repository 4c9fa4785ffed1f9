import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acceptInvitation } from '#lib/server/usecases/person/accept-invitation.ts';
import { publicActor } from '#lib/domain/access/actor.ts';
import { changeMemberRole, removeMember } from '#lib/server/usecases/person/change-members.ts';
import {
	listOrganisationsWithPeople,
	readPeople
} from '#lib/server/usecases/person/read-people.ts';
import { readPerson } from '#lib/server/usecases/person/list-persons.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { codeOf, newBrowser } from '../support/people.ts';
import type { SeededOrganisation, SeededPerson } from '../support/seed.ts';

let app: TestApp;
let administrator: SeededPerson;
let region: SeededOrganisation;
let keyPerson: SeededPerson;
let politician: SeededPerson;
beforeAll(async () => {
	app = await testApp();
	administrator = await app.seed.insertAdministrator();
});
beforeEach(async () => {
	region = await app.seed.insertOrganisation();
	keyPerson = await app.seed.insertKeyPerson(region);
	politician = await app.seed.insertMember(region, 'politician');
});
afterAll(() => app.close());

const about = (person: SeededPerson) => ({ organisationId: region.id, personId: person.id });

describe('removing a member', () => {
	it('takes the organisation from them at once, and leaves their account and name', async () => {
		const { value } = await app.ports.sessions.start(politician, '');
		await removeMember(app.ports, keyPerson.actor, about(politician));
		const signedIn = await app.ports.sessions.read(value);
		expect(signedIn?.actor.memberships).toEqual([]);
		const person = await readPerson(app.ports, administrator.actor, { personId: politician.id });
		expect(person).toMatchObject({ name: politician.name, organisations: [] });
	});

	it('never takes the last key person, nor two that remove each other at once', async () => {
		const alone = removeMember(app.ports, keyPerson.actor, about(keyPerson));
		expect(await codeOf(alone)).toBe('lastKeyPerson');
		for (let round = 0; round < 5; round += 1) {
			const second = await app.seed.insertKeyPerson(region);
			const codes = await Promise.all([
				codeOf(removeMember(app.ports, keyPerson.actor, about(second))),
				codeOf(changeMemberRole(app.ports, second.actor, { ...about(keyPerson), role: 'other' }))
			]);
			const { people } = await readPeople(app.ports, administrator.actor, {
				organisationId: region.id
			});
			expect(people.filter((one) => one.role === 'keyPerson')).toHaveLength(1);
			expect(codes).toContain('went well');
			keyPerson = people.some((one) => one.personId === second.id) ? second : keyPerson;
			if (keyPerson === second) break;
		}
	});

	it('ends the invitations of a key person who leaves', async () => {
		const leaving = await app.seed.insertKeyPerson(region);
		const token = await app.seed.insertInvitation(region, leaving);
		await removeMember(app.ports, keyPerson.actor, about(leaving));
		const pressed = acceptInvitation(app.ports, publicActor, { token }, newBrowser());
		expect(await codeOf(pressed)).toBe('linkNotValid');
	});

	it('lets a key person leave when there is another, with the invitations they had made', async () => {
		const leaving = await app.seed.insertKeyPerson(region);
		const token = await app.seed.insertInvitation(region, leaving);
		expect(await codeOf(removeMember(app.ports, leaving.actor, about(leaving)))).toBe('went well');
		const pressed = acceptInvitation(app.ports, publicActor, { token }, newBrowser());
		expect(await codeOf(pressed)).toBe('linkNotValid');
	});

	it('knows only members', async () => {
		const stranger = await app.seed.insertPerson();
		const codes = await Promise.all([
			codeOf(removeMember(app.ports, keyPerson.actor, about(stranger))),
			codeOf(changeMemberRole(app.ports, keyPerson.actor, { ...about(stranger), role: 'other' }))
		]);
		expect(codes).toEqual(['notFound', 'notFound']);
	});
});

describe('changing a role', () => {
	it('holds on the session the person has', async () => {
		const { value } = await app.ports.sessions.start(politician, '');
		await changeMemberRole(app.ports, keyPerson.actor, { ...about(politician), role: 'keyPerson' });
		const signedIn = await app.ports.sessions.read(value);
		expect(signedIn?.actor.memberships).toEqual([{ organisationId: region.id, role: 'keyPerson' }]);
	});

	it('is not for members who are no key persons, nor for key persons of another organisation', async () => {
		const other = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
		for (const { actor } of [politician, other]) {
			const codes = await Promise.all([
				codeOf(removeMember(app.ports, actor, about(keyPerson))),
				codeOf(changeMemberRole(app.ports, actor, { ...about(politician), role: 'keyPerson' }))
			]);
			expect(codes).toEqual(['notAllowed', 'notAllowed']);
		}
	});
});

describe('the people of an organisation', () => {
	it('are shown with what is missing; addresses and invitations only to whoever invites', async () => {
		await app.seed.insertInvitation(region, keyPerson);
		const organisationId = region.id;
		const forPolitician = await readPeople(app.ports, politician.actor, { organisationId });
		expect(forPolitician.missing).toEqual(['seniorManager']);
		expect(forPolitician.people.map((one) => one.role).sort()).toEqual(['keyPerson', 'politician']);
		expect(JSON.stringify(forPolitician)).not.toContain('@');
		expect(forPolitician).toMatchObject({ mayManage: false, invitations: [] });
		const forKeyPerson = await readPeople(app.ports, keyPerson.actor, { organisationId });
		expect(forKeyPerson.mayManage).toBe(true);
		expect(forKeyPerson.invitations).toHaveLength(1);
		expect(forKeyPerson.people.map((one) => one.email)).toContain(politician.email);
	});

	it('of a peer in the group are names and roles, and of anybody else not even that', async () => {
		const peer = await app.seed.insertOrganisation();
		const peerPolitician = await app.seed.insertMember(peer, 'politician');
		const empty = await app.seed.insertOrganisation();
		await app.seed.insertRoundWithGroup([region, peer, empty]);
		const { groups } = await readPeople(app.ports, politician.actor, {
			organisationId: region.id
		});
		expect(groups).toHaveLength(1);
		const shown = groups[0]?.organisations.map(({ organisationId, people }) => ({
			organisationId,
			people
		}));
		expect(shown).toHaveLength(2);
		expect(shown).toContainEqual({ organisationId: empty.id, people: [] });
		expect(shown).toContainEqual({
			organisationId: peer.id,
			people: [{ name: peerPolitician.name, role: 'politician' }]
		});
		const stranger = await app.seed.insertMember(await app.seed.insertOrganisation());
		for (const who of [peerPolitician, stranger])
			expect(await codeOf(readPeople(app.ports, who.actor, { organisationId: region.id }))).toBe(
				'notAllowed'
			);
	});

	it('are chosen among one’s own organisations, or by an administrator among all', async () => {
		const own = await listOrganisationsWithPeople(app.ports, politician.actor);
		expect(own).toEqual([region]);
		const all = await listOrganisationsWithPeople(app.ports, administrator.actor);
		expect(all.length).toBeGreaterThan(1);
	});
});
