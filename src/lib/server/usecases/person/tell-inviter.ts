import type { AppTransaction } from '../../db/database.ts';
import { wantsMail } from '../../db/queries/mail-choice.ts';
import { memberJoinedLetter } from '../../mail/letters.ts';
import { queueLetter } from '../../mail/queue.ts';
import type { Ports } from '../../ports.ts';
import { declineHrefOf } from '../mail/decline-mail.ts';

const daysWorthTelling = 3;

/** A letter to whoever invited, unless they have declined that kind. */
export async function tellInviter(
	tx: AppTransaction,
	ports: Ports,
	about: {
		invitation: {
			inviter_id: string;
			inviter_email: string;
			inviter_locale: 'sv' | 'en' | null;
			invited_by: string;
			organisation_id: string;
			organisation: string;
		};
		member: string;
		origin: string;
	}
): Promise<void> {
	const { invitation, member } = about;
	const personId = invitation.inviter_id;
	if (!(await wantsMail(tx, personId, 'memberJoined'))) return;
	const origin = ports.config.PUBLIC_URL ?? about.origin;
	await queueLetter(tx, ports, {
		kind: 'memberJoined',
		recipient: invitation.inviter_email,
		letter: memberJoinedLetter(invitation.inviter_locale ?? 'sv', {
			name: invitation.invited_by,
			member,
			organisation: invitation.organisation,
			href: `${origin}/deltagare?organisation=${invitation.organisation_id}`,
			declineHref: origin + declineHrefOf(ports, { personId, kind: 'memberJoined' })
		}),
		expiresAt: new Date(ports.clock.now().getTime() + daysWorthTelling * 86_400_000)
	});
}
