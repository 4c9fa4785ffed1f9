export type EmbeddedDatabaseErrorCode =
	| 'foreignDirectory'
	| 'newerDirectory'
	| 'alreadyInUse'
	| 'unsupportedPlatform'
	| 'cannotRunAsRoot'
	| 'startFailed';

/** The message is for the operator: what happened, whether the data is safe, what to do, and where. */
export class EmbeddedDatabaseError extends Error {
	readonly code: EmbeddedDatabaseErrorCode;

	constructor(code: EmbeddedDatabaseErrorCode, message: string, options?: ErrorOptions) {
		super(message, options);
		this.name = 'EmbeddedDatabaseError';
		this.code = code;
	}
}

/** The `code` of a Node or PostgreSQL error ('ENOENT', '57P03'), or undefined. */
export function codeOf(error: unknown): string | undefined {
	if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
	return typeof error.code === 'string' ? error.code : undefined;
}

export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
