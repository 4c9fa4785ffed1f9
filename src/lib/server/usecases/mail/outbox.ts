import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { OutboxLetter, OutboxView } from '#lib/contract/views/mail.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { finishMail, listMail, retryMail } from '../../db/queries/mail.ts';
import { findPerson } from '../../db/queries/person.ts';
import { testLetter } from '../../mail/letters.ts';
import { openLetter, queueLetter } from '../../mail/queue.ts';
import type { Ports } from '../../ports.ts';

const mostShown = 200;
const testHours = 1;
const testsPerMinute = 5;

/**
 * What is on its way and what became of it. What the letters say is shown only where no mail server is set: there an
 * administrator hands them over. @throws ExpectedError notAllowed
 */
export async function readOutbox(ports: Ports, actor: Actor): Promise<OutboxView> {
	assertCan(actor, 'mail.manage');
	const rows = await withActor(ports.db, actor, (tx) => listMail(tx, mostShown));
	const sends = ports.config.SMTP_URL !== null;
	return {
		sends,
		sender: ports.config.MAIL_FROM,
		letters: rows.map((row) => ({
			...letterOf(row),
			words: sends || row.state !== 'waiting' ? null : openLetter(ports, row)
		}))
	};
}

type Row = Awaited<ReturnType<typeof listMail>>[number];

function letterOf(row: Row): Omit<OutboxLetter, 'words'> {
	return {
		mailId: row.id,
		kind: row.kind,
		recipient: row.recipient,
		state: row.state,
		attempts: row.attempts,
		refusal: row.refusal,
		createdAt: row.created_at.toISOString(),
		nextAt: row.next_at.toISOString(),
		doneAt: row.done_at?.toISOString() ?? null
	};
}

/** @throws ExpectedError notAllowed, notFound (it has been sent, taken back or run out) */
export async function retryLetter(
	ports: Ports,
	actor: Actor,
	input: { mailId: string }
): Promise<void> {
	await change(ports, actor, (tx) => retryMail(tx, input.mailId, ports.clock.now()));
}

/** It is not sent any more. @throws ExpectedError notAllowed, notFound */
export async function withdrawLetter(
	ports: Ports,
	actor: Actor,
	input: { mailId: string }
): Promise<void> {
	const done = { state: 'withdrawn', at: ports.clock.now() } as const;
	await change(ports, actor, (tx) => finishMail(tx, input.mailId, done));
}

/** An administrator has handed it over by other means. @throws ExpectedError notAllowed, notFound */
export async function handOverLetter(
	ports: Ports,
	actor: Actor,
	input: { mailId: string }
): Promise<void> {
	const done = { state: 'sent', at: ports.clock.now() } as const;
	await change(ports, actor, (tx) => finishMail(tx, input.mailId, done));
}

async function change(
	ports: Ports,
	actor: Actor,
	work: (tx: AppTransaction) => Promise<boolean>
): Promise<void> {
	assertCan(actor, 'mail.manage');
	await withActor(ports.db, actor, async (tx) => {
		if (!(await work(tx))) throw new ExpectedError('notFound');
	});
}

/** A letter to the actor's own address, by the same way as every other. @throws ExpectedError notAllowed, tooManyAttempts */
export async function sendTestLetter(
	ports: Ports,
	actor: Actor,
	input: { locale: 'sv' | 'en' }
): Promise<{ recipient: string }> {
	assertCan(actor, 'mail.manage');
	if (actor.kind !== 'person') throw new ExpectedError('notSignedIn');
	if (!ports.rates.take(`testLetter:${actor.personId}`, testsPerMinute))
		throw new ExpectedError('tooManyAttempts');
	const now = ports.clock.now();
	return withActor(ports.db, actor, async (tx) => {
		const person = await findPerson(tx, actor.personId);
		if (person === undefined) throw new ExpectedError('notSignedIn');
		await queueLetter(tx, ports, {
			kind: 'test',
			recipient: person.email,
			letter: testLetter(input.locale, { at: now }),
			expiresAt: new Date(now.getTime() + testHours * 3_600_000)
		});
		return { recipient: person.email };
	});
}
