import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { publishProblem } from '#lib/domain/presentation/progress.ts';
import { takesBack } from '#lib/domain/presentation/sharing.ts';
import type { SharePresentationInput } from '#lib/contract/commands/presentation.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import {
	deleteShown,
	getPresentationOrThrow,
	listPresentationsOfMeetingRows,
	updatePresentation
} from '../../db/queries/presentation.ts';
import type { Ports } from '../../ports.ts';
import { buildPresentation } from './read-presentation.ts';
import { publishPresentation, publishReading } from './saved-presentation.ts';
import { lockToWrite } from './write-presentation.ts';

/**
 * Says who may read it from now on. Taking back has effect at once, also for those who have it open and for what was
 * shown in the meeting. @throws ExpectedError presentationIncomplete, pictureWithoutText, notAllowed
 */
export async function sharePresentation(
	ports: Ports,
	actor: Actor,
	input: SharePresentationInput
): Promise<void> {
	const siblings = await withActor(ports.db, systemActor, async (tx) => {
		const { meeting_id } = await getPresentationOrThrow(tx, input.presentationId);
		return (await listPresentationsOfMeetingRows(tx, meeting_id)).map((one) => one.id);
	});
	await withActor(ports.db, actor, async (tx) => {
		const before = await lockToWrite(tx, actor, input.presentationId, 'presentation.publish');
		if (before.sharing === input.sharing) return;
		if (input.sharing !== null) await assertComplete(tx, actor, before.id);
		await updatePresentation(tx, before.id, {
			sharing: input.sharing,
			published_at: input.sharing === null ? null : ports.clock.now()
		});
		if (takesBack(before.sharing, input.sharing)) await deleteShown(tx, before.id);
		await publishPresentation(tx, before.id);
		await publishReading(tx, siblings);
	});
}

async function assertComplete(tx: AppTransaction, actor: Actor, presentationId: string) {
	const row = await getPresentationOrThrow(tx, presentationId);
	const { progress, parts } = await buildPresentation(tx, actor, row);
	const problem = publishProblem(
		progress,
		parts.map((part) => part.body)
	);
	if (problem !== null) throw new ExpectedError(problem);
}
