import type { AppTransaction } from '../../db/database.ts';
import { publish } from '../../live/publish.ts';

/** Tells those who write it that steps, files or sharing changed. */
export async function publishPresentation(
	tx: AppTransaction,
	presentationId: string
): Promise<void> {
	await publish(tx, presentationId, 'presentation');
}

/**
 * Tells everybody who has a presentation of the meeting open that who may read what has changed: an organisation that
 * takes its own back loses the others' too.
 */
export async function publishReading(
	tx: AppTransaction,
	presentationIds: readonly string[]
): Promise<void> {
	// In one order, so that two who publish at once never wait for each other.
	for (const id of [...presentationIds].sort()) await publish(tx, id, 'reading');
}
