import type { StoredChoice } from '../ballot.ts';

/** What the answering page hands its script: who it speaks for, what is stored, and the words to say it in. */
export type AnsweringData = {
	readonly code: string;
	readonly token: string;
	readonly runId: string;
	readonly items: readonly number[];
	readonly answers: readonly StoredChoice[];
	readonly texts: AnsweringTexts;
};

/** In the page's language; {left}, {done}, {value} and {items} are filled in by the script. */
export type AnsweringTexts = {
	readonly start: string;
	readonly saving: string;
	readonly saved: string;
	readonly offline: string;
	readonly offlineMemory: string;
	readonly refused: string;
	readonly closed: string;
	readonly progress: string;
	readonly itemSaved: string;
	readonly itemWaiting: string;
	readonly itemWaitingMemory: string;
	readonly itemRefused: string;
	readonly itemLost: string;
	readonly itemChangeLost: string;
	readonly itemUncertain: string;
	readonly left: string;
	readonly leftOne: string;
	readonly sayThanks: string;
	readonly saySaved: string;
	readonly lost: string;
	readonly uncertain: string;
};
