import type { AnsweringTexts } from '#lib/contract/views/answering.ts';
import { m } from '#lib/messages/messages.js';

/** The words of the answering page, for its script; numbers that change are left as {name}. */
export function answeringTexts(count: number): AnsweringTexts {
	return {
		start: m.voter_status_start(),
		saving: m.voter_status_saving(),
		saved: m.voter_status_saved(),
		offline: m.voter_status_offline(),
		offlineMemory: m.voter_status_offline_memory(),
		refused: m.voter_status_refused(),
		closed: m.voter_status_closed(),
		progress: m.ui_progress_of({ value: '{value}', max: count }),
		itemSaved: m.voter_item_saved(),
		itemWaiting: m.voter_item_waiting(),
		itemWaitingMemory: m.voter_item_waiting_memory(),
		itemRefused: m.voter_item_refused(),
		itemLost: m.voter_item_lost(),
		itemChangeLost: m.voter_item_change_lost(),
		itemUncertain: m.voter_item_uncertain(),
		left: m.voter_left({ left: '{left}' }),
		leftOne: m.voter_left_one(),
		sayThanks: m.voter_say_thanks(),
		saySaved: m.voter_say_saved({ done: '{done}', count }),
		lost: m.voter_closed_lost({ items: '{items}' }),
		uncertain: m.voter_closed_uncertain({ items: '{items}' })
	};
}

const secondsPerItem = 18;

/** "10 frågor, cirka 3 minuter." */
export function lengthText(count: number): string {
	const minutes = Math.max(1, Math.round((count * secondsPerItem) / 60));
	if (count === 1) return m.voter_length_one();
	return minutes === 1 ? m.voter_length_short({ count }) : m.voter_length({ count, minutes });
}
