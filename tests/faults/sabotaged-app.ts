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
import { ballotStore, findOpenPoll } from '#lib/server/usecases/poll/ballot-store.ts';

/**
 * The application with one line of it spoilt: answers and words are acknowledged first and written a moment later.
 * It exists so that the checker can be seen to catch exactly this.
 */
const config = parseConfig(process.env);
const application = await boot(config);
const honest = ballotStore(application.ports.ballotDb);
const office = new BallotOffice({
	store: {
		...honest,
		write: (runId, answers) => {
			setTimeout(() => void honest.write(runId, answers).catch(() => undefined), 30);
			return Promise.resolve([...answers]);
		}
	},
	findOpenPoll: (code) => findOpenPoll(application.ports.ballotDb, application.ports.kek, code),
	onWritten: () => undefined
});
const live = { listening: true, close: () => Promise.resolve() };
const listener = createHostListener({ ...application.ports, office }, live, { draining: false });
createServer((request, response) => {
	const entryId = /^\/logg\/([^?]+)\?\/change$/.exec(request.url ?? '')?.[1];
	if (entryId !== undefined) void saveWords(entryId, request, response);
	else if (!listener(request, response)) response.writeHead(404).end();
}).listen(config.PORT, '127.0.0.1');

async function saveWords(entryId: string, request: IncomingMessage, response: ServerResponse) {
	const { ports } = application;
	const form = Object.fromEntries(new URLSearchParams(await text(request)));
	const session = await ports.sessions.read(readCookie(request.headers.cookie, 'session'));
	if (session === null) return response.writeHead(401).end('{}');
	const change = { ...parse(changeEntrySchema, form), entryId };
	setTimeout(() => void changeEntry(ports, session.actor, change).catch(() => undefined), 30);
	return response.end(
		JSON.stringify({ type: 'success', status: 200, data: '[{"conflicts":1,"refused":2},[],[]]' })
	);
}
