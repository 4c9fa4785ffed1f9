import { Agent, request as startRequest } from 'node:http';
import { joinCodeAlphabet } from '#lib/domain/poll/join-code.ts';
import { sleep } from '../app-process.ts';
import { onGround, type Ground } from '../ground.ts';
import { newDeviceToken } from '../phones.ts';
import { pick } from '../hostile/values.ts';
import { percentile, times, type FaultScenario, type How } from '../scenario.ts';

/** Guesses at every place that takes a code, from one address; honest phones come from the same one meanwhile. */
const openRuns = 50;
const honestPhones = 300;
const guessersAtOnce = 16;
/** The limit per address and minute; what is on its way when it is reached still gets an answer. */
const mostAnswered = 30 + guessersAtOnce;

export const guess: FaultScenario = {
	name: 'guess',
	promise:
		'100,000 guesses against 50 open runs find nothing; 300 honest phones behind the same address all get in',
	short: 0.02,
	controls: [],
	run: (how) => onGround((ground) => guessOn(ground, how))
};

async function guessOn(ground: Ground, how: How) {
	const app = await ground.app(how.variant);
	const codes: string[] = [];
	for (let at = 0; at < openRuns; at += 1) codes.push((await ground.seed.openedRun()).joinCode);
	const started = performance.now();
	const guesses = times(100_000, how.scale);
	const found = { guesses: 0, answered: 0, 'turned away': 0, hits: 0, failures: 0 };
	const agent = new Agent({ keepAlive: true, maxSockets: guessersAtOnce });
	const guessing = Promise.all(
		Array.from({ length: guessersAtOnce }, async () => {
			while (found.guesses < guesses) {
				found.guesses += 1;
				note(found, await attempt(app.url, agent, anyCode()));
				if (found.guesses % 20_000 === 0) how.say(`${String(found.guesses)} guesses`);
			}
		})
	);
	const honest = await joinAll(app.url, codes, times(honestPhones, how.scale, 30));
	await guessing;
	agent.destroy();
	const minutes = Math.ceil((performance.now() - started) / 60_000) + 1;
	const broken: string[] = [];
	if (found.hits > 0) broken.push(`a guess opened a run, ${String(found.hits)} times`);
	if (found.failures > 0)
		broken.push(`${String(found.failures)} guesses were answered 5xx or not at all`);
	if (found.answered > mostAnswered * minutes)
		broken.push('guesses were answered beyond the limit');
	if (honest.joined < honest.phones)
		broken.push(`${String(honest.phones - honest.joined)} honest phones were kept out`);
	return {
		figures: {
			...found,
			'honest phones': honest.phones,
			'got in': honest.joined,
			'their p99 ms': honest.p99
		},
		broken
	};
}

function anyCode(): string {
	return Array.from({ length: 8 }, () => pick([...joinCodeAlphabet])).join('');
}

type Place = { readonly method: string; readonly path: string; readonly body?: unknown };

function placesFor(code: string): Place[] {
	const token = newDeviceToken();
	return [
		{ method: 'POST', path: '/api/ballot', body: { code, token, item: 1, choice: 2, rev: 1 } },
		{ method: 'POST', path: '/api/ballot/mine', body: { code, token } },
		{ method: 'GET', path: `/s/${code}` },
		{ method: 'POST', path: `/s/${code}/svar` }
	];
}

async function attempt(url: string, agent: Agent, code: string) {
	return send(url, agent, pick(placesFor(code)));
}

function note(found: Record<string, number>, { status, location }: Reply): void {
	const count = (name: string) => (found[name] = (found[name] ?? 0) + 1);
	if (status === 200 || (status === 303 && location.includes('sparat'))) count('hits');
	else if (status === 429) count('turned away');
	// The form's retry page is how it says "too many attempts".
	else if (status === 503) count('turned away');
	else if (status === 0 || status >= 500) count('failures');
	else count('answered');
}

/** Each honest phone opens its page and answers; where the server says "later" it comes again, as the page does. */
async function joinAll(url: string, codes: readonly string[], phones: number) {
	const agent = new Agent({ keepAlive: true, maxSockets: 50 });
	const waits: number[] = [];
	await Promise.all(
		Array.from({ length: phones }, async (_, index) => {
			await sleep(Math.random() * 3000);
			const code = codes[index % codes.length] ?? '';
			const started = performance.now();
			if (await joinOne(url, agent, code)) waits.push(performance.now() - started);
		})
	);
	agent.destroy();
	return { phones, joined: waits.length, p99: percentile(waits, 0.99) };
}

async function joinOne(url: string, agent: Agent, code: string): Promise<boolean> {
	const body = { code, token: newDeviceToken(), item: 1, choice: 2, rev: 1 };
	const page = await send(url, agent, { method: 'GET', path: `/s/${code}` });
	const answer = await send(url, agent, { method: 'POST', path: '/api/ballot', body });
	return page.status === 200 && answer.status === 200;
}

type Reply = { readonly status: number; readonly location: string };

function send(url: string, agent: Agent, { method, path, body }: Place): Promise<Reply> {
	const { hostname, port } = new URL(url);
	const isJson = body !== undefined;
	const text = isJson ? JSON.stringify(body) : `item-1=2&token=${newDeviceToken()}`;
	const type = isJson ? 'application/json' : 'application/x-www-form-urlencoded';
	return new Promise((resolve) => {
		const request = startRequest({
			hostname,
			port,
			agent,
			method,
			path,
			headers: method === 'GET' ? {} : { origin: url, 'content-type': type },
			signal: AbortSignal.timeout(30_000)
		});
		request.on('error', () => {
			resolve({ status: 0, location: '' });
		});
		request.on('response', (response) => {
			response.resume();
			response.on('end', () => {
				resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? '' });
			});
		});
		request.end(method === 'GET' ? undefined : text);
	});
}
