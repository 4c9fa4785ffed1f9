import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedDatabase } from '#lib/server/db/embedded/start.ts';
import type { Options } from './options.ts';
import type { RecordedFile } from './recording.ts';
import type { TrialResult } from './summary.ts';
import { kinds, type Figures, type TrialJob } from './trial-job.ts';

export type Bench = {
	readonly results: readonly TrialResult[];
	readonly page: { readonly requests: number; readonly bytes: number };
};

/**
 * Every trial that was asked for, one after another on one PostgreSQL: baseline and application take turns within a
 * round, so that what the machine does besides falls on both.
 */
export async function runBench(options: Options, say: (text: string) => void): Promise<Bench> {
	const dataDir = await mkdtemp(path.join(tmpdir(), 'vankrets-bench-'));
	// As root, PostgreSQL's own user must be able to pass through the folder.
	await chmod(dataDir, 0o711);
	const database = await startEmbeddedDatabase({
		dataDir,
		log: () => undefined,
		extraSettings: { max_connections: '200' }
	});
	try {
		const common = {
			connectionString: database.connectionString,
			ballotKey: randomBytes(32).toString('base64'),
			recordingFile: path.join(dataDir, 'recording.json'),
			instances: options.instances,
			spreadSeconds: options.spreadSeconds,
			waves: options.waves,
			warmUp: options.warmUp
		};
		say('Recording what a phone is sent …');
		const { recording } = await runProcess<{ recording: { files: Record<string, RecordedFile> } }>(
			'record.ts',
			common
		);
		await writeFile(common.recordingFile, JSON.stringify(recording));
		const results = await runTrials(options, common, say);
		const files = Object.values(recording.files);
		const bytes = files.reduce((sum, file) => sum + Buffer.from(file.body, 'base64').length, 0);
		return { results, page: { requests: files.length, bytes } };
	} finally {
		await database.stop();
		await rm(dataDir, { recursive: true, force: true });
	}
}

async function runTrials(
	options: Options,
	common: Omit<TrialJob, 'side' | 'kind' | 'phones'>,
	say: (text: string) => void
): Promise<TrialResult[]> {
	const results: TrialResult[] = [];
	const perRound = kinds.flatMap((kind) => options.sizes[kind].map((phones) => ({ kind, phones })));
	const all = options.rounds * perRound.length * options.sides.length;
	const started = performance.now();
	for (let round = 1; round <= options.rounds; round += 1)
		for (const { kind, phones } of perRound)
			for (const side of inTurn(options.sides, round)) {
				const job: TrialJob = { ...common, side, kind, phones };
				const { figures } = await runProcess<{ figures: Figures }>('trial.ts', job).catch(
					(error: unknown) => {
						say(`repeated: ${kind}, ${String(phones)} phones, ${side}: ${String(error)}`);
						return runProcess<{ figures: Figures }>('trial.ts', job);
					}
				);
				results.push({ kind, phones, side, round, figures });
				const seconds = Math.round((performance.now() - started) / 1000);
				say(
					`${String(results.length)} of ${String(all)}, ${String(seconds)} s: round ${String(round)}, ${kind}, ${String(phones)} phones, ${side}`
				);
			}
	return results;
}

/** Every other round the other way round: whoever comes second finds the disk and the caches as the first left them. */
function inTurn<T>(sides: readonly T[], round: number): readonly T[] {
	return round % 2 === 1 ? sides : [...sides].reverse();
}

/** Runs a file of this folder as a process of its own, and resolves with what it tells. */
function runProcess<Told>(file: string, job: unknown): Promise<Told> {
	const child = fork(path.join(import.meta.dirname, file), {
		execArgv: ['--max-old-space-size=4096']
	});
	const killWithUs = () => child.kill('SIGKILL');
	process.once('exit', killWithUs);
	return new Promise<Told>((resolve, reject) => {
		child.once('message', (told: { problem?: string }) => {
			if (told.problem === undefined) resolve(told as Told);
			else reject(new Error(told.problem));
		});
		child.once('exit', () => {
			process.off('exit', killWithUs);
			reject(new Error(`${file} ended without a word`));
		});
		child.send(job as object);
	});
}
