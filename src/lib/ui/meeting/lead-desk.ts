import type { LiveSession } from '#lib/client/live-session.svelte.ts';
import type { MeetingSteering } from '#lib/client/meeting-steering.svelte.ts';
import type { AgendaItemView, AgendaView } from '#lib/contract/views/meeting.ts';
import type { AgendaEdit } from '#lib/domain/meeting/agenda-plan.ts';
import type { AgendaStep } from '#lib/domain/meeting/agenda-step.ts';
import { m } from '#lib/messages/messages.js';
import { toaster } from '#lib/ui/primitives/toaster.svelte.ts';
import type { AskedItem } from './asked-item.ts';
import { itemTitle } from './meeting-words.ts';

/** The hands of whoever leads: what they do can be undone by one press while its message stands there. */
export class LeadDesk {
	readonly #live: LiveSession<'meetingLead'>;
	readonly #steering: MeetingSteering;

	constructor(live: LiveSession<'meetingLead'>, steering: MeetingSteering) {
		this.#live = live;
		this.#steering = steering;
	}

	async step(one: AgendaStep): Promise<void> {
		const before = this.#item('itemId' in one ? one.itemId : '');
		if (!(await this.#steering.step(one))) return;
		if (one.step === 'skip' && before !== undefined) {
			const { id, state } = before;
			const back: AgendaStep =
				state === 'running' ? { step: 'goTo', itemId: id } : { step: 'unskip', itemId: id };
			this.#undo(m.meeting_did_skip({ item: itemTitle(before) }), () => this.#steering.step(back));
		}
		if (one.step === 'skipTurn') {
			const back: AgendaStep = { step: 'unskipTurn', organisationId: one.organisationId };
			this.#undo(m.meeting_did_skip_turn(), () => this.#steering.step(back));
		}
	}

	async edit(one: AgendaEdit): Promise<void> {
		const before = this.#item(one.itemId);
		const at = this.#view.items.findIndex((item) => item.id === one.itemId);
		if (!(await this.#steering.edit(one)) || one.edit !== 'remove' || before === undefined) return;
		this.#undo(m.meeting_did_remove({ item: itemTitle(before) }), () => this.#restore(before, at));
	}

	/** True when it was saved. A new item comes after the one that runs, else last. */
	save(asked: AskedItem, changing: AgendaItemView | null): Promise<boolean> {
		if (changing === null)
			return this.#steering.edit({
				edit: 'add',
				itemId: newItemId(),
				afterItemId: this.#view.runningItemId,
				...asked
			});
		const { title, plannedMinutes } = asked;
		return this.#steering.edit({ edit: 'change', itemId: changing.id, title, plannedMinutes });
	}

	async hold(): Promise<void> {
		if (await this.#steering.send('holdMeeting'))
			this.#undo(m.meeting_did_hold(), () => this.#steering.send('reopenMeeting'));
	}

	get #view(): AgendaView {
		return this.#live.slices.agenda;
	}

	#item(itemId: string): AgendaItemView | undefined {
		return this.#view.items.find((item) => item.id === itemId);
	}

	/** Back where it stood: nothing is added before the first, so there it is moved. */
	async #restore(item: AgendaItemView, at: number): Promise<void> {
		const { kind, title, organisationId, plannedMinutes } = item;
		const planned = { kind, title, organisationId, plannedMinutes };
		const afterItemId = this.#view.items[at - 1]?.id ?? null;
		const first = this.#view.items[0]?.id ?? null;
		await this.#steering.edit({ edit: 'add', itemId: item.id, afterItemId, ...planned });
		if (at === 0) await this.#steering.edit({ edit: 'move', itemId: item.id, beforeItemId: first });
	}

	#undo(message: string, run: () => Promise<unknown>): void {
		toaster.say(message, { action: { label: m.meeting_undo(), run: () => void run() } });
	}
}

/** randomUUID is missing on plain http. */
function newItemId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
