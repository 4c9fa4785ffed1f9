import type { Ack, ItemWritten, ScoreSaved, ScoresView, Written } from '#lib/contract/live.ts';
import type { ScoreField } from '#lib/domain/poll/score-edit.ts';
import {
	draftKey,
	parseDraftKey,
	type Draft,
	type FieldValue,
	type ScoreStore
} from './score-store.ts';

/** What the desk needs of the live connection. */
type Session = {
	readonly topic: string;
	readonly slices: { readonly scores: ScoresView };
	command<T>(name: string, input: unknown): Promise<Ack<T>>;
};

export type SaveState =
	| { readonly kind: 'quiet' | 'saving' | 'saved' | 'waiting' }
	| { readonly kind: 'refused'; readonly code: string };

/** A moment after the last key, so that a sentence is sent and not each letter. */
const restMilliseconds = 700;
const retryMilliseconds = 3000;

/**
 * A person's own hand in the working group's scores. What is typed is kept in this browser until the server has
 * confirmed it, and sent field by field; a field that somebody else changed meanwhile waits with both texts.
 */
export class ScoreDesk {
	readonly #session: Session;
	readonly #store: ScoreStore;
	#drafts = $state.raw<Readonly<Record<string, Draft>>>({});
	#theirs = $state.raw<Readonly<Record<string, Written<FieldValue>>>>({});
	/** What the server has confirmed, until its own news arrive; and how it was typed, spaces and all. */
	#settled = $state.raw<Readonly<Record<string, Written<FieldValue> & { typed: FieldValue }>>>({});
	#timer: ReturnType<typeof setTimeout> | null = null;
	#inFlight = false;
	saveState = $state.raw<SaveState>({ kind: 'quiet' });
	/** Unsaved words from an earlier visit were found. */
	recovered = $state(false);

	constructor(session: Session, store: ScoreStore) {
		this.#session = session;
		this.#store = store;
	}

