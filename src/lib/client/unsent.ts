import { AnswerStore, findStorage } from './answer-store.ts';
import { fill } from './answering-words.ts';

/**
 * On the page of a code that is open no more: tells what this phone never got through, once, and forgets it with the
 * rest. The element carries the code and the two sentences, and stays hidden when there is nothing to tell.
 */
export function tellUnsent(element: HTMLElement): void {
	const { unsent: code, lost = '', uncertain = '' } = element.dataset;
	const store = new AnswerStore(code ?? '', findStorage());
	const presses = [...store.readPresses()].sort(([one], [other]) => one - other);
	for (const [text, mayHaveArrived] of [
		[lost, false],
		[uncertain, true]
	] as const) {
		const items = presses.filter(([, press]) => press.uncertain === mayHaveArrived);
		if (items.length === 0) continue;
		const line = document.createElement('p');
		line.textContent = fill(text, { items: items.map(([item]) => item).join(', ') });
		element.querySelector('[data-part="unsent-lines"]')?.append(line);
		element.hidden = false;
	}
	store.clear();
}
