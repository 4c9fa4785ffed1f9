import type { Insertable } from 'kysely';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { AppTransaction } from '../database.ts';
import type { PresentationFileTable, PresentationPageTable } from '../schema/presentations.ts';

const described = [
	'id',
	'presentation_id',
	'organisation_id',
	'kind',
	'name',
	'alt',
	'media_type',
	'size',
	'pages',
	'width',
	'height'
] as const;

/** A presentation's files without their bytes, in the order they came. */
export async function listFiles(tx: AppTransaction, presentationId: string) {
	return tx
		.selectFrom('presentation_file')
		.select([...described])
		.where('presentation_id', '=', presentationId)
		.orderBy('created_at')
		.orderBy('id')
		.execute();
}

/** Without its bytes. @throws ExpectedError notFound */
export async function getFileOrThrow(tx: AppTransaction, presentationId: string, fileId: string) {
	const found = await tx
		.selectFrom('presentation_file')
		.select([...described])
		.where('presentation_id', '=', presentationId)
		.where('id', '=', fileId)
		.executeTakeFirst();
	if (found === undefined) throw new ExpectedError('notFound');
	return found;
}

/** @throws ExpectedError notFound */
export async function getFileBytesOrThrow(tx: AppTransaction, fileId: string): Promise<Buffer> {
	const found = await tx
		.selectFrom('presentation_file')
		.select('bytes')
		.where('id', '=', fileId)
		.executeTakeFirst();
	if (found === undefined) throw new ExpectedError('notFound');
	return found.bytes;
}

export async function insertFile(
	tx: AppTransaction,
	row: Insertable<PresentationFileTable>
): Promise<void> {
	await tx.insertInto('presentation_file').values(row).execute();
}

export async function deleteFile(tx: AppTransaction, fileId: string): Promise<boolean> {
	const result = await tx
		.deleteFrom('presentation_file')
		.where('id', '=', fileId)
		.executeTakeFirst();
	return result.numDeletedRows > 0n;
}

export async function findPage(tx: AppTransaction, fileId: string, pageNo: number) {
	return tx
		.selectFrom('presentation_page')
		.selectAll()
		.where('file_id', '=', fileId)
		.where('page_no', '=', pageNo)
		.executeTakeFirst();
}

/** Keeps a drawn page; somebody else may have drawn it meanwhile. */
export async function insertPage(
	tx: AppTransaction,
	row: Insertable<PresentationPageTable>
): Promise<void> {
	await tx
		.insertInto('presentation_page')
		.values(row)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** The words of the pages that have been drawn, by number. */
export async function listPageWords(tx: AppTransaction, fileId: string) {
	return tx
		.selectFrom('presentation_page')
		.select(['page_no', 'words'])
		.where('file_id', '=', fileId)
		.orderBy('page_no')
		.execute();
}
