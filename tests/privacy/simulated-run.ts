import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import type { Choice } from '#lib/domain/poll/scale.ts';
import { padded } from '#lib/contract/padded.ts';
import { newToken } from '#lib/server/ids.ts';
import { createHostListener } from '#lib/server/live/host-listener.ts';
import type { Ports } from '#lib/server/ports.ts';

/** What a proxy in front writes down of a request: who, when, how much; never what. */
export type ProxyLine = {
	readonly address: string;
	/** Milliseconds. */
	readonly at: number;
	readonly status: number;
	readonly sent: number;
	readonly received: number;
};

/** One run of the simulation. The adversary has all of it but the truth, which only says how often it was right. */
export type SimulatedRun = {
	readonly voters: readonly string[];
	readonly items: number;
	readonly proxyLog: readonly ProxyLine[];
	/** What each address answered last, item by item. */
	readonly truth: ReadonlyMap<string, readonly Choice[]>;
};

export type Cast = { token: string; address: string; itemNo: number; choice: Choice; rev: number };
type Sent = { readonly status: number; readonly sent: number; readonly received: number };
export type Door = { cast(answer: Cast): Promise<Sent>; close(): Promise<void> };

/** The application's own door for answers, behind a proxy that says where each request comes from. */
export async function openDoor(ports: Ports, code: string): Promise<Door> {
	const live = { listening: true, close: () => Promise.resolve() };
	const listener = createHostListener(ports, live, { draining: false });
	// A slow machine's pauses must not end a connection just when it is used again.
	const server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
		if (!listener(request, response)) response.writeHead(404).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
	return {
		cast: async ({ token, address, itemNo, choice, rev }) => {
			const body = padded(
				JSON.stringify({ code, token, item: itemNo, choice: choice ?? 'dontKnow', rev })
			);
			const response = await fetch(`${url}/api/ballot`, {
				method: 'POST',
				headers: {
					'content-type': 'application/json',
					origin: url,
					'x-forwarded-for': address
				},
				body
			});
			const received = (await response.text()).length;
			return { status: response.status, sent: body.length, received };
		},
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => {
					resolve();
				});
			})
	};
}

/**
 * Voters answer one after another, the worst case: whoever knows the order of the answers knows whose they are. One in
 * five changes an answer.
 */
export async function simulate(
	door: Door,
	options: { voters: number; items: number; random: () => number; firstAddress: number }
): Promise<SimulatedRun> {
	const { random, items } = options;
	const proxyLog: ProxyLine[] = [];
	const truth = new Map<string, Choice[]>();
	const leaning = Array.from({ length: items }, () => 0.2 + random() * 0.6);
	for (let voter = 0; voter < options.voters; voter += 1) {
		const number = options.firstAddress + voter;
		const address = `10.${String(number >> 16)}.${String((number >> 8) & 255)}.${String(number & 255)}`;
		const token = newToken();
		const answers: Choice[] = [];
		const cast = async (itemNo: number, rev: number) => {
			const choice = anyChoice(random, leaning[itemNo - 1] ?? 0.5);
			answers[itemNo - 1] = choice;
			const told = await door.cast({ token, address, itemNo, choice, rev });
			if (told.status !== 200) throw new Error(`an answer was refused: ${String(told.status)}`);
			proxyLog.push({ address, at: Date.now(), ...told });
		};
		for (let itemNo = 1; itemNo <= items; itemNo += 1) await cast(itemNo, 1);
		if (random() < 0.2) await cast(1 + Math.floor(random() * items), 2);
		truth.set(address, answers);
	}
	return { voters: [...truth.keys()], items, proxyLog, truth };
}

function anyChoice(random: () => number, leaning: number): Choice {
	if (random() < 0.12) return null;
	const draw = random();
	return draw < leaning * 0.7 ? 3 : draw < 0.7 ? 2 : 1;
}

/** Repeatable numbers from 0 to 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
