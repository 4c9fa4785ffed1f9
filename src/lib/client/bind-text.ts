import type * as Y from 'yjs';
import { spliceBetween } from '#lib/domain/presentation/text.ts';

/**
 * Keeps a text area and a merged text the same: what is typed is told as the change it is, and what others write comes
 * in around the cursor without moving it. The returned function lets go.
 */
export function bindText(area: HTMLTextAreaElement, text: Y.Text): () => void {
	let shown = text.toJSON();
	let composing = false;
	area.value = shown;

	const typed = () => {
		// A character in the making is told when it is made.
		if (composing) return;
		const splice = spliceBetween(shown, area.value, area.selectionEnd);
		if (splice === null) return;
		shown = area.value;
		text.doc?.transact(() => {
			if (splice.removed > 0) text.delete(splice.at, splice.removed);
			if (splice.added !== '') text.insert(splice.at, splice.added);
		}, area);
	};
	const composed = () => {
		composing = false;
		typed();
	};
	const composes = () => {
		composing = true;
	};
	const changed = (event: Y.YTextEvent) => {
		if (event.transaction.origin === area || composing) return;
		const [from, to] = [area.selectionStart, area.selectionEnd];
		shown = text.toJSON();
		area.value = shown;
		if (document.activeElement === area)
			area.setSelectionRange(moved(from, event.delta), moved(to, event.delta));
		area.dispatchEvent(new CustomEvent('merged'));
	};
	area.addEventListener('input', typed);
	area.addEventListener('compositionstart', composes);
	area.addEventListener('compositionend', composed);
	text.observe(changed);
	return () => {
		area.removeEventListener('input', typed);
		area.removeEventListener('compositionstart', composes);
		area.removeEventListener('compositionend', composed);
		text.unobserve(changed);
	};
}

type Delta = readonly { retain?: number; insert?: unknown; delete?: number }[];

/** Where a place in a text is after a change of it. */
export function moved(place: number, delta: Delta): number {
	let at = 0;
	for (const { retain, insert, delete: removed } of delta) {
		if (at > place) break;
		if (retain !== undefined) at += retain;
		else if (typeof insert === 'string') {
			if (at <= place) place += insert.length;
			at += insert.length;
		} else if (removed !== undefined) place = Math.max(at, place - removed);
	}
	return place;
}
