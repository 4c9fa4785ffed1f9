import type { BallotDatabase, AppDatabase } from './db/database.ts';
import type { KeyEncryptionKey } from './ballot-keys.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { BallotOffice } from './live/ballot-office.ts';
import type { AttemptLimiter } from './live/attempt-limiter.ts';
import type { RateKeeper } from './live/token-bucket.ts';
import type { SharedReads } from './shared-reads.ts';
import type { PasswordOffice } from './auth/passwords.ts';
import type { SessionOffice } from './auth/sessions.ts';
import type { SignInThrottle } from './auth/sign-in-throttle.ts';
import type { PdfOffice } from './pdf/pdf-office.ts';
import type { Logger } from './logger.ts';
import type { Meters } from './metrics/meters.ts';

/** What a use case may reach: made once at boot, handed to every use case as its first argument. */
export type Ports = {
	readonly config: Config;
	readonly db: AppDatabase;
	/** The ballot role's own connection. Only ballot use cases and turnout touch it. */
	readonly ballotDb: BallotDatabase;
	readonly kek: KeyEncryptionKey;
	readonly clock: Clock;
	readonly log: Logger;
	readonly office: BallotOffice;
	readonly codeMisses: AttemptLimiter;
	/** How often a person may send a command and the like. */
	readonly rates: RateKeeper;
	/** What many ask for at the same moment is read once. */
	readonly reads: SharedReads;
	readonly sessions: SessionOffice;
	readonly passwords: PasswordOffice;
	readonly signInThrottle: SignInThrottle;
	readonly pdf: PdfOffice;
	/** What is counted for the operator. */
	readonly meters: Meters;
	/** Removes from the database's files what the answers of closed runs leave behind. Never rejects. */
	readonly sweepBallots: () => Promise<void>;
};
