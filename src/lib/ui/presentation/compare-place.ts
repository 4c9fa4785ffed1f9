/** Where a reader of the comparison stands; the address bar says it, so that a link leads to the same place. */
export type ComparePlace = {
	readonly stage: string | null;
	readonly onlyDifferences: boolean;
	/** Every detail of every stage is shown. */
	readonly all: boolean;
};

export function placeOf(query: URLSearchParams): ComparePlace {
	return {
		stage: query.get('led'),
		onlyDifferences: query.get('visa') === 'skillnader',
		all: query.has('allt')
	};
}

/** The query of a place, with its question mark; empty for the first look. */
export function queryOf(place: ComparePlace): string {
	const query = new URLSearchParams();
	if (place.stage !== null) query.set('led', place.stage);
	if (place.onlyDifferences) query.set('visa', 'skillnader');
	if (place.all) query.set('allt', '');
	const text = query.toString();
	return text === '' ? '' : `?${text}`;
}
