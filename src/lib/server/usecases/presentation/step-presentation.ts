import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { assertOpen } from '#lib/domain/meeting/life-cycle.ts';
import { assertPresents } from '#lib/domain/presentation/presenting.ts';
import { decideShown, isSamePlace, placesOf } from '#lib/domain/presentation/showing.ts';
import type { StepPresentationInput } from '#lib/contract/commands/stage.ts';
import { withActor } from '../../db/actor.ts';
import {
	columnsOfPlace,
	lockStage,
	placeOfColumns,
	updateStage
} from '../../db/queries/meeting-stage.ts';
import { getPresentationOrThrow } from '../../db/queries/presentation.ts';
import { readVersions } from '../../db/queries/run.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';
import { getPersonInMeeting } from '../meeting/meeting-rights.ts';
import { readShowable } from './read-showable.ts';

/**
 * Moves everybody who follows. A step from an older stage is not taken.
 * @throws ExpectedError notPresenting, meetingNotOpen, presentationNotReadable, notAllowed, notFound
 */
export async function stepPresentation(
	ports: Ports,
	actor: Actor,
	input: StepPresentationInput
): Promise<{ version: number; stepped: boolean }> {
	const { meetingId } = input;
	const { meeting, personId } = await getPersonInMeeting(ports, actor, meetingId, 'meeting.take');
	if (personId === null) throw new ExpectedError('notAllowed');
	return withActor(ports.db, systemActor, async (tx) => {
		assertOpen(meeting);
		const stage = await lockStage(tx, meetingId);
		assertPresents(stage.presenter_person_id, personId);
		const version = (await readVersions(tx, meetingId))('stage');
		if (input.seen !== undefined && input.seen !== version) return { version, stepped: false };
		if (stage.presentation_id === null) throw new ExpectedError('presentationNotReadable');
		const presentation = await getPresentationOrThrow(tx, stage.presentation_id);
		const places = placesOf(await readShowable(tx, presentation));
		const here = placeOfColumns(stage);
		const place = decideShown(places, here, input.step);
		if (isSamePlace(place, here)) return { version, stepped: false };
		await updateStage(tx, meetingId, columnsOfPlace(place));
		return { version: await publish(tx, meetingId, 'stage'), stepped: true };
	});
}
