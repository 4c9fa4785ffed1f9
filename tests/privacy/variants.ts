import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { Application } from '#lib/server/boot.ts';
import type { BallotStore } from '#lib/server/live/ballot-box.ts';
import { BallotOffice } from '#lib/server/live/ballot-office.ts';
import type { Ports } from '#lib/server/ports.ts';
import { listOpenCodes } from '#lib/server/db/queries/ballot.ts';
import { ballotStore, findOpenPoll } from '#lib/server/usecases/poll/ballot-store.ts';
import { openDoor, type Door } from './simulated-run.ts';

/**
 * The application as it is, and applications with one thing spoilt, so that the adversary can be seen to find it.
 * `unswept` is what is left where the log and the free space are kept: a database server that archives its log.
 */
export const variants = {
	honest: 'the product',
	unswept: 'the product, the write-ahead log kept',
	sameTransaction: 'spoilt: who has answered, written with the answer',
	creationTime: 'spoilt: an answer has a time',
	logLine: 'spoilt: a log line for each answer'
} as const;
export type Variant = keyof typeof variants;

/** Where the spoilt variants keep what they should not. */
export async function makeLeakySchema(connectionString: string): Promise<void> {
	await withClient(connectionString, (client) =>
		client.query(`CREATE SCHEMA leaky;
			CREATE TABLE leaky.has_answered (run_id uuid, address text, item_no int);
			CREATE TABLE leaky.answer (id uuid DEFAULT gen_random_uuid() PRIMARY KEY, run_id uuid, item_no int, choice int);
			CREATE TABLE leaky.timed (run_id uuid, item_no int, choice int, at timestamptz);
			GRANT USAGE ON SCHEMA leaky TO vankrets_ballot; GRANT ALL ON ALL TABLES IN SCHEMA leaky TO vankrets_ballot`)
	);
}

async function withClient<T>(
	connectionString: string,
	work: (client: Client) => Promise<T>
): Promise<T> {
	const client = new Client({ connectionString });
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}

/** The ports of a variant: its way of storing answers, and of cleaning up after a closing. */
export function portsOf(variant: Variant, { ports, connectionString }: Application): Ports {
	if (variant === 'honest' || variant === 'sameTransaction') return ports;
	if (variant === 'unswept')
		return {
			...ports,
			sweepBallots: () =>
				withClient(connectionString, async (client) => {
					await client.query('VACUUM ballot.ballot, ballot.poll_key');
				})
		};
	const honest = ballotStore(ports.ballotDb);
	const store: BallotStore = {
		...honest,
		write: async (runId, answers) => {
			const written = await honest.write(runId, answers);
			for (const { itemNo, choice } of written ?? [])
				if (variant === 'logLine') ports.log.info({ item: itemNo, choice }, 'answer stored');
				else
					await withClient(connectionString, (client) =>
						client.query('INSERT INTO leaky.timed VALUES ($1, $2, $3, clock_timestamp())', [
							runId,
							itemNo,
							choice
						])
					);
			return written;
		}
	};
	const office = new BallotOffice({
		store,
		findOpenPoll: (code) => findOpenPoll(ports.ballotDb, ports.kek, code),
		listOpenCodes: () => listOpenCodes(ports.ballotDb),
		onWritten: () => undefined
	});
	return { ...ports, office };
}

/** The door that answers come in by. Two tables written in one transaction need no application to be seen through. */
export async function doorOf(
	variant: Variant,
	ports: Ports,
	run: { runId: string; joinCode: string },
	connectionString: string
): Promise<Door> {
	const door = await openDoor(ports, run.joinCode);
	if (variant === 'creationTime')
		return {
			...door,
			cast: async (answer) => {
				const told = await door.cast(answer);
				// Two answers within one millisecond would be a matter of luck.
				await delay(2);
				return told;
			}
		};
	if (variant !== 'sameTransaction') return door;
	const client = new Client({ connectionString });
	await client.connect();
	return {
		cast: async (answer) => {
			const told = await door.cast(answer);
			await client.query('BEGIN');
			await client.query('INSERT INTO leaky.has_answered VALUES ($1, $2, $3)', [
				run.runId,
				answer.address,
				answer.itemNo
			]);
			await client.query('INSERT INTO leaky.answer (run_id, item_no, choice) VALUES ($1, $2, $3)', [
				run.runId,
				answer.itemNo,
				answer.choice
			]);
			await client.query('COMMIT');
			return told;
		},
		close: async () => {
			await client.end();
			await door.close();
		}
	};
}
