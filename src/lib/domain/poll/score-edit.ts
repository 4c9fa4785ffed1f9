/**
 * Invariant: nobody's words are lost. Each field of a scored item has its own version, so that people who write in
 * different fields never meet; who changes a field that somebody else has changed since gets both texts to choose from.
 */
export const scoreFields = ['score', 'evidence', 'nextStep', 'dissent'] as const;
export type ScoreField = (typeof scoreFields)[number];

/** The score in half-units. */
export type ScoreValues = {
	readonly score: number | null;
	readonly evidence: string;
	readonly nextStep: string;
	readonly dissent: string;
};

/** Zero: never written. */
export type FieldVersions = Readonly<Record<ScoreField, number>>;

export type StoredScore = {
	readonly version: number;
	readonly values: ScoreValues;
	readonly versions: FieldVersions;
};

export const unwritten: StoredScore = {
	version: 0,
	values: { score: null, evidence: '', nextStep: '', dissent: '' },
	versions: { score: 0, evidence: 0, nextStep: 0, dissent: 0 }
};

/** What somebody wants a field to say, and the version of the field they saw when they began. */
export type ScoreChange = {
	readonly [Field in ScoreField]?: {
		readonly value: ScoreValues[Field];
		readonly seen: number;
	};
};

/** The row after the change, without the fields that somebody else changed meanwhile: those are the conflicts. */
export function decideEdit(
	stored: StoredScore,
	change: ScoreChange
): { readonly stored: StoredScore; readonly conflicts: readonly ScoreField[] } {
	const conflicts: ScoreField[] = [];
	const changed: ScoreField[] = [];
	for (const field of scoreFields) {
		const wanted = change[field];
		// Saying what stands there already changes nothing: a lost acknowledgement may be asked for again.
		if (wanted === undefined || wanted.value === stored.values[field]) continue;
		if (wanted.seen < stored.versions[field]) conflicts.push(field);
		else changed.push(field);
	}
	if (changed.length === 0) return { stored, conflicts };
	const version = stored.version + 1;
	return {
		conflicts,
		stored: {
			version,
			values: {
				...stored.values,
				...Object.fromEntries(changed.map((field) => [field, change[field]?.value]))
			},
			versions: {
				...stored.versions,
				...Object.fromEntries(changed.map((field) => [field, version]))
			}
		}
	};
}
