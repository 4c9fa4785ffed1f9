import type { Actor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { PresentationView } from '#lib/contract/views/presentation.ts';
import type { Ports } from '#lib/server/ports.ts';
import { readPage } from '#lib/server/usecases/presentation/files.ts';

/** Which page of which PDF the address asks for, with its words; null where there is no PDF. */
export async function readPdfPlace(
	ports: Ports,
	actor: Actor,
	view: PresentationView,
	params: URLSearchParams
) {
	const pdfs = view.files.filter((file) => file.kind === 'pdf');
	const file = pdfs.find((one) => one.fileId === params.get('fil')) ?? pdfs[0];
	if (file === undefined) return null;
	const asked = Number(params.get('sida') ?? '1');
	const page = Number.isInteger(asked) ? Math.min(Math.max(1, asked), file.pages) : 1;
	const { presentationId } = view;
	return { fileId: file.fileId, page, words: await wordsOf() };

	/** Null when the page cannot be drawn: then the file is still there to download. */
	async function wordsOf(): Promise<string | null> {
		try {
			const found = await readPage(ports, actor, {
				presentationId,
				fileId: file?.fileId ?? '',
				pageNo: page
			});
			return found.words;
		} catch (failure) {
			if (failure instanceof ExpectedError && ['notAPdf', 'unavailable'].includes(failure.code))
				return null;
			throw failure;
		}
	}
}
