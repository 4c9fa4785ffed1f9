import type { PresentationView, StepView } from '#lib/contract/views/presentation.ts';
import type { ShownPlace } from '#lib/domain/presentation/showing.ts';
import { m } from '#lib/messages/messages.js';
import { getLocale } from '#lib/messages/runtime.js';

export function stepOf(presentation: PresentationView, stepId: string): StepView | undefined {
	return presentation.stages.flatMap((stage) => stage.steps).find((step) => step.stepId === stepId);
}

/** What a place is called in a list: "Analys: Väntetider för kvinnor och män". */
export function placeText(presentation: PresentationView, place: ShownPlace): string {
	switch (place.at) {
		case 'process':
			return m.present_place_process();
		case 'step': {
			const stage = presentation.stages.find((one) =>
				one.steps.some((step) => step.stepId === place.stepId)
			);
			return m.present_place_step({
				stage: stage?.title[getLocale()] ?? '',
				step: stepOf(presentation, place.stepId)?.name ?? ''
			});
		}
		case 'part':
			return (
				presentation.parts.find((part) => part.key === place.partKey)?.title[getLocale()] ?? ''
			);
		case 'page': {
			const pages = presentation.files.find((file) => file.fileId === place.fileId)?.pages ?? 0;
			return m.present_place_page({ no: place.pageNo, count: pages });
		}
	}
}

/** What whoever presents has written down for the place; nothing for others. */
export function notesOf(presentation: PresentationView, place: ShownPlace): string {
	if (place.at === 'step') return presentation.stepNotes[place.stepId] ?? '';
	if (place.at === 'part')
		return presentation.parts.find((part) => part.key === place.partKey)?.notes ?? '';
	return '';
}
