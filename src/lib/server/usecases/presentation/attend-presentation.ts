import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { AttendPresentationInput } from '#lib/contract/commands/presentation.ts';
import { withActor } from '../../db/actor.ts';
import { forgetWriters, saveWriter } from '../../db/queries/presentation-attendance.ts';
import { getPresentationOrThrow } from '../../db/queries/presentation.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';

/**
 * A sign of life: the person writes in this part or step, or (null) has left. It locks nothing and is forgotten within
 * seconds. @throws ExpectedError presentationNotReadable, notAllowed
 */
export async function attendPresentation(
	ports: Ports,
	actor: Actor,
	input: AttendPresentationInput
): Promise<void> {
	if (actor.kind !== 'person') throw new ExpectedError('notSignedIn');
	await withActor(ports.db, actor, async (tx) => {
		const presentation = await getPresentationOrThrow(tx, input.presentationId);
		assertCan(actor, 'presentation.write', { organisationId: presentation.organisation_id });
		const now = ports.clock.now();
		const { personId } = actor;
		const came =
			input.place !== null &&
			(await saveWriter(tx, presentation, { personId, place: input.place, now }));
		const leaver = input.place === null ? personId : null;
		const left = await forgetWriters(tx, presentation.id, { leaver, now });
		if (came || left) await publish(tx, presentation.id, 'writing');
	});
}
