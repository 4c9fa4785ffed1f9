import type { CardPin } from '#lib/domain/feedback/card.ts';
import type { AppTransaction } from '../../db/database.ts';
import { findPinnedPart, findPinnedStep } from '../../db/queries/card-pin.ts';

type Place = { readonly meetingId: string; readonly organisationId: string };

/**
 * What a card is stored as being about. A step or a part that its writer can read no more, because it was taken away
 * or the presentation withdrawn while they wrote, becomes the whole: the words are not lost.
 */
export async function resolvePin(tx: AppTransaction, pin: CardPin, to: Place) {
	if (pin.on === 'step') {
		const step = await findPinnedStep(tx, pin.stepId, to);
		if (step !== null)
			return {
				presentation_id: step.presentation_id,
				step_id: step.id,
				part_key: null,
				pin_text: step.name
			};
	}
	if (pin.on === 'part') {
		const part = await findPinnedPart(tx, pin.partKey, to);
		if (part !== null)
			return {
				presentation_id: part.presentationId,
				step_id: null,
				part_key: pin.partKey,
				pin_text: part.title.sv
			};
	}
	return { presentation_id: null, step_id: null, part_key: null, pin_text: '' };
}
