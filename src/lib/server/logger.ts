import { pino, type Logger } from 'pino';

export type { Logger };

/** Structured lines on standard output. Never log a name, an address, a token, a cookie or an answer. */
export function createLogger(level: string): Logger {
	return pino({
		level,
		base: null,
		timestamp: pino.stdTimeFunctions.isoTime,
		redact: { paths: ['*.password', '*.token', '*.email', '*.cookie'], remove: true }
	});
}
