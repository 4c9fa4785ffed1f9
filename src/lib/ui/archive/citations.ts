import type { ArchiveSource, Citation, SourceId } from '#lib/contract/views/archive.ts';

export type CitedSource = { readonly id: SourceId; readonly short: string; readonly at: string };

/** One line per source, with every place in it that is cited: a source is not named twice. */
export function citations(
	cited: readonly Citation[],
	sources: readonly ArchiveSource[],
	locale: 'sv' | 'en'
): CitedSource[] {
	return sources
		.map(({ id, short }) => ({ id, short, places: cited.filter((one) => one.source === id) }))
		.filter(({ places }) => places.length > 0)
		.map(({ id, short, places }) => ({
			id,
			short: short[locale],
			at: places.flatMap(({ at }) => (at === null ? [] : [at[locale]])).join(', ')
		}));
}
