/** One command of src/cli/admin.ts. */
export type AdminCommand = {
	/** Its arguments, as shown to whoever asks. */
	readonly usage: string;
	readonly about: string;
	/** @throws Error whose message the operator is shown */
	run(args: readonly string[]): Promise<void>;
};
