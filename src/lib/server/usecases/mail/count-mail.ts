import { systemActor } from '#lib/domain/access/actor.ts';
import type { MailState } from '#lib/domain/mail/kinds.ts';
import { withActor } from '../../db/actor.ts';
import { countMailByState } from '../../db/queries/mail.ts';
import type { Ports } from '../../ports.ts';

/** How many letters wait, and what became of those of the last days: for the operator's figures. */
export function countMail(ports: Ports): Promise<Record<MailState, number>> {
	return withActor(ports.db, systemActor, countMailByState);
}
