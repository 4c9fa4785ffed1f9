import type { AnsweringTexts } from '#lib/contract/views/answering.ts';
import type { Standing } from './answer-outbox.ts';

/** Which words the page says, pure: the server renders the page's first state with the same rules. */
export type Overall = {
	readonly text: string;
	readonly tone: 'calm' | 'saving' | 'trouble';
	/** What a screen reader is told; empty for nothing new. */
	readonly spoken: string;
};

export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
	return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** How it stands with all answers, in one line. */
export function overallOf(
	state: {
		standings: readonly Standing[];
		answered: number;
		closed: boolean;
		durable: boolean;
	},
	texts: AnsweringTexts
): Overall {
	const { standings, answered, closed, durable } = state;
	if (closed) return trouble(texts.closed);
	if (standings.includes('waiting')) return trouble(durable ? texts.offline : texts.offlineMemory);
	if (standings.includes('refused')) return trouble(texts.refused);
	if (standings.includes('saving')) return { text: texts.saving, tone: 'saving', spoken: '' };
	if (answered === 0) return { text: texts.start, tone: 'calm', spoken: '' };
	const all = answered === standings.length;
	return {
		text: texts.saved,
		tone: 'calm',
		spoken: all ? texts.sayThanks : fill(texts.saySaved, { done: answered })
	};
}

function trouble(text: string): Overall {
	return { text, tone: 'trouble', spoken: text };
}

/** The quiet line under one item. @param held whether the server holds some answer to it */
export function itemWords(
	standing: Standing,
	{ held, durable }: { held: boolean; durable: boolean },
	texts: AnsweringTexts
): string {
	switch (standing) {
		case 'none':
			return '';
		case 'saving':
			return texts.saving;
		case 'saved':
			return texts.itemSaved;
		case 'waiting':
			return durable ? texts.itemWaiting : texts.itemWaitingMemory;
		case 'refused':
			return texts.itemRefused;
		case 'lost':
			return held ? texts.itemChangeLost : texts.itemLost;
		case 'uncertain':
			return texts.itemUncertain;
	}
}

export function leftWords(left: number, texts: AnsweringTexts): string {
	return left === 1 ? texts.leftOne : fill(texts.left, { left });
}
