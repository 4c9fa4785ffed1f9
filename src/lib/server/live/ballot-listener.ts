import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import {
	castSchema,
	dontKnow,
	mineSchema,
	type CastReply,
	type MineReply,
	type WireChoice
} from '#lib/contract/ballot.ts';
import { ExpectedError, type ErrorCode } from '#lib/domain/errors.ts';
import type { Choice } from '#lib/domain/poll/scale.ts';
import { padded } from '#lib/contract/padded.ts';
import { securityHeaders } from '../auth/guards.ts';
import type { Ports } from '../ports.ts';
import { admitCode, recordMiss } from '../usecases/poll/voter-page.ts';
import { readBody } from './read-body.ts';
import { answerBallotForm } from './ballot-form.ts';
import { addressOf, isOwnOriginOf } from './ballot-request.ts';

/**
 * The ballot routes, in front of Kit and cheap. They read no cookie, write no log line and know no person:
 * a code, a token and a choice come in, what is stored goes out.
 */
const largestBody = 2048;

const replyHeaders = Object.entries({
	...securityHeaders,
	'content-type': 'application/json',
	'cache-control': 'no-store'
}).flat();

export type BallotListener = (
	request: IncomingMessage,
	response: ServerResponse,
	path: string
) => boolean;

export function createBallotListener(ports: Ports): BallotListener {
	return (request, response, path) => {
		const isForm = /^\/s\/[^/]{1,60}\/svar$/.test(path);
		if (path !== '/api/ballot' && path !== '/api/ballot/mine' && !isForm) return false;
		const work = isForm
			? answerBallotForm(ports, request, response, path)
			: answerJson(ports, request, response, path === '/api/ballot');
		work.catch((error: unknown) => {
			ports.log.error(
				{ err: error instanceof Error ? error.message : 'unknown' },
				'a ballot request failed'
			);
			if (!response.headersSent) send(response, 500, { ok: false, code: 'unavailable' });
		});
		return true;
	};
}

async function answerJson(
	ports: Ports,
	request: IncomingMessage,
	response: ServerResponse,
	cast: boolean
): Promise<void> {
	if (request.method !== 'POST') {
		response.setHeader('allow', 'POST');
		send(response, 405, { ok: false, code: 'invalidInput' });
		return;
	}
	const address = addressOf(ports, request);
	const arrived = performance.now();
	let body: unknown = null;
	try {
		if (!isOwnOriginOf(ports, request)) throw new ExpectedError('foreignOrigin');
		if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
			throw new ExpectedError('invalidInput');
		body = parseJson(await readBody(request, largestBody));
		await admitCode(ports, { typedCode: codeIn(body), address });
		const reply = cast ? await castAnswer(ports, body) : await readMine(ports, body);
		send(response, 200, reply);
		if (cast) ports.meters.acknowledged(performance.now() - arrived);
	} catch (error) {
		if (!(error instanceof ExpectedError)) throw error;
		if (cast) ports.meters.refused(error.code);
		if (error.code === 'codeNotOpen') await recordMiss(ports, { typedCode: codeIn(body), address });
		send(response, statusOfCode(error.code), { ok: false, code: error.code });
	}
}

async function castAnswer(ports: Ports, body: unknown): Promise<CastReply> {
	const parsed = v.safeParse(castSchema, body);
	if (!parsed.success) throw new ExpectedError('invalidInput');
	const { code, token, item, rev } = parsed.output;
	const stored = await ports.office.cast({
		code,
		token,
		itemNo: item,
		choice: fromWire(parsed.output.choice),
		rev
	});
	return { ok: true, data: { item, choice: toWire(stored.choice), rev: stored.rev } };
}

async function readMine(ports: Ports, body: unknown): Promise<MineReply> {
	const parsed = v.safeParse(mineSchema, body);
	if (!parsed.success) throw new ExpectedError('invalidInput');
	const answers = await ports.office.mine(parsed.output.code, parsed.output.token);
	return {
		ok: true,
		data: {
			answers: answers.map((one) => ({
				item: one.itemNo,
				choice: toWire(one.choice),
				rev: one.rev
			}))
		}
	};
}

export function fromWire(choice: WireChoice): Choice {
	return choice === dontKnow ? null : choice;
}

export function toWire(choice: Choice): WireChoice {
	return choice ?? dontKnow;
}

function codeIn(body: unknown): string {
	return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : '';
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new ExpectedError('invalidInput');
	}
}

function statusOfCode(code: ErrorCode): number {
	if (code === 'codeNotOpen') return 404;
	if (code === 'foreignOrigin') return 403;
	if (code === 'tooManyAttempts') return 429;
	return code === 'unavailable' ? 503 : 400;
}

function send(response: ServerResponse, status: number, body: CastReply | MineReply): void {
	const text = padded(JSON.stringify(body));
	// With its length known the reply is one piece on the wire.
	response.writeHead(status, [...replyHeaders, 'content-length', Buffer.byteLength(text)]);
	response.end(text);
}
