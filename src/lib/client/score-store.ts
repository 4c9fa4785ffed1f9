import { scoreFields, type ScoreField } from '#lib/domain/poll/score-edit.ts';

export type FieldValue = number | string | null;

/** What somebody typed and the server has not confirmed, with the version of the field they began from. */
export type Draft = { readonly value: FieldValue; readonly seen: number };

/** One field of one item: "3.evidence". */
export function draftKey(itemNo: number, field: ScoreField): string {
	return `${String(itemNo)}.${field}`;
}

export function parseDraftKey(key: string): { itemNo: number; field: ScoreField } | null {
	const [number = '', name] = key.split('.');
	const field = scoreFields.find((one) => one === name);
	return /^[1-9]\d{0,2}$/.test(number) && field !== undefined
		? { itemNo: Number(number), field }
		: null;
}

/**
 * What this browser keeps of one person's unsaved words in one run: they survive a reload, a dead network and signing
 * out, and another person on the same device never sees them. What is saved is forgotten at once.
 */
export class ScoreStore {
	readonly #key: string;
	#storage: Storage | null;

	/** @param storage null where the browser gives none */
	constructor(runId: string, personId: string, storage: Storage | null) {
		this.#key = `vankrets.consensus.${runId}.${personId}`;
		this.#storage = storage;
	}

	read(): Record<string, Draft> {
		try {
			const held: unknown = JSON.parse(this.#storage?.getItem(this.#key) ?? '{}');
			if (typeof held !== 'object' || held === null) return {};
			return Object.fromEntries(
				Object.entries(held).filter(
					(entry): entry is [string, Draft] =>
						parseDraftKey(entry[0]) !== null && isDraft(entry[0], entry[1])
				)
			);
		} catch {
			return {};
		}
	}

	write(drafts: Readonly<Record<string, Draft>>): void {
		try {
			if (Object.keys(drafts).length === 0) this.#storage?.removeItem(this.#key);
			else this.#storage?.setItem(this.#key, JSON.stringify(drafts));
		} catch {
			// Full or forbidden: then the words live as long as the page.
			this.#storage = null;
		}
	}
}

function isDraft(key: string, value: unknown): value is Draft {
	if (typeof value !== 'object' || value === null || !('value' in value) || !('seen' in value))
		return false;
	const isScore = key.endsWith('.score');
	const said = value.value;
	return (
		Number.isInteger(value.seen) &&
		(isScore ? said === null || typeof said === 'number' : typeof said === 'string')
	);
}