	/** In the browser only: takes up what was left unsaved. The returned function stops sending. */
	start(): () => void {
		const held = this.#store.read();
		const left = Object.entries(held).filter(
			([key, draft]) => this.#written(key)?.value !== draft.value
		);
		this.#drafts = { ...Object.fromEntries(left), ...this.#drafts };
		this.recovered = left.length > 0;
		this.#store.write(this.#drafts);
		if (left.length > 0) this.#schedule(0);
		return () => {
			if (this.#timer !== null) clearTimeout(this.#timer);
			void this.flush();
		};
	}

	/** What the field shows: one's own words first. Scores are on the scale, not in half-units. */
	shown(itemNo: number, field: ScoreField): FieldValue {
		const key = draftKey(itemNo, field);
		const draft = this.#drafts[key];
		if (draft !== undefined) return draft.value;
		const settled = this.#settled[key];
		const written = this.#written(key);
		return settled !== undefined && settled.version >= (written?.version ?? 0)
			? settled.typed
			: (written?.value ?? null);
	}

	/** What somebody else wrote meanwhile; null when nobody did. */
	theirs(itemNo: number, field: ScoreField): Written<FieldValue> | null {
		return this.#theirs[draftKey(itemNo, field)] ?? null;
	}

	/** True while something of the item is not saved. */
	isWaiting(itemNo: number): boolean {
		return Object.keys(this.#drafts).some((key) => parseDraftKey(key)?.itemNo === itemNo);
	}

	/** Everything that is not saved. */
	get unsaved(): readonly { itemNo: number; field: ScoreField; value: FieldValue }[] {
		return Object.entries(this.#drafts).flatMap(([key, draft]) => {
			const parsed = parseDraftKey(key);
			return parsed === null ? [] : [{ ...parsed, value: draft.value }];
		});
	}

	edit(itemNo: number, field: ScoreField, value: FieldValue): void {
		const key = draftKey(itemNo, field);
		const seen = this.#drafts[key]?.seen ?? this.#newest(key)?.version ?? 0;
		this.#setDraft(key, { value, seen });
		if (this.#theirs[key] === undefined) this.#schedule(field === 'score' ? 0 : restMilliseconds);
	}

	/** Saves one's own over the other's, knowingly. */
	keepMine(itemNo: number, field: ScoreField): void {
		const key = draftKey(itemNo, field);
		const theirs = this.#theirs[key];
		const draft = this.#drafts[key];
		if (theirs === undefined || draft === undefined) return;
		this.#theirs = without(this.#theirs, key);
		this.#setDraft(key, { value: draft.value, seen: theirs.version });
		this.#schedule(0);
	}

	takeTheirs(itemNo: number, field: ScoreField): void {
		const key = draftKey(itemNo, field);
		this.#theirs = without(this.#theirs, key);
		this.#setDraft(key, null);
	}

	/** Puts words in a field without sending them. */
	hold(itemNo: number, field: ScoreField, value: FieldValue, seen: number): void {
		this.#drafts = { ...this.#drafts, [draftKey(itemNo, field)]: { value, seen } };
	}

	/** What a form without script came back with: the typed words beside what stands there now. */
	showConflict(
		itemNo: number,
		field: ScoreField,
		mine: FieldValue,
		now: Written<FieldValue>
	): void {
		this.hold(itemNo, field, mine, now.version);
		this.#theirs = { ...this.#theirs, [draftKey(itemNo, field)]: now };
	}

	/** Sends what waits, one item after another. */
	async flush(): Promise<void> {
		if (this.#inFlight) return;
		this.#inFlight = true;
		try {
			for (const itemNo of this.#itemsToSend()) if (!(await this.#sendItem(itemNo))) return;
		} finally {
			this.#inFlight = false;
		}
	}

	#itemsToSend(): number[] {
		const keys = Object.keys(this.#drafts).filter((key) => this.#theirs[key] === undefined);
		const items = keys.flatMap((key) => parseDraftKey(key)?.itemNo ?? []);
		return items.filter((itemNo, index) => items.indexOf(itemNo) === index);
	}

	/** False when nothing more should be sent just now. */
	async #sendItem(itemNo: number): Promise<boolean> {
		const sent = Object.entries(this.#drafts).filter(
			([key]) => parseDraftKey(key)?.itemNo === itemNo && this.#theirs[key] === undefined
		);
		const slow = setTimeout(() => (this.saveState = { kind: 'saving' }), 300);
		const reply = await this.#session.command<ScoreSaved>('saveScore', {
			runId: this.#session.topic,
			itemNo,
			change: Object.fromEntries(sent.map(([key, draft]) => [parseDraftKey(key)?.field, draft]))
		});
		clearTimeout(slow);
		if (!reply.ok) return this.#refused(reply.code);
		for (const [key, draft] of sent) this.#settle(key, draft, reply.data);
		this.saveState = { kind: Object.keys(this.#drafts).length === 0 ? 'saved' : 'quiet' };
		if (this.#itemsToSend().length > 0) this.#schedule(restMilliseconds);
		return true;
	}

	#settle(key: string, sent: Draft, { item, conflicts }: ScoreSaved): void {
		const parsed = parseDraftKey(key);
		if (parsed === null) return;
		const now = onScale(item, parsed.field);
		const draft = this.#drafts[key];
		if (conflicts.includes(parsed.field)) {
			this.#theirs = { ...this.#theirs, [key]: now };
			return;
		}
		this.#settled = { ...this.#settled, [key]: { ...now, typed: sent.value } };
		// Somebody who typed on meanwhile goes on from what is saved now.
		if (draft?.value === sent.value) this.#setDraft(key, null);
		else if (draft !== undefined) this.#setDraft(key, { value: draft.value, seen: now.version });
	}

	#refused(code: string): false {
		const comesBack = ['unavailable', 'tooManyAttempts'].includes(code);
		this.saveState = comesBack ? { kind: 'waiting' } : { kind: 'refused', code };
		if (comesBack) this.#schedule(retryMilliseconds);
		return false;
	}

	#schedule(milliseconds: number): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#timer = null;
			if (this.#inFlight) this.#schedule(restMilliseconds);
			else void this.flush();
		}, milliseconds);
	}

	#setDraft(key: string, draft: Draft | null): void {
		this.#drafts = draft === null ? without(this.#drafts, key) : { ...this.#drafts, [key]: draft };
		this.#store.write(this.#drafts);
	}

	#newest(key: string): Written<FieldValue> | null {
		const settled = this.#settled[key];
		const written = this.#written(key);
		return settled !== undefined && settled.version > (written?.version ?? 0) ? settled : written;
	}

	#written(key: string): Written<FieldValue> | null {
		const parsed = parseDraftKey(key);
		const item = this.#session.slices.scores.items.find((one) => one.itemNo === parsed?.itemNo);
		return parsed === null || item === undefined ? null : onScale(item, parsed.field);
	}
}

/** The field as the page has it: a score in points, not in half-units. */
export function onScale(item: ItemWritten, field: ScoreField): Written<FieldValue> {
	if (field !== 'score') return item[field];
	const { value, version } = item.score;
	return { value: value === null ? null : value / 2, version };
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
	return Object.fromEntries(Object.entries(record).filter(([one]) => one !== key));
}
