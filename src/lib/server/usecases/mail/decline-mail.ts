import { timingSafeEqual } from 'node:crypto';
import { publicActor, systemActor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { isOptionalMail, type OptionalMailKind } from '#lib/domain/mail/kinds.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { withActor } from '../../db/actor.ts';
import { insertDeclinedMail } from '../../db/queries/mail-choice.ts';
import { findPerson } from '../../db/queries/person.ts';
import type { Ports } from '../../ports.ts';
import { keyedHash } from '../../secrets.ts';

type Choice = { readonly personId: string; readonly kind: OptionalMailKind };

/** The address in a letter where its kind is declined, for as long as the person exists; it opens nothing else. */
export function declineHrefOf(ports: Pick<Ports, 'kek'>, choice: Choice): string {
	return `/utskick/av/${choice.personId}.${choice.kind}.${markOf(ports, choice)}`;
}

/** What pressing the button would decline. Looking declines nothing. @throws ExpectedError linkNotValid */
export function readDecline(ports: Ports, input: { token: string }): { kind: OptionalMailKind } {
	assertCan(publicActor, 'account.signIn');
	return { kind: choiceOf(ports, input.token).kind };
}

/** The person gets no more letters of the kind; done twice it is done. @throws ExpectedError linkNotValid */
export async function declineMail(ports: Ports, input: { token: string }): Promise<void> {
	assertCan(publicActor, 'account.signIn');
	const { personId, kind } = choiceOf(ports, input.token);
	await withActor(ports.db, systemActor, async (tx) => {
		if ((await findPerson(tx, personId)) === undefined) throw new ExpectedError('linkNotValid');
		await insertDeclinedMail(tx, personId, kind);
	});
	ports.log.info({ personId, kind }, 'a kind of letter was declined');
}

function choiceOf(ports: Ports, token: string): Choice {
	const [personId = '', kind = '', mark = ''] = token.split('.');
	if (!isOptionalMail(kind)) throw new ExpectedError('linkNotValid');
	const [own, given] = [Buffer.from(markOf(ports, { personId, kind })), Buffer.from(mark)];
	if (own.length !== given.length || !timingSafeEqual(own, given))
		throw new ExpectedError('linkNotValid');
	assertRowId(personId);
	return { personId, kind };
}

function markOf(ports: Pick<Ports, 'kek'>, { personId, kind }: Choice): string {
	return keyedHash(ports.kek, 'mail choice', `${personId}\n${kind}`).slice(0, 32);
}
