import type { OptionalMailKind } from '#lib/domain/mail/kinds.ts';
import type { AppTransaction } from '../database.ts';

export async function wantsMail(
	tx: AppTransaction,
	personId: string,
	kind: OptionalMailKind
): Promise<boolean> {
	const declined = await listDeclinedMail(tx, personId);
	return !declined.includes(kind);
}

export async function listDeclinedMail(
	tx: AppTransaction,
	personId: string
): Promise<OptionalMailKind[]> {
	const rows = await tx
		.selectFrom('mail_declined')
		.select('kind')
		.where('person_id', '=', personId)
		.execute();
	return rows.map((row) => row.kind);
}

export async function insertDeclinedMail(
	tx: AppTransaction,
	personId: string,
	kind: OptionalMailKind
): Promise<void> {
	await tx
		.insertInto('mail_declined')
		.values({ person_id: personId, kind })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Declines exactly these kinds from now on. */
export async function updateDeclinedMail(
	tx: AppTransaction,
	personId: string,
	kinds: readonly OptionalMailKind[]
): Promise<void> {
	await tx.deleteFrom('mail_declined').where('person_id', '=', personId).execute();
	for (const kind of kinds) await insertDeclinedMail(tx, personId, kind);
}
