import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { boot } from '#lib/server/boot.ts';
import { parseConfig } from '#lib/server/config.ts';
import { createWallLink } from '#lib/server/usecases/poll/wall-links.ts';
import { migrationsDir } from '../support/databases.ts';
import { Seed } from '../support/seed.ts';
import { MeasuredServer } from './measured-server.ts';
import type { ProbeAnswer, ProbeAsk } from './probe.ts';
import type { Recording } from './recording.ts';
import type { TrialJob } from './trial-job.ts';

/** What phones, screens and the facilitator need to take part. */
export type Place = {
	readonly runId: string;
	readonly joinCode: string;
	readonly facilitatorCookie: string;
	readonly wallCookie: string;
};

/** A server (or several) with a place to answer in: the application, or the baseline that knows nobody. */
export class Stage {
	readonly #servers: readonly MeasuredServer[];
	readonly #job: TrialJob;

	private constructor(servers: readonly MeasuredServer[], job: TrialJob) {
		this.#servers = servers;
		this.#job = job;
	}

	static async open(job: TrialJob): Promise<Stage> {
		const env: Record<string, string> = {
			DATABASE_URL: job.connectionString,
			BALLOT_KEY: job.ballotKey,
			DATA_DIR: tmpdir(),
			BENCH_RECORDING: job.recordingFile
		};
		const entry = job.side === 'bare' ? 'bare' : 'app';
		const count = job.side === 'apps' ? job.instances : 1;
		const servers: MeasuredServer[] = [];
		for (let started = 0; started < count; started += 1)
			servers.push(await MeasuredServer.start(entry, env));
		return new Stage(servers, job);
	}

	/** The address for a phone: they are spread over the instances. */
	urlFor(phone: number): string {
		const server = this.#servers[phone % this.#servers.length];
		if (server === undefined) throw new RangeError('a stage has at least one server');
		return server.url;
	}

	/** A run that takes answers, with a session and a wall link for those who steer and follow. */
	async place(): Promise<Place> {
		const { side, connectionString, ballotKey } = this.#job;
		if (side === 'bare')
			return { runId: randomUUID(), joinCode: 'ABCDEFGH', facilitatorCookie: '', wallCookie: '' };
		const application = await boot(
			parseConfig({
				DATABASE_URL: connectionString,
				BALLOT_KEY: ballotKey,
				DATA_DIR: tmpdir(),
				LOG_LEVEL: 'silent'
			}),
			{ migrationsDir }
		);
		try {
			const run = await new Seed(application.ports).openedRun();
			const { keyPerson, runId, joinCode } = run;
			const session = await application.ports.sessions.start(keyPerson, 'bench');
			const link = await createWallLink(application.ports, keyPerson.actor, { runId });
			return {
				runId,
				joinCode,
				facilitatorCookie: `session=${session.value}`,
				wallCookie: `wall=${link.token}`
			};
		} finally {
			await application.close();
		}
	}

	/** What a phone loads before its first answer: the page of the code, then the files. */
	pathsOf(joinCode: string): readonly string[] {
		const { files } = JSON.parse(readFileSync(this.#job.recordingFile, 'utf8')) as Recording;
		return [`/s/${joinCode}`, ...Object.keys(files).filter((name) => !name.startsWith('/s/'))];
	}

	/** What all servers together have used. */
	async ask(question: ProbeAsk): Promise<ProbeAnswer> {
		const told = await Promise.all(this.#servers.map((server) => server.ask(question)));
		const sum = (of: (one: ProbeAnswer) => number) =>
			told.reduce((total, one) => total + of(one), 0);
		return {
			cpuMs: sum((one) => one.cpuMs),
			rssKiB: sum((one) => one.rssKiB),
			loopP99Ms: Math.max(...told.map((one) => one.loopP99Ms))
		};
	}

	async close(): Promise<void> {
		await Promise.all(this.#servers.map((server) => server.stop()));
	}
}

export const root = path.resolve(import.meta.dirname, '../..');
