import type { Insertable } from 'kysely';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { InstrumentView } from '#lib/contract/live.ts';
import type { AppTransaction } from '../database.ts';
import type { InstrumentItemTable, InstrumentVersionTable } from '../schema/rounds.ts';

export async function getInstrumentOrThrow(
	tx: AppTransaction,
	id: string
): Promise<InstrumentView> {
	const version = await tx
		.selectFrom('instrument_version')
		.selectAll()
		.where('id', '=', id)
		.executeTakeFirst();
	if (version === undefined) throw new ExpectedError('notFound');
	const items = await tx
		.selectFrom('instrument_item')
		.select(['no', 'text_sv', 'text_en'])
		.where('instrument_version_id', '=', id)
		.orderBy('no')
		.execute();
	return {
		name: { sv: version.name_sv, en: version.name_en },
		scale: { min: version.scale_min, max: version.scale_max },
		steps: version.step_labels.map((label) => ({
			value: label.value,
			text: { sv: label.sv, en: label.en },
			local: label.local
		})),
		items: items.map((item) => ({ no: item.no, text: { sv: item.text_sv, en: item.text_en } }))
	};
}

export async function listInstruments(tx: AppTransaction) {
	return tx
		.selectFrom('instrument_version')
		.select(['id', 'code', 'name_sv', 'name_en', 'scale_min', 'scale_max'])
		.orderBy('code')
		.execute();
}

/** Every version whole: its scale, step labels and items, with what is local wording. */
export async function listWholeInstruments(tx: AppTransaction) {
	const versions = await tx
		.selectFrom('instrument_version')
		.selectAll()
		.select((select) => [
			select
				.exists(
					select
						.selectFrom('round')
						.whereRef('round.instrument_version_id', '=', 'instrument_version.id')
						.select('round.id')
				)
				.as('used')
		])
		.orderBy('code')
		.execute();
	const items = await tx.selectFrom('instrument_item').selectAll().orderBy('no').execute();
	return versions.map((version) => ({
		...version,
		items: items.filter((item) => item.instrument_version_id === version.id)
	}));
}

export async function insertInstrument(
	tx: AppTransaction,
	version: Insertable<InstrumentVersionTable>,
	items: readonly Insertable<InstrumentItemTable>[]
): Promise<void> {
	await tx.insertInto('instrument_version').values(version).execute();
	await tx
		.insertInto('instrument_item')
		.values([...items])
		.execute();
}

/** With its items; refused by the database where a round or a run uses it. */
export async function deleteInstrument(tx: AppTransaction, id: string): Promise<boolean> {
	const result = await tx.deleteFrom('instrument_version').where('id', '=', id).executeTakeFirst();
	return result.numDeletedRows > 0n;
}
