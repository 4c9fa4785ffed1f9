import { describe, expect, it } from 'vitest';
import { answering } from './answering.ts';
import { runKills } from './kill-run.ts';
import { writing } from './writing.ts';

/** The short form; the long one is `node tests/faults/run.ts answers --kills 100`, and `words`. */
describe.each([
	['phones answer', () => runKills(answering(12), { variant: 'production', kills: 4 })],
	['four people write in the log', () => runKills(writing, { variant: 'production', kills: 4 })]
])('killing the app while %s', (_, run) => {
	it('loses nothing acknowledged, keeps nothing stale and nothing twice', async () => {
		const { acknowledged, lost, stale, doubled } = await run();
		expect(acknowledged).toBeGreaterThan(20);
		expect({ lost, stale, doubled }).toEqual({ lost: 0, stale: 0, doubled: 0 });
	}, 120_000);
});

describe.each([
	['phones answer', () => runKills(answering(12), { variant: 'sabotaged', kills: 4 })],
	['four people write in the log', () => runKills(writing, { variant: 'sabotaged', kills: 4 })]
])('an app that acknowledges before the commit, killed while %s', (_, run) => {
	it('is caught by the checker', async () => {
		const { lost, stale } = await run();
		expect(lost + stale).toBeGreaterThan(0);
	}, 120_000);
});
