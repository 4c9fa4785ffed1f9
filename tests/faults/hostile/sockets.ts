import { io, type Socket } from 'socket.io-client';
import { audiences } from '#lib/contract/live.ts';
import { commands } from '#lib/server/live/commands.ts';
import type { Ground } from '../ground.ts';
import { hostileValues, pick } from './values.ts';

/** What was sent and came back, over both namespaces and every event. */
export type SocketFlood = {
	/** Messages that the server has read and answered. */
	readonly parsed: number;
	/** Of them those that were not turned away by the socket's own budget. */
	readonly 'past the limiter': number;
	/** Hostile messages that were granted. */
	readonly granted: number;
};

const socketsAtATime = 50;
const messagesPerSocket = 2000;
const names = [...Object.keys(commands), 'toString', '__proto__', ''];

/** Sends until so many hostile messages are answered; new sockets all the while, because each has a small budget. */
export async function floodSockets(
	ground: Ground,
	url: string,
	wanted: number,
	say: (text: string) => void
): Promise<SocketFlood> {
	const run = await ground.seed.openedRun();
	const count = { parsed: 0, past: 0, granted: 0 };
	let told = 0;
	while (count.parsed < wanted) {
		const each = Math.min(messagesPerSocket, Math.ceil((wanted - count.parsed) / socketsAtATime));
		const cookie = await ground.cookieOf(await ground.seed.insertKeyPerson(run.organisation));
		await Promise.all(
			Array.from({ length: socketsAtATime }, (_, index) =>
				floodOne(url, index % 2 === 0 ? '/' : '/voter', cookie, run.runId, each, count)
			)
		);
		if (count.parsed - told >= 100_000) {
			told = count.parsed;
			say(`${String(told)} hostile messages answered`);
		}
	}
	return { parsed: count.parsed, 'past the limiter': count.past, granted: count.granted };
}

type Count = { parsed: number; past: number; granted: number };

async function floodOne(
	url: string,
	namespace: string,
	cookie: string,
	runId: string,
	messages: number,
	count: Count
): Promise<void> {
	const socket = io(url + namespace, {
		path: '/live',
		transports: ['websocket'],
		forceNew: true,
		reconnection: false,
		extraHeaders: { origin: url, cookie: namespace === '/' ? cookie : '' }
	});
	await new Promise<void>((resolve, reject) => {
		socket.on('connect', resolve);
		socket.on('connect_error', reject);
	});
	await new Promise<void>((resolve) => {
		let left = messages;
		const done = () => {
			left -= 1;
			if (left === 0) resolve();
		};
		socket.on('disconnect', () => {
			resolve();
		});
		for (let sent = 0; sent < messages; sent += 1)
			sendHostile(socket, namespace, runId, count, done);
	});
	socket.disconnect();
}

function sendHostile(
	socket: Socket,
	namespace: string,
	runId: string,
	count: Count,
	done: () => void
): void {
	const answered = (reply: { ok?: boolean; code?: string } | undefined) => {
		count.parsed += 1;
		if (reply?.code !== 'tooManyAttempts') count.past += 1;
		if (reply?.ok === true) count.granted += 1;
		done();
	};
	const kind = Math.random();
	// With a binary part, which travels in frames of its own.
	if (kind < 0.02) socket.emit('watch', { topic: Buffer.from('ff', 'hex') }, answered);
	else if (kind < 0.4 || namespace === '/voter')
		socket.emit('watch', hostileWatch(runId), answered);
	else socket.emit('command', hostileCommand(runId), answered);
	// Events that nobody listens to here.
	if (kind > 0.95) socket.emit(pick(['whatever', 'clock', 'slice', '']), pick(hostileValues));
}

function hostileWatch(runId: string): unknown {
	const kind = Math.random();
	if (kind < 0.3) return pick(hostileValues);
	return {
		topic: kind < 0.6 ? pick(hostileValues) : runId,
		audience: kind < 0.8 ? pick(hostileValues) : pick(audiences),
		...(kind > 0.9 ? { further: pick(hostileValues) } : {})
	};
}

function hostileCommand(runId: string): unknown {
	const kind = Math.random();
	if (kind < 0.2) return pick(hostileValues);
	const input = {
		runId: kind < 0.5 ? pick(hostileValues) : runId,
		itemNo: pick(hostileValues),
		step: { step: pick(hostileValues), itemNo: pick(hostileValues) },
		change: { score: { value: pick(hostileValues), seen: pick(hostileValues) } },
		seen: pick(hostileValues)
	};
	return { name: kind < 0.3 ? pick(hostileValues) : pick(names), input };
}
