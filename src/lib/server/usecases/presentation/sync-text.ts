import * as Y from 'yjs';
import type { Actor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { SyncTextInput } from '#lib/contract/commands/presentation.ts';
import type { SyncedText } from '#lib/contract/views/presentation.ts';
import { withActor } from '../../db/actor.ts';
import type { Ports } from '../../ports.ts';
import { keepText, openText } from './merged-text.ts';
import { lockToWrite } from './write-presentation.ts';

/**
 * Takes in what the sender has written and gives back what it lacks. What is acknowledged is committed; the same update
 * sent twice changes nothing the second time.
 * @throws ExpectedError invalidInput, textTooLong, presentationNotReadable, notAllowed
 */
export async function syncText(
	ports: Ports,
	actor: Actor,
	input: SyncTextInput
): Promise<SyncedText> {
	return withActor(ports.db, actor, async (tx) => {
		const presentation = await lockToWrite(tx, actor, input.presentationId);
		const text = await openText(tx, presentation);
		const { doc } = text;
		try {
			let version = text.version;
			if (input.update !== null && takeIn(doc, input.update))
				version = await keepText(tx, presentation, text);
			// The first to come finds texts that were never written in the document: they are kept from now on.
			else if (version === 0 && doc.share.size > 0)
				version = await keepText(tx, presentation, text);
			return {
				update: toBase64(diffFor(doc, input.stateVector)),
				stateVector: toBase64(Y.encodeStateVector(doc)),
				version
			};
		} finally {
			doc.destroy();
		}
	});
}

/** True when it told something new. */
function takeIn(doc: Y.Doc, update: string): boolean {
	let isNew = false;
	const noticed = () => {
		isNew = true;
	};
	doc.on('update', noticed);
	try {
		Y.applyUpdate(doc, fromBase64(update));
	} catch {
		throw new ExpectedError('invalidInput');
	} finally {
		doc.off('update', noticed);
	}
	return isNew;
}

function diffFor(doc: Y.Doc, stateVector: string): Uint8Array {
	try {
		return Y.encodeStateAsUpdate(doc, fromBase64(stateVector));
	} catch {
		throw new ExpectedError('invalidInput');
	}
}

function fromBase64(text: string): Uint8Array {
	return new Uint8Array(Buffer.from(text, 'base64'));
}

function toBase64(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('base64');
}
