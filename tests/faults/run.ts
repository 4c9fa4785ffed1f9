import { parseArgs } from 'node:util';
import { answering } from './answering.ts';
import { runKills } from './kill-run.ts';
import { writing } from './writing.ts';

/**
 * node tests/faults/run.ts [answers|words] --kills 100 --phones 20: the honest app and the sabotaged one, one after
 * the other, while phones answer or while four people write in the log.
 */
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { kills: { type: 'string', default: '100' }, phones: { type: 'string', default: '20' } }
});
const kills = Number(values.kills);
const run = (variant: 'production' | 'sabotaged', times: number) => {
	const options = { variant, kills: times, say: console.log };
	return positionals[0] === 'words'
		? runKills(writing, options)
		: runKills(answering(Number(values.phones)), options);
};
const honest = await run('production', kills);
console.log('production', honest);
const sabotaged = await run('sabotaged', Math.min(kills, 10));
console.log('sabotaged ', sabotaged);
const right =
	honest.lost + honest.stale + honest.doubled === 0 && sabotaged.lost + sabotaged.stale > 0;
console.log(right ? 'Nothing acknowledged was lost, and the checker catches who loses.' : 'FAILED');
process.exit(right ? 0 : 1);
