import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import {
	largestPdf,
	looksLikePdf,
	mostFiles,
	mostPages,
	pictureFacts,
	pictureProblem
} from '#lib/domain/presentation/file.ts';
import { withActor } from '../../db/actor.ts';
import {
	deleteFile,
	findPage,
	getFileBytesOrThrow,
	getFileOrThrow,
	insertFile,
	insertPage,
	listFiles
} from '../../db/queries/presentation-file.ts';
import { newId } from '../../ids.ts';
import type { Ports } from '../../ports.ts';
import { assertMayReadPresentation } from './may-read.ts';
import { publishPresentation } from './saved-presentation.ts';
import { lockToWrite } from './write-presentation.ts';

export type NewFile = {
	readonly name: string;
	/** What the picture shows, for whoever cannot see it; not asked of a PDF. */
	readonly alt: string;
	readonly bytes: Buffer;
};

/**
 * Attaches a PDF or a picture, found to be what it says.
 * @throws ExpectedError notAPdf, notAPicture, fileTooLarge, tooManyPages, tooManyFiles, pictureWithoutText, notAllowed
 */
export async function attachFile(
	ports: Ports,
	actor: Actor,
	input: { presentationId: string; as: 'pdf' | 'picture' } & NewFile
): Promise<{ fileId: string }> {
	await withActor(ports.db, actor, (tx) => lockToWrite(tx, actor, input.presentationId));
	const facts = input.as === 'pdf' ? await pdfFacts(ports, input) : checkedPicture(input);
	const fileId = newId();
	await withActor(ports.db, actor, async (tx) => {
		const presentation = await lockToWrite(tx, actor, input.presentationId);
		if ((await listFiles(tx, presentation.id)).length >= mostFiles)
			throw new ExpectedError('tooManyFiles');
		await insertFile(tx, {
			id: fileId,
			presentation_id: presentation.id,
			organisation_id: presentation.organisation_id,
			kind: input.as,
			name: input.name.slice(-200),
			alt: input.as === 'pdf' ? '' : input.alt,
			bytes: input.bytes,
			size: input.bytes.length,
			created_at: ports.clock.now(),
			...facts
		});
		await publishPresentation(tx, presentation.id);
	});
	return { fileId };
}

async function pdfFacts(ports: Ports, { bytes }: NewFile) {
	if (bytes.length > largestPdf) throw new ExpectedError('fileTooLarge', ['pdf']);
	if (!looksLikePdf(bytes)) throw new ExpectedError('notAPdf', ['pdf']);
	const { pages, width, height } = await ports.pdf.inspect(bytes);
	if (pages > mostPages) throw new ExpectedError('tooManyPages', ['pdf']);
	const inRange = (points: number) => Math.min(20_000, Math.max(1, Math.round(points)));
	return {
		media_type: 'application/pdf',
		pages,
		width: inRange(width),
		height: inRange(height)
	};
}

function checkedPicture({ bytes, alt }: NewFile) {
	const problem = pictureProblem(bytes.length, alt);
	if (problem !== null)
		throw new ExpectedError(problem, [problem === 'fileTooLarge' ? 'picture' : 'alt']);
	const facts = pictureFacts(bytes);
	if (facts === null) throw new ExpectedError('notAPicture', ['picture']);
	return { media_type: facts.mediaType, pages: 1, width: facts.width, height: facts.height };
}

/** @throws ExpectedError notFound, notAllowed */
export async function removeFile(
	ports: Ports,
	actor: Actor,
	input: { presentationId: string; fileId: string }
): Promise<void> {
	await withActor(ports.db, actor, async (tx) => {
		const presentation = await lockToWrite(tx, actor, input.presentationId);
		await getFileOrThrow(tx, presentation.id, input.fileId);
		await deleteFile(tx, input.fileId);
		await publishPresentation(tx, presentation.id);
	});
}

/** A file whole, to whoever may read its presentation. @throws ExpectedError notFound, presentationNotReadable, publishOwnFirst */
export async function readFile(
	ports: Ports,
	actor: Actor,
	input: { presentationId: string; fileId: string }
) {
	await assertMayReadPresentation(ports, actor, input.presentationId);
	return withActor(ports.db, actor, async (tx) => {
		const file = await getFileOrThrow(tx, input.presentationId, input.fileId);
		return {
			name: file.name,
			mediaType: file.media_type,
			bytes: await getFileBytesOrThrow(tx, file.id)
		};
	});
}

/**
 * A page of a PDF as a picture with its words: drawn the first time anybody looks, and kept.
 * @throws ExpectedError notFound, notAPdf (this page cannot be drawn), presentationNotReadable, publishOwnFirst
 */
export async function readPage(
	ports: Ports,
	actor: Actor,
	input: { presentationId: string; fileId: string; pageNo: number }
) {
	await assertMayReadPresentation(ports, actor, input.presentationId);
	const { file, kept } = await withActor(ports.db, actor, async (tx) => ({
		file: await getFileOrThrow(tx, input.presentationId, input.fileId),
		kept: await findPage(tx, input.fileId, input.pageNo)
	}));
	if (kept !== undefined)
		return { mediaType: kept.media_type, bytes: kept.bytes, words: kept.words };
	if (file.kind !== 'pdf' || input.pageNo < 1 || input.pageNo > file.pages)
		throw new ExpectedError('notFound');
	const whole = await withActor(ports.db, actor, (tx) => getFileBytesOrThrow(tx, file.id));
	const drawn = await ports.pdf.draw(whole, input.pageNo);
	const page = {
		media_type: drawn.mediaType,
		bytes: Buffer.from(drawn.bytes),
		width: drawn.width,
		height: drawn.height,
		words: drawn.words.toWellFormed().replaceAll('\0', '').trim()
	};
	// A reader of another organisation may look first, and may not write: the page is the system's to keep.
	await withActor(ports.db, systemActor, (tx) =>
		insertPage(tx, {
			file_id: file.id,
			organisation_id: file.organisation_id,
			page_no: input.pageNo,
			...page
		})
	);
	return { mediaType: page.media_type, bytes: page.bytes, words: page.words };
}
