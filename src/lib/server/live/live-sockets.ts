import type { Namespace, Server, Socket } from 'socket.io';
import type { Actor } from '#lib/domain/access/actor.ts';
import type { ClientToServer, ServerToClient } from '#lib/contract/live.ts';
import type { TokenBucket } from './token-bucket.ts';

/** What the server knows of one socket. */
export type LiveSocketData = {
	/** The signed-in person first, then the wall of a wall link: the first who may, acts. */
	actors: Actor[];
	personId?: string;
	sessionId?: string;
	wallLinkId?: string;
	bucket: TokenBucket;
};

type BetweenServers = Record<string, never>;

export type LiveServer = Server<ClientToServer, ServerToClient, BetweenServers, LiveSocketData>;
export type LiveNamespace = Namespace<
	ClientToServer,
	ServerToClient,
	BetweenServers,
	LiveSocketData
>;
export type LiveSocket = Socket<ClientToServer, ServerToClient, BetweenServers, LiveSocketData>;
