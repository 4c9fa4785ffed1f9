import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Seed } from '../support/seed.ts';
import { checkAnswers } from './answers-checker.ts';
import type { Work } from './harm.ts';
import { Phones } from './phones.ts';

/** Phones answer an open run. */
export const answering = (phones: number): Work<{ runId: string; joinCode: string }> => ({
	seed: ({ ports }) => new Seed(ports).openedRun(),
	users: ({ joinCode }, { url, journal }) =>
		new Phones({ urls: [url], code: joinCode, journal, phones }),
	check: async ({ runId }, { connectionString, dataDir, journal }) => {
		const kek = readFileSync(path.join(dataDir, 'ballot.key'));
		const { acknowledged, lost, stale, doubled } = await checkAnswers({
			connectionString,
			kek,
			runId,
			journal
		});
		return { acknowledged, lost, stale, doubled };
	}
});
