import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectMailServer } from '#lib/server/mail/mail-server.ts';
import { MailSender } from '#lib/server/mail/sender.ts';
import { testLetter } from '#lib/server/mail/letters.ts';
import { queueLetter } from '#lib/server/mail/queue.ts';
import { mailLease } from '#lib/server/db/queries/mail.ts';
import {
	handOverLetter,
	readOutbox,
	retryLetter,
	sendTestLetter,
	withdrawLetter
} from '#lib/server/usecases/mail/outbox.ts';
import { secondInstance, testApp, type TestApp } from '../support/app.ts';
import { day, hour, minute } from '../support/clock.ts';
import { Mailbox } from '../support/mailbox.ts';
import { codeOf } from '../support/people.ts';
import type { SeededPerson } from '../support/seed.ts';

/** The queue against a real mail server: what is sent, what is tried again, and what is left of it afterwards. */
let mailbox: Mailbox;
let app: TestApp;
let administrator: SeededPerson;
let sender: MailSender;
beforeAll(async () => {
	mailbox = await Mailbox.open();
	app = await testApp({
		SMTP_URL: mailbox.url,
		MAIL_FROM: 'Vänkrets <vankrets@region.example>',
		PUBLIC_URL: 'https://vankrets.example'
	});
	administrator = await app.seed.insertAdministrator();
	sender = new MailSender(app.ports, connectMailServer(app.ports.config));
});
afterAll(async () => {
	await sender.stop();
	await app.close();
	await mailbox.close();
});

let count = 0;
async function queue(given: { expiresAt?: Date } = {}): Promise<string> {
	const recipient = `mottagare${String((count += 1))}@region.example`;
	const now = app.clock.now();
	await app.seed.asSystem((tx) =>
		queueLetter(tx, app.ports, {
			kind: 'test',
			recipient,
			letter: testLetter('sv', { at: now }),
			expiresAt: given.expiresAt ?? new Date(now.getTime() + 2 * day)
		})
	);
	return recipient;
}

const rowOf = (recipient: string) =>
	app.seed.asSystem((tx) =>
		tx.selectFrom('mail').selectAll().where('recipient', '=', recipient).executeTakeFirstOrThrow()
	);

it('sends a letter once, as text and as accessible HTML, and wipes what it said', async () => {
	const recipient = await queue();
	expect((await rowOf(recipient)).sealed?.toString('latin1')).not.toContain('Provmejl');
	await sender.sendDue();
	await sender.sendDue();
	const [letter, ...more] = mailbox.lettersTo(recipient);
	expect(more).toEqual([]);
	expect(letter?.source).toContain('multipart/alternative');
	expect(letter?.source).toContain('Det här provmejlet begärdes');
	expect(letter?.source).toContain('<html lang="sv">');
	expect(letter?.source).not.toMatch(/<img|src=|@import/);
	expect(letter?.source).toMatch(/^Auto-Submitted: auto-generated\r$/m);
	expect(await rowOf(recipient)).toMatchObject({ state: 'sent', sealed: null });
});

it('sends each letter once, however many instances look for work', async () => {
	const other = await secondInstance(app);
	const otherSender = new MailSender(other.ports, connectMailServer(app.ports.config));
	const recipients: string[] = [];
	for (let letters = 0; letters < 23; letters += 1) recipients.push(await queue());
	await Promise.all([sender.sendDue(), otherSender.sendDue()]);
	await otherSender.stop();
	expect(recipients.map((one) => mailbox.lettersTo(one).length)).toEqual(Array(23).fill(1));
});

it('keeps a letter through a mail server that is away, and sends it when it is back', async () => {
	const gone = await Mailbox.open();
	const { port, url } = gone;
	await gone.close();
	const config = { ...app.ports.config, SMTP_URL: url };
	const patient = new MailSender(app.ports, connectMailServer(config));
	const recipient = await queue();
	await patient.sendDue();
	const waiting = await rowOf(recipient);
	expect(waiting).toMatchObject({ state: 'waiting', attempts: 1 });
	expect(waiting.refusal).toMatch(/^E[A-Z]+$/);
	const back = await Mailbox.open(port);
	await patient.sendDue();
	expect(back.lettersTo(recipient)).toHaveLength(0);
	app.clock.step(minute);
	await patient.sendDue();
	expect(back.lettersTo(recipient)).toHaveLength(1);
	await patient.stop();
	await back.close();
});

