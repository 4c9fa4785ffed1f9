import { dontKnow } from '#lib/contract/dont-know.ts';
import type { WireChoice } from '#lib/contract/ballot.ts';
import type { AnsweringData } from '#lib/contract/views/answering.ts';
import type { Standing } from './answer-outbox.ts';
import { Announcer } from './announcer.ts';
import { fill, itemWords, leftWords, overallOf } from './answering-words.ts';
import { VoterSession } from './voter-session.ts';

/**
 * Takes over the server-rendered page: each tap saves itself, and the page's own elements say how it stands. The
 * markup is src/lib/ui/poll/Voter*.svelte; parts are found by data-part, so that no script is needed to read it.
 */
export class AnsweringPage {
	readonly #form: HTMLFormElement;
	readonly #data: AnsweringData;
	readonly #session: VoterSession;
	readonly #announcer: Announcer;
	#rendering = false;
	#rendered = false;

	constructor(form: HTMLFormElement) {
		this.#form = form;
		this.#data = JSON.parse(form.dataset['answering'] ?? '{}') as AnsweringData;
		this.#announcer = new Announcer(part('say'));
		this.#session = new VoterSession(this.#data, () => {
			this.#renderSoon();
		});
	}

	start(): void {
		this.#form.addEventListener('change', (event) => {
			this.#choose(event.target);
		});
		this.#session.start(this.#earlyChoices());
		const token = this.#form.elements.namedItem('token');
		if (token instanceof HTMLInputElement) token.value = this.#session.token;
		// Last: as long as anything above has failed, the plain form still works.
		this.#form.addEventListener('submit', (event) => {
			event.preventDefault();
		});
		show(part('save'), false);
	}

	/** What was tapped before this script had loaded. */
	#earlyChoices(): Map<number, WireChoice> {
		const early = new Map<number, WireChoice>();
		for (const radio of this.#form.querySelectorAll<HTMLInputElement>(':checked'))
			if (!radio.defaultChecked) early.set(itemOf(radio), choiceOf(radio));
		return early;
	}

	#choose(target: EventTarget | null): void {
		if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return;
		this.#session.choose(itemOf(target), choiceOf(target));
		// Also when nothing came of it, as after the closing: what is marked is what stands.
		this.#renderSoon();
	}

	/** Many changes in one turn are drawn once. */
	#renderSoon(): void {
		if (this.#rendering) return;
		this.#rendering = true;
		queueMicrotask(() => {
			this.#rendering = false;
			this.#render();
		});
	}

	#render(): void {
		const { items, texts } = this.#data;
		const { closed, durable } = this.#session;
		for (const item of items) this.#renderItem(item);
		const left = items.filter((item) => this.#session.chosen(item) === null);
		const answered = items.length - left.length;
		const standings = items.map((item) => this.#session.standing(item));
		const overall = overallOf({ standings, answered, closed, durable }, texts);
		write(part('status'), overall.text).dataset['tone'] = overall.tone;
		const words = fill(texts.progress, { value: answered });
		write(part('count'), words);
		const bar = part<HTMLProgressElement>('bar');
		bar.value = answered;
		bar.setAttribute('aria-valuetext', words);
		this.#renderEnd(left, standings);
		if (this.#rendered || overall.tone === 'trouble') this.#announcer.say(overall.spoken);
		else this.#announcer.know(overall.spoken);
		this.#rendered = true;
	}

	#renderItem(item: number): void {
		const session = this.#session;
		const chosen = session.chosen(item);
		const value = chosen === null ? null : String(chosen);
		for (const radio of document.getElementsByName(`item-${String(item)}`))
			if (radio instanceof HTMLInputElement && radio.checked !== (radio.value === value))
				radio.checked = radio.value === value;
		const standing = session.standing(item);
		const held = session.holds(item);
		const line = part(`status-${String(item)}`);
		line.dataset['standing'] = standing;
		write(line, itemWords(standing, { held, durable: session.durable }, this.#data.texts));
		const fieldset = line.parentElement?.querySelector('fieldset');
		if (session.closed && fieldset) disable(fieldset);
	}

	#renderEnd(left: readonly number[], standings: readonly Standing[]): void {
		const { items, texts } = this.#data;
		const { closed, durable } = this.#session;
		show(part('left'), !closed && left.length > 0);
		show(part('left-links'), left.length < items.length);
		write(part('left-title'), leftWords(left.length, texts));
		for (const item of items) show(part(`left-${String(item)}`), left.includes(item));
		show(part('thanks'), !closed && left.length === 0);
		const waiting = standings.some((one) => one === 'waiting' || one === 'saving');
		show(part('thanks-next'), !waiting);
		show(part('thanks-waiting'), waiting && durable);
		show(part('thanks-waiting-memory'), waiting && !durable);
		show(part('last-day'), !closed);
		show(part('closed'), closed);
		if (closed) this.#renderClosed(standings);
	}

	#renderClosed(standings: readonly Standing[]): void {
		const { items, texts } = this.#data;
		const thatStand = (standing: Standing) =>
			items.filter((_, index) => standings[index] === standing).join(', ');
		const counted = items.some((item) => this.#session.holds(item));
		const lost = thatStand('lost');
		const uncertain = thatStand('uncertain');
		show(part('closed-counted'), counted);
		show(part('closed-deleted'), counted);
		show(part('closed-nothing'), !counted && uncertain === '');
		write(part('closed-lost'), lost === '' ? '' : fill(texts.lost, { items: lost }));
		write(
			part('closed-uncertain'),
			uncertain === '' ? '' : fill(texts.uncertain, { items: uncertain })
		);
	}
}

/** What a keyboard stands on keeps the focus until it goes on. */
function disable(fieldset: HTMLFieldSetElement): void {
	if (fieldset.disabled) return;
	if (fieldset.querySelector(':focus-visible') === null) fieldset.disabled = true;
	else
		fieldset.addEventListener(
			'focusout',
			() => {
				setTimeout(() => {
					disable(fieldset);
				});
			},
			{ once: true }
		);
}

function itemOf(radio: HTMLInputElement): number {
	return Number(radio.name.slice('item-'.length));
}

function choiceOf(radio: HTMLInputElement): WireChoice {
	return radio.value === dontKnow ? dontKnow : Number(radio.value);
}

/** @throws Error when the markup lacks the part */
function part<T extends HTMLElement = HTMLElement>(name: string): T {
	const found = document.querySelector<T>(`[data-part="${name}"]`);
	if (found === null) throw new Error(`the page has no part "${name}"`);
	return found;
}

function write(element: HTMLElement, text: string): HTMLElement {
	if (element.textContent !== text) element.textContent = text;
	return element;
}

function show(element: HTMLElement, shown: boolean): void {
	if (element.hidden === shown) element.hidden = !shown;
}
