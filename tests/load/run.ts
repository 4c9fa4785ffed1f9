import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import path from 'node:path';
import { buildIfNeeded } from '../../src/cli/demo/build.ts';
import { runBench } from './bench.ts';
import { readOptions, usage } from './options.ts';
import { markdownOf } from './report.ts';
import { summarise } from './summary.ts';

/**
 * npm run bench: what the application does on this machine, beside what a bare server does at the same time.
 * Says how far it has come on standard error; the tables go to standard output.
 */
const root = path.resolve(import.meta.dirname, '../..');
const say = (text: string) => {
	process.stderr.write(`${text}\n`);
};

function machine() {
	return {
		cpu: cpus()[0]?.model ?? 'unknown',
		cores: availableParallelism(),
		memoryGiB: Math.round(totalmem() / 2 ** 30),
		platform: `${process.platform} ${process.arch}`,
		node: process.version
	};
}

try {
	const options = readOptions(process.argv.slice(2));
	await buildIfNeeded(root, say);
	if (!existsSync(path.join(root, 'build/handler.js'))) throw new Error('There is no build.');
	const at = new Date().toISOString();
	const bench = await runBench(options, say);
	const summary = summarise(bench.results);
	if (options.json !== null)
		await writeFile(
			options.json,
			`${JSON.stringify({ at, machine: machine(), options, ...bench, ...summary }, null, '\t')}\n`
		);
	const { cpu, cores, memoryGiB, node } = machine();
	const kilobytes = (bench.page.bytes / 1000).toFixed(1);
	process.stdout.write(
		`${at.slice(0, 10)}, ${String(cores)} cores (${cpu}), ${String(memoryGiB)} GiB, Node ${node}, ${String(options.rounds)} rounds. ` +
			`From the scan to the first answer: ${String(bench.page.requests)} requests, ${kilobytes} KB.\n\n${markdownOf(summary)}`
	);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	console.error(usage);
	process.exitCode = 1;
}
