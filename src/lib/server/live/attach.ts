import { createServer, type IncomingMessage, type Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { Server } from 'socket.io';
import { audiences, type Audience } from '#lib/contract/live.ts';
import type { Application } from '../boot.ts';
import { newId } from '../ids.ts';
import type { Ports } from '../ports.ts';
import { isOwnOriginOf } from './ballot-request.ts';
import { Broadcaster } from './broadcaster.ts';
import { NoticeListener } from './notices.ts';
import { PresenceCounter } from './presence.ts';
import { recheckAccess, welcomePersons } from './gateway.ts';
import type { LiveNamespace, LiveServer } from './live-sockets.ts';
import { parseRoom } from './rooms.ts';
import { welcomeVoters } from './voter-gateway.ts';

/** The live server as the rest of the application sees it. */
export type Live = {
	/** True while this instance hears of changes. */
	readonly listening: boolean;
	/** How many sockets of this instance are in each audience's rooms. */
	connected(): Record<Audience, number>;
	/** Says goodbye to every client and closes their sockets. */
	close(): Promise<void>;
};

const mostSockets = 20_000;

/** Attaches the live server to the HTTP server (or only listens, when there is none). */
export async function attachLive(
	httpServer: HttpServer | null,
	application: Application
): Promise<Live> {
	const { ports } = application;
	const state = { draining: false };
	const io = createIo(ports, state);
	const leaveServer = takeUpgrades(httpServer, io);
	const namespaces = [io.of('/'), io.of('/voter')];
	const presence = new PresenceCounter(ports, newId(), namespaces);
	const broadcaster = new Broadcaster(ports, namespaces);
	const listener = new NoticeListener(
		application.connectionString,
		{
			onSlice: (notice) => {
				if (notice.slice === 'run') ports.office.drop(notice.topic);
				broadcaster.changed(notice.topic, notice.slice);
			},
			onAccessEnd: (notice) => {
				endAccess(io.of('/'), notice);
			},
			onGap: () => {
				ports.office.dropAll();
				broadcaster.everythingMayHaveChanged();
				for (const socket of io.of('/').sockets.values()) void recheckAccess(ports, socket);
			}
		},
		ports.log
	);
	welcomePersons(io.of('/'), ports, presence);
	welcomeVoters(io.of('/voter'), ports, presence);
	await listener.start();
	return {
		get listening() {
			return listener.listening;
		},
		connected: () => countByAudience(namespaces),
		close: async () => {
			state.draining = true;
			presence.stop();
			await sayGoodbye(io, namespaces);
			leaveServer();
			await listener.stop();
		}
	};
}

function countByAudience(namespaces: readonly LiveNamespace[]): Record<Audience, number> {
	const counts = Object.fromEntries(audiences.map((one) => [one, 0])) as Record<Audience, number>;
	for (const { adapter } of namespaces)
		for (const [room, sockets] of adapter.rooms) {
			const audience = audiences.find((one) => one === parseRoom(room)?.audience);
			if (audience !== undefined) counts[audience] += sockets.size;
		}
	return counts;
}

function createIo(ports: Ports, state: { readonly draining: boolean }): LiveServer {
	const io: LiveServer = new Server({
		path: '/live',
		transports: ['websocket'],
		serveClient: false,
		maxHttpBufferSize: 16_384,
		connectTimeout: 8000,
		pingInterval: 20_000,
		pingTimeout: 15_000,
		perMessageDeflate: false,
		cleanupEmptyChildNamespaces: true,
		allowRequest: (request, decide) => {
			decide(null, !state.draining && mayConnect(ports, io, request));
		}
	});
	return io;
}

/** Tells every client that this instance stops, and closes their sockets. */
async function sayGoodbye(io: LiveServer, namespaces: readonly LiveNamespace[]): Promise<void> {
	for (const namespace of namespaces) namespace.emit('goodbye', { reason: 'draining' });
	// A moment for the word to leave before the sockets do.
	await new Promise((resolve) => setTimeout(resolve, 200));
	for (const namespace of namespaces) namespace.disconnectSockets(true);
	io.engine.close();
}

/**
 * Hands upgrades of /live to Socket.IO and leaves every plain request alone. Attached to the server itself,
 * Socket.IO would answer requests too, beside Kit, and could not be taken off again after a change in dev.
 */
function takeUpgrades(httpServer: HttpServer | null, io: LiveServer): () => void {
	const inner = createServer();
	io.attach(inner);
	if (httpServer === null) return () => undefined;
	const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
		if (request.url?.split('?', 1)[0]?.replace(/\/$/, '') === '/live')
			inner.emit('upgrade', request, socket, head);
		// Vite's own socket lives on the same server in dev; in production nothing else upgrades.
		else if (httpServer.listenerCount('upgrade') === 1) socket.destroy();
	};
	httpServer.on('upgrade', upgrade);
	return () => {
		httpServer.off('upgrade', upgrade);
	};
}

function mayConnect(ports: Ports, io: LiveServer, request: IncomingMessage): boolean {
	return isOwnOriginOf(ports, request) && io.engine.clientsCount < mostSockets;
}

function endAccess(
	namespace: LiveNamespace,
	notice: { personId?: string; sessionId?: string; wallLinkId?: string }
): void {
	for (const socket of namespace.sockets.values()) {
		const { personId, sessionId, wallLinkId } = socket.data;
		const ended =
			(notice.personId !== undefined && notice.personId === personId) ||
			(notice.sessionId !== undefined && notice.sessionId === sessionId) ||
			(notice.wallLinkId !== undefined && notice.wallLinkId === wallLinkId);
		if (!ended) continue;
		socket.emit('goodbye', { reason: 'revoked' });
		socket.disconnect(true);
	}
}
