import { Seed } from '../support/seed.ts';
import { checkAnswers, type AnswersVerdict } from './answers-checker.ts';
import type { Scenario } from './kill-run.ts';
import { Phones } from './phones.ts';

/** Phones answer an open run. */
export const answering = (
	phones: number
): Scenario<{ runId: string; joinCode: string }, AnswersVerdict> => ({
	seed: ({ ports }) => new Seed(ports).openedRun(),
	users: ({ joinCode }, { url, journal }) => new Phones({ url, code: joinCode, journal, phones }),
	check: ({ runId }, at) => checkAnswers({ ...at, runId })
});
