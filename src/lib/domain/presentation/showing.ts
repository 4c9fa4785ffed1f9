/**
 * Invariant: whoever presents stands at one place of the presentation, and everybody who follows at the same. A place
 * that is gone (a step removed, a page beyond the PDF) is the nearest there is, never nowhere.
 */
export type ShownPlace =
	/** The process as a whole. */
	| { readonly at: 'process' }
	| { readonly at: 'step'; readonly stepId: string }
	| { readonly at: 'part'; readonly partKey: string }
	| { readonly at: 'page'; readonly fileId: string; readonly pageNo: number };

/** What a presentation holds that can be shown. */
export type Showable = {
	/** In the order of the chain. */
	readonly stepIds: readonly string[];
	/** Parts that somebody has written, in the template's order. */
	readonly partKeys: readonly string[];
	readonly pdfs: readonly { readonly fileId: string; readonly pages: number }[];
};

export type ShowStep =
	{ readonly to: 'next' | 'previous' } | { readonly to: 'place'; readonly place: ShownPlace };

/** Every place in the order they are gone through: the PDF first, which is what was made to be shown. */
export function placesOf(showable: Showable): ShownPlace[] {
	return [
		...showable.pdfs.flatMap(({ fileId, pages }) =>
			Array.from({ length: pages }, (_, index) => ({
				at: 'page' as const,
				fileId,
				pageNo: index + 1
			}))
		),
		{ at: 'process' },
		...showable.stepIds.map((stepId) => ({ at: 'step' as const, stepId })),
		...showable.partKeys.map((partKey) => ({ at: 'part' as const, partKey }))
	];
}

/** The place among those there are: itself, the last page of the same PDF, else the process as a whole. */
export function placeAmong(places: readonly ShownPlace[], place: ShownPlace | null): ShownPlace {
	if (place === null) return places[0] ?? { at: 'process' };
	const same = places.find((one) => isSamePlace(one, place));
	if (same !== undefined) return same;
	const pages = places.filter(
		(one) => one.at === 'page' && place.at === 'page' && one.fileId === place.fileId
	);
	return pages.at(-1) ?? { at: 'process' };
}

/** The place after a step; past either end it stays. */
export function decideShown(
	places: readonly ShownPlace[],
	place: ShownPlace | null,
	step: ShowStep
): ShownPlace {
	if (step.to === 'place') return placeAmong(places, step.place);
	const here = placeAmong(places, place);
	const at = places.findIndex((one) => isSamePlace(one, here));
	return places[at + (step.to === 'next' ? 1 : -1)] ?? here;
}

export function isSamePlace(one: ShownPlace, other: ShownPlace): boolean {
	return keyOfPlace(one) === keyOfPlace(other);
}

/** A place as one word, for lists and comparing. */
export function keyOfPlace(place: ShownPlace): string {
	switch (place.at) {
		case 'process':
			return 'process';
		case 'step':
			return `step ${place.stepId}`;
		case 'part':
			return `part ${place.partKey}`;
		case 'page':
			return `page ${place.fileId} ${String(place.pageNo)}`;
	}
}
