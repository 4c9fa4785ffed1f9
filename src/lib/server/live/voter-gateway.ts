import * as v from 'valibot';
import { ExpectedError } from '#lib/domain/errors.ts';
import { watchSchema, type Snapshot } from '#lib/contract/live.ts';
import { publicActor } from '#lib/domain/access/actor.ts';
import type { Ports } from '../ports.ts';
import { assertMayWatch, snapshotFor } from '../usecases/live/views.ts';
import { leave, reply } from './gateway.ts';
import type { LiveNamespace, LiveSocket } from './live-sockets.ts';
import type { PresenceCounter } from './presence.ts';
import { roomOf } from './rooms.ts';
import { TokenBucket } from './token-bucket.ts';

/** Anonymous phones: no cookie is read, nobody is known, and all they hear is whether the run is open. */
export function welcomeVoters(
	namespace: LiveNamespace,
	ports: Ports,
	presence: PresenceCounter
): void {
	namespace.on('connection', (socket) => {
		socket.data.actors = [];
		socket.data.bucket = new TokenBucket(10, 1, performance.now());
		socket.on('error', () => socket.disconnect(true));
		socket.on('watch', (request, ack) => {
			void reply(socket, ack, () => watch(ports, presence, socket, request));
		});
		socket.on('disconnecting', () => {
			leave(socket, presence);
		});
	});
}

async function watch(
	ports: Ports,
	presence: PresenceCounter,
	socket: LiveSocket,
	request: unknown
): Promise<Snapshot> {
	const parsed = v.safeParse(watchSchema, request);
	if (!parsed.success || parsed.output.audience !== 'voter')
		throw new ExpectedError('invalidInput');
	const { topic } = parsed.output;
	// Nobody is known here, so the answer is the same for all who ask.
	await ports.reads.read(`mayWatch ${topic} voter`, () =>
		assertMayWatch(ports, publicActor, topic, 'voter')
	);
	await socket.join(roomOf(topic, 'voter'));
	presence.moved(topic, 'voter');
	return snapshotFor(ports, topic, 'voter');
}
