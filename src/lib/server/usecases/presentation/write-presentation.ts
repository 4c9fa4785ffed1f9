import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan, type Permission } from '#lib/domain/access/can.ts';
import type { AppTransaction } from '../../db/database.ts';
import { lockPresentation } from '../../db/queries/presentation.ts';

/**
 * The presentation, held until the transaction ends: those who write in one do it one after another.
 * @throws ExpectedError presentationNotReadable, notAllowed, notSignedIn
 */
export async function lockToWrite(
	tx: AppTransaction,
	actor: Actor,
	presentationId: string,
	permission: Permission = 'presentation.write'
) {
	if (actor.kind === 'public') assertCan(actor, permission);
	const presentation = await lockPresentation(tx, presentationId);
	assertCan(actor, permission, { organisationId: presentation.organisation_id });
	return presentation;
}
