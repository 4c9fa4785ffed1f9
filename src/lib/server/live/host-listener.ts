import type { IncomingMessage, ServerResponse } from 'node:http';
import { sql } from 'kysely';
import type { Ports } from '../ports.ts';
import type { Live } from './attach.ts';
import { createBallotListener } from './ballot-listener.ts';

export type Readiness = { draining: boolean };

/** What stands in front of Kit: health, readiness, and the ballot routes. False: the request is Kit's. */
export function createHostListener(
	ports: Ports,
	live: Pick<Live, 'listening'>,
	readiness: Readiness
): (request: IncomingMessage, response: ServerResponse) => boolean {
	const ballots = createBallotListener(ports);
	return (request, response) => {
		const path = request.url?.split('?', 1)[0] ?? '/';
		if (path === '/healthz') {
			answer(response, 200, { status: 'ok' });
			return true;
		}
		if (path === '/readyz') {
			void ready(ports, live, readiness).then((state) => {
				answer(response, state.ready ? 200 : 503, state);
			});
			return true;
		}
		return ballots(request, response, path);
	};
}

async function ready(ports: Ports, live: Pick<Live, 'listening'>, readiness: Readiness) {
	let database = false;
	try {
		await sql`SELECT 1`.execute(ports.db);
		database = true;
	} catch {
		// Said in the answer.
	}
	const ready = database && live.listening && !readiness.draining;
	return { ready, database, live: live.listening, draining: readiness.draining };
}

function answer(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, {
		'x-content-type-options': 'nosniff',
		'content-type': 'application/json',
		'cache-control': 'no-store'
	});
	response.end(JSON.stringify(body));
}
