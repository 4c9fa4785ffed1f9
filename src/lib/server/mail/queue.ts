import type { MailKind } from '#lib/domain/mail/kinds.ts';
import type { AppTransaction } from '../db/database.ts';
import { insertMail } from '../db/queries/mail.ts';
import { newId } from '../ids.ts';
import type { Ports } from '../ports.ts';
import { seal, unseal } from '../secrets.ts';
import type { WrittenLetter } from './letter.ts';

/**
 * Puts a letter in the queue, in the transaction of what it tells of: it is sent when that has been committed, and
 * never when it has not.
 */
export async function queueLetter(
	tx: AppTransaction,
	ports: Pick<Ports, 'kek' | 'clock'>,
	mail: {
		kind: MailKind;
		recipient: string;
		letter: WrittenLetter;
		/** When it is no longer worth sending: its link has run out. */
		expiresAt: Date;
		invitationId?: string;
	}
): Promise<void> {
	const now = ports.clock.now();
	const id = newId();
	await insertMail(tx, {
		id,
		kind: mail.kind,
		recipient: mail.recipient,
		sealed: seal(ports.kek, { purpose: 'mail', context: id }, JSON.stringify(mail.letter)),
		state: 'waiting',
		invitation_id: mail.invitationId ?? null,
		next_at: now,
		created_at: now,
		expires_at: mail.expiresAt
	});
}

/** What a letter in the queue says; null when it cannot be opened with this installation's key. */
export function openLetter(
	ports: Pick<Ports, 'kek'>,
	row: { id: string; sealed: Buffer | null }
): WrittenLetter | null {
	if (row.sealed === null) return null;
	const text = unseal(ports.kek, { purpose: 'mail', context: row.id }, row.sealed);
	return text === null ? null : (JSON.parse(text) as WrittenLetter);
}
