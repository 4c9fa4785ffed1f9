import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
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

/** Puts the tables between the marks of docs/performance.md. */
async function writePage(tables: string): Promise<void> {
	const file = path.join(root, 'docs/performance.md');
	const page = await readFile(file, 'utf8');
	const filled = page.replace(
		/(<!-- bench -->)[^]*(<!-- \/bench -->)/,
		(_, start: string, end: string) => `${start}\n\n${tables}\n${end}`
	);
	const config = (await resolveConfig(file)) ?? {};
	await writeFile(file, await format(filled, { ...config, filepath: file }));
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
	const text =
		`Measured ${at.slice(0, 10)} on ${String(cores)} cores (${cpu}), ${String(memoryGiB)} GiB, Node ${node}, PostgreSQL 18 with fsync and ` +
		`synchronous_commit on; medians and ranges of ${String(options.rounds)} rounds. From the scan to the first answer a phone makes ` +
		`${String(bench.page.requests)} requests, ${kilobytes} KB in all.\n\n${markdownOf(summary)}`;
	process.stdout.write(text);
	if (options.markdown) await writePage(text);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	console.error(usage);
	process.exitCode = 1;
}
