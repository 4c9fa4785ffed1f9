import * as v from 'valibot';
import type { Actor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { audiences, watchSchema, type Ack, type Snapshot } from '#lib/contract/live.ts';
import { cookieName, readCookie } from '../auth/guards.ts';
import type { Ports } from '../ports.ts';
import { assertMayWatch, snapshotFor } from '../usecases/live/views.ts';
import type { LiveNamespace, LiveSocket } from './live-sockets.ts';
import { forwardedProtocol } from './ballot-request.ts';
import { runCommand } from './commands.ts';
import type { PresenceCounter } from './presence.ts';
import { parseRoom, roomOf } from './rooms.ts';
import { TokenBucket } from './token-bucket.ts';

/** How often a standing connection's right to be here is checked again, besides the notices. */
const recheckMilliseconds = 60_000;

/** Facilitators and walls: known by their cookies. */
export function welcomePersons(
	namespace: LiveNamespace,
	ports: Ports,
	presence: PresenceCounter
): void {
	namespace.use((socket, next) => {
		identify(ports, socket).then(
			(known) => {
				if (known) next();
				else next(new Error('notSignedIn'));
			},
			() => {
				next(new Error('unavailable'));
			}
		);
	});
	namespace.on('connection', (socket) => {
		socket.on('error', () => socket.disconnect(true));
		socket.on('watch', (request, ack) => {
			void reply(socket, ack, () => watch(ports, presence, socket, request));
		});
		socket.on('command', (request, ack) => {
			void reply(socket, ack, () => command(ports, socket, request));
		});
		socket.on('clock', (ack) => {
			void reply(socket, ack, () => Promise.resolve({ now: ports.clock.now().getTime() }));
		});
		socket.on('disconnecting', () => {
			leave(socket, presence);
		});
		const recheck = setInterval(() => void recheckAccess(ports, socket), recheckMilliseconds);
		socket.on('disconnect', () => {
			clearInterval(recheck);
		});
	});
}

/** Ends a connection whose right to be here has ended unheard. What the database cannot tell now is asked again later. */
export async function recheckAccess(ports: Ports, socket: LiveSocket): Promise<void> {
	try {
		if ((await identify(ports, socket)) && (await mayStillWatch(ports, socket))) return;
	} catch {
		return;
	}
	socket.emit('goodbye', { reason: 'revoked' });
	socket.disconnect(true);
}

async function mayStillWatch(ports: Ports, socket: LiveSocket): Promise<boolean> {
	for (const room of socket.rooms) {
		const { topic, audience } = parseRoom(room) ?? {};
		const watched = audiences.find((one) => one === audience);
		if (topic === undefined || watched === undefined) continue;
		try {
			await firstWhoMay(socket.data.actors, (actor) =>
				assertMayWatch(ports, actor, topic, watched)
			);
		} catch (error) {
			if (error instanceof ExpectedError) return false;
			throw error;
		}
	}
	return true;
}

async function identify(ports: Ports, socket: LiveSocket): Promise<boolean> {
	const secure = forwardedProtocol(ports, socket.request) === 'https';
	const cookies = socket.request.headers.cookie;
	const signedIn = await ports.sessions.read(readCookie(cookies, cookieName('session', secure)));
	const wall = await ports.sessions.readWall(readCookie(cookies, cookieName('wall', secure)));
	socket.data.actors = [
		...(signedIn === null ? [] : [signedIn.actor]),
		...(wall.kind === 'wall' ? [wall] : [])
	];
	socket.data.bucket ??= new TokenBucket(20, 5, performance.now());
	if (signedIn !== null) {
		socket.data.personId = signedIn.actor.personId;
		socket.data.sessionId = signedIn.sessionId;
	}
	if (wall.kind === 'wall') socket.data.wallLinkId = wall.wallLinkId;
	return socket.data.actors.length > 0;
}

async function watch(
	ports: Ports,
	presence: PresenceCounter,
	socket: LiveSocket,
	request: unknown
): Promise<Snapshot> {
	const parsed = v.safeParse(watchSchema, request);
	if (!parsed.success || parsed.output.audience === 'voter')
		throw new ExpectedError('invalidInput');
	const { topic, audience } = parsed.output;
	return firstWhoMay(socket.data.actors, async (actor) => {
		await assertMayWatch(ports, actor, topic, audience);
		// Joined before reading, so that nothing that changes in between is missed.
		await socket.join(roomOf(topic, audience));
		presence.moved(topic, audience);
		return snapshotFor(ports, topic, audience);
	});
}

async function command(ports: Ports, socket: LiveSocket, request: unknown): Promise<unknown> {
	const parsed = v.safeParse(
		v.strictObject({ name: v.pipe(v.string(), v.maxLength(60)), input: v.unknown() }),
		request
	);
	if (!parsed.success) throw new ExpectedError('invalidInput');
	const { name, input } = parsed.output;
	return firstWhoMay(socket.data.actors, (actor) => runCommand(ports, actor, name, input));
}

/** Tries each of the socket's actors; the last refusal counts. */
async function firstWhoMay<T>(
	actors: readonly Actor[],
	work: (actor: Actor) => Promise<T>
): Promise<T> {
	let refusal: unknown = new ExpectedError('notSignedIn');
	for (const actor of actors) {
		try {
			return await work(actor);
		} catch (error) {
			if (
				!(error instanceof ExpectedError) ||
				!['notAllowed', 'notFound', 'notSignedIn'].includes(error.code)
			)
				throw error;
			refusal = error;
		}
	}
	throw refusal;
}

export function leave(socket: LiveSocket, presence: PresenceCounter): void {
	for (const room of socket.rooms) {
		const parsed = parseRoom(room);
		if (parsed !== null) presence.moved(parsed.topic, parsed.audience);
	}
}

/** Runs the work within the socket's budget and acknowledges what came of it; a client without ack hears nothing. */
export async function reply<T>(
	socket: LiveSocket,
	ack: ((reply: Ack<T>) => void) | undefined,
	work: () => Promise<T>
): Promise<void> {
	const answer = typeof ack === 'function' ? ack : () => undefined;
	try {
		if (!socket.data.bucket.take(performance.now())) throw new ExpectedError('tooManyAttempts');
		answer({ ok: true, data: await work() });
	} catch (error) {
		answer({ ok: false, code: error instanceof ExpectedError ? error.code : 'unavailable' });
	}
}
