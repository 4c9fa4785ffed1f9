import type { FigureName } from './figures.ts';

/** `bare`: the baseline. `app`: one instance. `apps`: several instances, phones spread over them. */
export type Side = 'bare' | 'app' | 'apps';

/**
 * `answering`: a hall arrives, answers and hears the closing. `connected`: phones that only are there.
 * `following`: screens that follow the facilitator's steps. `returning`: all are dropped and come back, ten times.
 */
export const kinds = ['answering', 'connected', 'following', 'returning'] as const;
export type Kind = (typeof kinds)[number];

/** One trial: a fresh server, one kind of load, one size. Run by a process of its own, which is the phones. */
export type TrialJob = {
	readonly side: Side;
	readonly kind: Kind;
	readonly phones: number;
	readonly instances: number;
	readonly connectionString: string;
	readonly ballotKey: string;
	readonly recordingFile: string;
	/** How long the quiet room's answers are spread over, in seconds. */
	readonly spreadSeconds: number;
	readonly waves: number;
	/** Whether the server is to have worked before it is measured. */
	readonly warmUp: boolean;
};

export type Figures = Partial<Record<FigureName, number>>;
