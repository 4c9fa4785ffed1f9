import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/**
 * Where the process that owns the HTTP server and the application meet, in production and in dev alike:
 * the host puts its server here, the application answers with what must stand in front of Kit.
 */
export type HostSlot = {
	readonly httpServer: Server;
	/** Set by the application: answers the ballot routes without Kit; false when the request is not its own. */
	listener?: (request: IncomingMessage, response: ServerResponse) => boolean;
	/** Set by the application: stops accepting, says goodbye, closes everything; resolves when done. */
	drain?: () => Promise<void>;
	/** Set by the application: lets go of everything but the HTTP server, for the next one after a change in dev. */
	release?: () => Promise<void>;
	/** Set by the application: what it wants said when the host listens. */
	onListening?: (address: string) => void;
};

const slotName = Symbol.for('vankrets.host');

type Holder = { [slotName]?: HostSlot };

export function findHostSlot(): HostSlot | undefined {
	return (globalThis as Holder)[slotName];
}
