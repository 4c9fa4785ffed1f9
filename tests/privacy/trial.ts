import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { Client } from 'pg';
import { boot, type Application } from '#lib/server/boot.ts';
import { parseConfig } from '#lib/server/config.ts';
import { findCluster } from '#lib/server/db/embedded/find.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { Seed } from '../support/seed.ts';
import { attack, intervalOf, orderExcess, type Attack, type Case } from './adversary.ts';
import { carveLog, gather } from './evidence.ts';
import { randomFrom, simulate } from './simulated-run.ts';
import { doorOf, makeLeakySchema, portsOf, type Variant } from './variants.ts';

/** What came of attacking a variant. Shares are of answers, from 0 to 1; intervals are of 95 %. */
export type Verdict = {
	readonly variant: Variant;
	readonly runs: number;
	readonly answers: number;
	readonly through: Attack['through'];
	readonly right: number;
	readonly guess: number;
	readonly gain: { readonly mean: number; readonly low: number; readonly high: number };
	/** What the order of sealed answers tells beyond chance. */
	readonly order: { readonly mean: number; readonly low: number; readonly high: number };
	/** Runs of which a key of an answer was found in some file of the database after closing. */
	readonly runsWithKeys: number;
};

export type Size = { readonly runs: number; readonly voters: number; readonly items: number };

/** An application with an embedded database of its own, whose every log the adversary has. */
export class Trial {
	readonly #application: Application;
	readonly #clusterDir: string;
	readonly #dataDir: string;
	readonly #log: string[];
	#voters = 1;

	private constructor(given: {
		application: Application;
		clusterDir: string;
		dataDir: string;
		log: string[];
	}) {
		this.#application = given.application;
		this.#clusterDir = given.clusterDir;
		this.#dataDir = given.dataDir;
		this.#log = given.log;
	}

	static async start(): Promise<Trial> {
		const dataDir = mkdtempSync(path.join(tmpdir(), 'vankrets-privacy-'));
		chmodSync(dataDir, 0o711);
		const log: string[] = [];
		const stream = new Writable({
			write: (chunk: Buffer, _, done) => {
				log.push(chunk.toString());
				done();
			}
		});
		const application = await boot(parseConfig({ DATA_DIR: dataDir, TRUSTED_PROXIES: '1' }), {
			log: pino({ level: 'debug' }, stream),
			migrationsDir: path.resolve(import.meta.dirname, '../../migrations')
		});
		await makeLeakySchema(application.connectionString);
		const clusterDir = await findCluster(dataDir);
		return new Trial({ application, clusterDir, dataDir, log });
	}

	/** Half of the runs are the adversary's own, to learn from; it is judged by the other half. */
	async judge(
		variant: Variant,
		size: Size,
		seed: number,
		say: (text: string) => void = () => undefined
	): Promise<Verdict> {
		const random = randomFrom(seed);
		const cases: Case[] = [];
		let runsWithKeys = 0;
		for (let index = 0; index < size.runs; index += 1) {
			const one = await this.#attackable(variant, size, random);
			if (one.evidence.keysFound > 0) runsWithKeys += 1;
			cases.push(one);
			if ((index + 1) % 10 === 0) say(`${variant}: ${String(index + 1)} runs`);
		}
		const others = cases.slice(Math.floor(cases.length / 2));
		const { through, shares } = attack(cases.slice(0, cases.length - others.length), others);
		return {
			variant,
			runs: cases.length,
			answers: others.length * size.voters * size.items,
			through,
			right: intervalOf(shares.map((one) => one.right)).mean,
			guess: intervalOf(shares.map((one) => one.guess)).mean,
			gain: intervalOf(shares.map((one) => one.right - one.guess)),
			order: intervalOf(orderExcess(cases)),
			runsWithKeys
		};
	}

	async #attackable(variant: Variant, size: Size, random: () => number): Promise<Case> {
		const { connectionString } = this.#application;
		const ports = portsOf(variant, this.#application);
		const seeded = await new Seed(ports).openedRun();
		const from = this.#log.length;
		const door = await doorOf(variant, ports, seeded, connectionString);
		try {
			const run = await simulate(door, { ...size, random, firstAddress: this.#voters });
			this.#voters += size.voters;
			const keys = await this.#readKeys(seeded.runId);
			const archive = variant === 'unswept' ? carveLog(this.#clusterDir, seeded.runId) : null;
			await closeRun(ports, seeded.keyPerson.actor, { runId: seeded.runId });
			const evidence = await gather({
				connectionString,
				clusterDir: this.#clusterDir,
				runId: seeded.runId,
				run,
				keys,
				appLog: this.#log.slice(from)
			});
			return { run, evidence: archive === null ? evidence : { ...evidence, inLog: archive } };
		} finally {
			await door.close();
		}
	}

	async #readKeys(runId: string): Promise<Buffer[]> {
		const client = new Client({ connectionString: this.#application.connectionString });
		await client.connect();
		try {
			// As autovacuum does of a busy table: the planner's sample is a place where keys could stay.
			await client.query('ANALYZE ballot.ballot, ballot.poll_key');
			const { rows } = await client.query<{ ballot_key: Buffer }>(
				'SELECT DISTINCT ballot_key FROM ballot.ballot WHERE run_id = $1',
				[runId]
			);
			return rows.map((row) => row.ballot_key);
		} finally {
			await client.end();
		}
	}

	async close(): Promise<void> {
		await this.#application.close();
		rmSync(this.#dataDir, { recursive: true, force: true });
	}
}
