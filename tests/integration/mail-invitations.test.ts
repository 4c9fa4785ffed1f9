import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicActor } from '#lib/domain/access/actor.ts';
import { withActor } from '#lib/server/db/actor.ts';
import { connectMailServer } from '#lib/server/mail/mail-server.ts';
import { MailSender } from '#lib/server/mail/sender.ts';
import { acceptInvitation, readInvitation } from '#lib/server/usecases/person/accept-invitation.ts';
import {
	inviteMember,
	resendInvitation,
	revokeInvitation
} from '#lib/server/usecases/person/invite-member.ts';
import { declineMail, readDecline } from '#lib/server/usecases/mail/decline-mail.ts';
import { readPeople } from '#lib/server/usecases/person/read-people.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { Mailbox, linkIn } from '../support/mailbox.ts';
import { codeOf, newBrowser } from '../support/people.ts';
import type { SeededOrganisation, SeededPerson } from '../support/seed.ts';

let mailbox: Mailbox;
let app: TestApp;
let region: SeededOrganisation;
let keyPerson: SeededPerson;
let sender: MailSender;
beforeAll(async () => {
	mailbox = await Mailbox.open();
	app = await testApp({
		SMTP_URL: mailbox.url,
		MAIL_FROM: 'vankrets@region.example',
		PUBLIC_URL: 'https://vankrets.example'
	});
	region = await app.seed.insertOrganisation('Region <Å> & co');
	keyPerson = await app.seed.insertKeyPerson(region);
	sender = new MailSender(app.ports, connectMailServer(app.ports.config));
});
afterAll(async () => {
	await sender.stop();
	await app.close();
	await mailbox.close();
});

// A request with a made-up Host must not decide where a letter leads.
const byMail = { origin: 'https://evil.example', locale: 'sv' } as const;
const invite = (email: string) =>
	inviteMember(app.ports, keyPerson.actor, {
		organisationId: region.id,
		name: 'Bo <b>Berg</b>',
		email,
		role: 'politician',
		byMail
	});
const tokenIn = (link: string) => link.slice(link.lastIndexOf('/') + 1);
const pending = async (email: string) =>
	(await readPeople(app.ports, keyPerson.actor, { organisationId: region.id })).invitations.find(
		(one) => one.email === email
	);

describe('an invitation by mail', () => {
	it('reaches the address with a link that works, and with every name as plain text', async () => {
		await invite('bo@region.example');
		expect((await pending('bo@region.example'))?.mail).toBe('waiting');
		await sender.sendDue();
		const [letter] = mailbox.lettersTo('bo@region.example');
		const link = linkIn(letter, '/inbjudan/');
		expect(link).toMatch(/^https:\/\/vankrets\.example\/inbjudan\/[\w-]{22}$/);
		expect(letter?.source).toContain('Region &lt;Å&gt; &amp; co');
		expect(letter?.source).toContain('Hej Bo &lt;b&gt;Berg&lt;/b&gt;!');
		expect((await pending('bo@region.example'))?.mail).toBe('sent');
		const page = await readInvitation(app.ports, publicActor, { token: tokenIn(link) });
		expect(page).toMatchObject({ organisation: region.name, role: 'politician' });
	});

	it('is not sent when it is taken back first', async () => {
		await invite('ida@region.example');
		const invitationId = (await pending('ida@region.example'))?.invitationId ?? '';
		const input = { organisationId: region.id, invitationId };
		await revokeInvitation(app.ports, keyPerson.actor, input);
		await sender.sendDue();
		expect(mailbox.lettersTo('ida@region.example')).toEqual([]);
	});

	it('sent again leads by a new link, and the old one ends', async () => {
		await invite('eva@region.example');
		await sender.sendDue();
		const invitationId = (await pending('eva@region.example'))?.invitationId ?? '';
		const input = { organisationId: region.id, invitationId, byMail };
		await resendInvitation(app.ports, keyPerson.actor, input);
		await sender.sendDue();
		const [first, second] = mailbox
			.lettersTo('eva@region.example')
			.map((letter) => tokenIn(linkIn(letter, '/inbjudan/')));
		const read = (token = '') => codeOf(readInvitation(app.ports, publicActor, { token }));
		expect(await read(first)).toBe('linkNotValid');
		expect(await read(second)).toBe('went well');
		expect(await codeOf(resendInvitation(app.ports, keyPerson.actor, input))).toBe('notFound');
		const stranger = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
		expect(await codeOf(resendInvitation(app.ports, stranger.actor, input))).toBe('notAllowed');
	});

	it('tells how its letter fares to those who invite, and nobody else in the database either', async () => {
		await invite('kim@region.example');
		const politician = await app.seed.insertMember(region, 'politician');
		const stranger = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
		const seen = async (actor: SeededPerson['actor']) =>
			withActor(app.ports.db, actor, (tx) =>
				tx.selectFrom('mail').select('id').where('recipient', '=', 'kim@region.example').execute()
			);
		expect(await seen(keyPerson.actor)).toHaveLength(1);
		expect(await seen(politician.actor)).toEqual([]);
		expect(await seen(stranger.actor)).toEqual([]);
	});
});

describe('that somebody has joined', () => {
	async function join(email: string): Promise<void> {
		const { token } = await invite(email);
		await acceptInvitation(app.ports, publicActor, { token }, newBrowser());
		await sender.sendDue();
	}

	it('is told to whoever invited, until they press that they have had enough', async () => {
		await join('first@region.example');
		const [letter] = mailbox.lettersTo(keyPerson.email);
		expect(letter?.source).toContain('som du bjöd in till Region <Å> & co, har gått med');
		const link = linkIn(letter, '/utskick/av/');
		expect(letter?.source.replace(/\r\n /g, ' ')).toContain(`List-Unsubscribe: <${link}>`);
		const token = tokenIn(link);
		// Looking declines nothing: programs that guard mailboxes follow every link.
		expect(readDecline(app.ports, { token })).toEqual({ kind: 'memberJoined' });
		await join('second@region.example');
		expect(mailbox.lettersTo(keyPerson.email)).toHaveLength(2);
		await declineMail(app.ports, { token });
		await declineMail(app.ports, { token });
		await join('third@region.example');
		expect(mailbox.lettersTo(keyPerson.email)).toHaveLength(2);
	});

	it('is declined for nobody by a link that was made up', async () => {
		const other = await app.seed.insertPerson();
		const made = `${other.id}.memberJoined.${'0'.repeat(32)}`;
		for (const token of [made, '', '..', `${other.id}.invitation.x`])
			expect(await codeOf(declineMail(app.ports, { token }))).toBe('linkNotValid');
	});
});
