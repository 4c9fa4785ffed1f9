/** A backup that cannot be taken or restored, in words for the operator. Nothing was changed. */
export class BackupError extends Error {
	constructor(message: string, options?: ErrorOptions) {
		super(message, options);
		this.name = 'BackupError';
	}
}
