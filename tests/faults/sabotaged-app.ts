import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { parse } from 'valibot';
import { changeEntrySchema } from '#lib/contract/forms/log.ts';
import { readCookie } from '#lib/server/auth/guards.ts';
import { boot } from '#lib/server/boot.ts';
import { parseConfig } from '#lib/server/config.ts';
import { createHostListener } from '#lib/server/live/host-listener.ts';
import { BallotOffice } from '#lib/server/live/ballot-office.ts';
import { changeEntry } from '#lib/server/usecases/log/change-entry.ts';
import { findOpenPoll } from '#lib/server/usecases/poll/ballot-store.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { spoilClosing, spoilStore } from './sabotage.ts';
import { sabotages } from './scenario.ts';

/**
 * The application with one line of it spoilt, named by SABOTAGE (scenario.ts says how). It exists so that the checkers
 * can be seen to catch exactly this. Only what the scenarios ask of it is served.
 */
const config = parseConfig(process.env);
const sabotage = sabotages.find((one) => one === process.env['SABOTAGE']);
if (sabotage === undefined) throw new Error('SABOTAGE names no way to spoil the app');
const application = await boot(config);
const { ports } = application;
const spoilt = spoilStore(sabotage, ports.ballotDb);
const office = new BallotOffice({
	store: spoilt.store,
	findOpenPoll: (code) => findOpenPoll(ports.ballotDb, ports.kek, code),
	listOpenCodes: () => Promise.resolve([]),
	onWritten: () => undefined
});
const live = { listening: true, close: () => Promise.resolve() };
const listener = createHostListener({ ...ports, office }, live, { draining: false });

createServer((request, response) => {
	const entryId = /^\/logg\/([^?]+)\?\/change$/.exec(request.url ?? '')?.[1];
	if (sabotage === 'careless' && request.method === 'POST')
		void answerCarelessly(request, response);
	else if (entryId !== undefined) void saveWords(entryId, request, response);
	else if (request.url === '/api/command/closeRun') void close(request, response);
	else if (!listener(request, response)) response.writeHead(404).end();
}).listen(config.PORT, '127.0.0.1');

async function actorOf(request: IncomingMessage) {
	const session = await ports.sessions.read(readCookie(request.headers.cookie, 'session'));
	if (session === null) throw new Error('only sessions that are there are used here');
	return session.actor;
}

async function saveWords(entryId: string, request: IncomingMessage, response: ServerResponse) {
	const form = Object.fromEntries(new URLSearchParams(await text(request)));
	const actor = await actorOf(request);
	const change = { ...parse(changeEntrySchema, form), entryId };
	setTimeout(() => void changeEntry(ports, actor, change).catch(() => undefined), 30);
	response.end(
		JSON.stringify({ type: 'success', status: 200, data: '[{"conflicts":1,"refused":2},[],[]]' })
	);
}

async function close(request: IncomingMessage, response: ServerResponse) {
	const { runId } = JSON.parse(await text(request)) as { runId: string };
	const actor = await actorOf(request);
	const spoil = await spoilClosing(ports, runId, spoilt.counted);
	await closeRun(ports, actor, { runId });
	await spoil[sabotage ?? 'hasty']?.();
	response.end('null');
}

async function answerCarelessly(request: IncomingMessage, response: ServerResponse) {
	try {
		response.end(JSON.stringify(JSON.parse(await text(request))));
	} catch (error) {
		response.writeHead(500).end(error instanceof Error ? error.stack : '');
	}
}
