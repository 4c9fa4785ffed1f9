import path from 'node:path';
import type { Pool } from 'pg';
import { AttemptLimiter } from './live/attempt-limiter.ts';
import { BallotOffice } from './live/ballot-office.ts';
import { loadKeyEncryptionKey } from './ballot-keys.ts';
import { ballotStore, findOpenPoll } from './usecases/poll/ballot-store.ts';
import { RateKeeper } from './live/token-bucket.ts';
import { PasswordOffice } from './auth/passwords.ts';
import { SessionOffice } from './auth/sessions.ts';
import { SignInThrottle } from './auth/sign-in-throttle.ts';
import { steadyNow, systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { createDatabase, createPool, type AppSchema, type BallotSchema } from './db/database.ts';
import { listOpenCodes } from './db/queries/ballot.ts';
import { BallotSweeper, patience } from './db/ballot-sweep.ts';
import { startEmbeddedDatabase, type EmbeddedDatabase } from './db/embedded/start.ts';
import { migrate } from './db/migrate.ts';
import { assertDurable, describeServer } from './db/server-check.ts';
import { createLogger, type Logger } from './logger.ts';
import { Meters } from './metrics/meters.ts';
import { PdfOffice } from './pdf/pdf-office.ts';
import type { Ports } from './ports.ts';
import { SharedReads } from './shared-reads.ts';

export type Pools = Readonly<
	Record<'app' | 'ballot', Pick<Pool, 'totalCount' | 'idleCount' | 'waitingCount'>>
>;

/** A started application: its ports, and how to close what it opened. */
export type Application = {
	readonly ports: Ports;
	readonly pools: Pools;
	readonly connectionString: string;
	/** One line for a person: which database, in which folder. */
	readonly databaseDescription: string;
	close(): Promise<void>;
};

/** Opens the database (starting the embedded one when no server is named), migrates, and builds the ports. */
export async function boot(
	config: Config,
	options: {
		migrationsDir?: string;
		log?: Logger;
		clock?: Clock;
		onWritten?: (runId: string) => void;
	} = {}
): Promise<Application> {
	const log = options.log ?? createLogger(config.LOG_LEVEL);
	const dataDir = path.resolve(config.DATA_DIR);
	const embedded = config.DATABASE_URL === null ? await startEmbedded(dataDir, log) : null;
	const connectionString = config.DATABASE_URL ?? embedded?.connectionString ?? '';
	try {
		const server = await describeServer(connectionString);
		assertDurable(server, embedded !== null);
		await migrate({ connectionString, migrationsDir: options.migrationsDir ?? 'migrations', log });
		const opened = await open(config, connectionString, dataDir, log, {
			clock: options.clock ?? systemClock,
			onWritten: options.onWritten ?? (() => undefined)
		});
		return {
			...opened,
			connectionString,
			databaseDescription:
				embedded === null
					? server.description
					: `PostgreSQL ${server.version} of its own in ${embedded.clusterDir}${embedded.adopted ? ' (was still running)' : ''}`,
			close: async () => {
				await opened.close();
				await embedded?.stop();
			}
		};
	} catch (error) {
		await embedded?.stop();
		throw error;
	}
}

async function startEmbedded(dataDir: string, log: Logger): Promise<EmbeddedDatabase> {
	return startEmbeddedDatabase({
		dataDir,
		log: (message) => {
			log.info(message);
		}
	});
}

async function open(
	config: Config,
	connectionString: string,
	dataDir: string,
	log: Logger,
	{ clock, onWritten }: { clock: Clock; onWritten: (runId: string) => void }
): Promise<Pick<Application, 'ports' | 'pools' | 'close'>> {
	const appPool = createPool(connectionString, 'vankrets_app', log, {
		max: config.DATABASE_POOL_SIZE
	});
	const ballotPool = createPool(connectionString, 'vankrets_ballot', log, { max: 4 });
	const ownerPool = createPool(connectionString, 'vankrets_owner', log, {
		max: 1,
		idleTimeoutMillis: 1000,
		lock_timeout: patience
	});
	// Whoever logs in to a database of our own owns the whole server.
	const serverPool =
		config.DATABASE_URL === null
			? createPool(connectionString, null, log, { max: 1, idleTimeoutMillis: 1000 })
			: null;
	const sweeper = new BallotSweeper({ owner: ownerPool, ownServer: serverPool, log });
	// A closing may have been the last thing before a crash.
	void sweeper.sweep();
	const db = createDatabase<AppSchema>(appPool);
	const ballotDb = createDatabase<BallotSchema>(ballotPool);
	const kek = await loadKeyEncryptionKey(config.BALLOT_KEY, dataDir);
	const meters = new Meters();
	const office = new BallotOffice({
		store: meters.counting(ballotStore(ballotDb)),
		findOpenPoll: (code) => findOpenPoll(ballotDb, kek, code),
		listOpenCodes: () => listOpenCodes(ballotDb),
		onWritten
	});
	const ports: Ports = {
		config,
		db,
		ballotDb,
		kek,
		clock,
		log,
		office,
		codeMisses: new AttemptLimiter({ perAddress: 30, total: 300 }, steadyNow(clock)),
		rates: new RateKeeper(() => performance.now()),
		reads: new SharedReads(),
		sessions: new SessionOffice(db, clock),
		passwords: new PasswordOffice(),
		signInThrottle: new SignInThrottle(steadyNow(clock)),
		pdf: new PdfOffice(),
		meters,
		sweepBallots: () => sweeper.sweep()
	};
	return {
		ports,
		pools: { app: appPool, ballot: ballotPool },
		close: async () => {
			await sweeper.close();
			await Promise.all([
				ports.pdf.close(),
				db.destroy(),
				ballotDb.destroy(),
				ownerPool.end(),
				serverPool?.end()
			]);
		}
	};
}
