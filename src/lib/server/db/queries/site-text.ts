import type { Insertable } from 'kysely';
import type { AppTransaction } from '../database.ts';
import type { AccessibilityMessageTable, SiteTextName } from '../schema/site.ts';

type Text = {
	readonly name: SiteTextName;
	readonly locale: 'sv' | 'en';
	readonly fields: Readonly<Record<string, string>>;
	readonly updatedAt: Date;
};

export async function findSiteText(tx: AppTransaction, name: SiteTextName, locale: 'sv' | 'en') {
	return tx
		.selectFrom('site_text')
		.select(['fields', 'version', 'updated_at'])
		.where('name', '=', name)
		.where('locale', '=', locale)
		.executeTakeFirst();
}

/** Saves over the version that was seen (0: nothing saved yet). False when somebody else has saved since. */
export async function saveSiteText(
	tx: AppTransaction,
	seenVersion: number,
	text: Text
): Promise<boolean> {
	const fields = JSON.stringify(text.fields);
	if (seenVersion === 0) {
		const inserted = await tx
			.insertInto('site_text')
			.values({
				name: text.name,
				locale: text.locale,
				fields,
				version: 1,
				updated_at: text.updatedAt
			})
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
	}
	const updated = await tx
		.updateTable('site_text')
		.set({ fields, version: seenVersion + 1, updated_at: text.updatedAt })
		.where('name', '=', text.name)
		.where('locale', '=', text.locale)
		.where('version', '=', seenVersion)
		.executeTakeFirst();
	return updated.numUpdatedRows > 0n;
}

/** Anyone may put a message in; only administrators may read one, so nothing is returned. */
export async function insertAccessibilityMessage(
	tx: AppTransaction,
	row: Insertable<AccessibilityMessageTable>
): Promise<void> {
	await tx.insertInto('accessibility_message').values(row).execute();
}

/** Those that wait first, then the handled; within each the latest first. */
export async function listAccessibilityMessages(tx: AppTransaction) {
	return tx
		.selectFrom('accessibility_message')
		.selectAll()
		.orderBy((row) => row('handled_at', 'is not', null))
		.orderBy('received_on', 'desc')
		.orderBy('id')
		.execute();
}

export async function setMessageHandled(
	tx: AppTransaction,
	id: string,
	handledAt: Date | null
): Promise<boolean> {
	const result = await tx
		.updateTable('accessibility_message')
		.set({ handled_at: handledAt })
		.where('id', '=', id)
		.executeTakeFirst();
	return result.numUpdatedRows > 0n;
}

export async function deleteAccessibilityMessage(tx: AppTransaction, id: string): Promise<boolean> {
	const result = await tx
		.deleteFrom('accessibility_message')
		.where('id', '=', id)
		.executeTakeFirst();
	return result.numDeletedRows > 0n;
}