it('sends a letter again when the instance that had claimed it is gone', async () => {
	const recipient = await queue();
	// Claimed by an instance that died before it sent it.
	const claimed = new Date(app.clock.now().getTime() + mailLease);
	await app.seed.asSystem((tx) =>
		tx
			.updateTable('mail')
			.set({ attempts: 1, next_at: claimed })
			.where('recipient', '=', recipient)
			.execute()
	);
	await sender.sendDue();
	expect(mailbox.lettersTo(recipient)).toHaveLength(0);
	app.clock.step(mailLease);
	await sender.sendDue();
	expect(mailbox.lettersTo(recipient)).toHaveLength(1);
});

it('gives up at once when the server refuses the letter itself, and keeps its words out of what is stored', async () => {
	const recipient = await queue();
	mailbox.refusal = { code: 550, words: `5.1.1 <${recipient}> finns inte` };
	await sender.sendDue();
	mailbox.refusal = null;
	const failed = await rowOf(recipient);
	expect(failed.state).toBe('failed');
	expect(failed.refusal).toBe('EENVELOPE 550 5.1.1');
	await retryLetter(app.ports, administrator.actor, { mailId: failed.id });
	await sender.sendDue();
	expect(await rowOf(recipient)).toMatchObject({ state: 'sent', refusal: '', sealed: null });
});

it('never sends what has run out or been withdrawn, and forgets what was done long ago', async () => {
	const late = await queue({ expiresAt: new Date(app.clock.now().getTime() + hour) });
	const unwanted = await queue();
	await withdrawLetter(app.ports, administrator.actor, { mailId: (await rowOf(unwanted)).id });
	app.clock.step(hour);
	await sender.sendDue();
	await sender.sweep();
	expect(mailbox.lettersTo(late)).toEqual([]);
	expect(mailbox.lettersTo(unwanted)).toEqual([]);
	expect(await rowOf(late)).toMatchObject({ state: 'expired', sealed: null });
	expect(await rowOf(unwanted)).toMatchObject({ state: 'withdrawn', sealed: null });
	app.clock.step(31 * day);
	await sender.sweep();
	await expect(rowOf(late)).rejects.toThrow('no result');
});

it('cannot be opened, and is not sent, with another key', async () => {
	const recipient = await queue();
	const ports = { ...app.ports, kek: { bytes: Buffer.alloc(32, 3) } };
	await new MailSender(ports, connectMailServer(app.ports.config)).sendDue();
	expect(mailbox.lettersTo(recipient)).toEqual([]);
	expect(await rowOf(recipient)).toMatchObject({
		state: 'failed',
		refusal: 'sealed with another key'
	});
});

describe('the outbox', () => {
	it('sends a test letter to the administrator who asks for it', async () => {
		const { recipient } = await sendTestLetter(app.ports, administrator.actor, { locale: 'en' });
		await sender.sendDue();
		expect(mailbox.lettersTo(recipient)[0]?.source).toContain('This test mail was asked for on');
	});

	it('shows what letters say only where there is no mail server', async () => {
		const recipient = await queue();
		const sending = await readOutbox(app.ports, administrator.actor);
		expect(sending.sends).toBe(true);
		expect(sending.letters.filter((letter) => letter.words !== null)).toEqual([]);
		const ports = { ...app.ports, config: { ...app.ports.config, SMTP_URL: null } };
		const read = async () =>
			(await readOutbox(ports, administrator.actor)).letters.find(
				(letter) => letter.recipient === recipient
			);
		const letter = await read();
		expect(letter?.words?.text).toContain('Det här provmejlet begärdes');
		await handOverLetter(ports, administrator.actor, { mailId: letter?.mailId ?? '' });
		expect(await read()).toMatchObject({ state: 'sent', words: null });
	});

	it('is for administrators, in the use case and in the database', async () => {
		await queue();
		const keyPerson = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
		expect(await codeOf(readOutbox(app.ports, keyPerson.actor))).toBe('notAllowed');
		expect(await codeOf(sendTestLetter(app.ports, keyPerson.actor, { locale: 'sv' }))).toBe(
			'notAllowed'
		);
		const id = (await readOutbox(app.ports, administrator.actor)).letters[0]?.mailId ?? '';
		for (const work of [retryLetter, withdrawLetter, handOverLetter])
			expect(await codeOf(work(app.ports, keyPerson.actor, { mailId: id }))).toBe('notAllowed');
	});
});
