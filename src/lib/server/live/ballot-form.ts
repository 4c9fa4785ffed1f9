import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { ballotTokenSchema, dontKnow } from '#lib/contract/ballot.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { Choice } from '#lib/domain/poll/scale.ts';
import { readCookie, securityHeaders } from '../auth/guards.ts';
import type { Ports } from '../ports.ts';
import { admitCode, recordMiss } from '../usecases/poll/voter-page.ts';
import { addressOf, isOwnOriginOf } from './ballot-request.ts';
import { localeOf, retryPage, retryPagePolicy } from './ballot-retry-page.ts';
import { readBody } from './read-body.ts';

/**
 * The same answers from a plain form, for a phone without script: POST /s/<code>/svar with fields item-1, item-2, …
 * The only cookies read are the path-scoped `ballot` one and the language. The reply leads back to the page, which
 * shows what is stored; when the answers could not be stored just now, it holds them all and offers to try again.
 */
const largestForm = 16_384;
const worthTryingAgain = new Set(['unavailable', 'tooManyAttempts']);

export async function answerBallotForm(
	ports: Ports,
	request: IncomingMessage,
	response: ServerResponse,
	path: string
): Promise<void> {
	const code = decodeCode(path.split('/')[2] ?? '');
	const address = addressOf(ports, request);
	let form = new URLSearchParams();
	try {
		if (request.method !== 'POST') return leadBack(response, code, '');
		if (!isOwnOriginOf(ports, request)) throw new ExpectedError('foreignOrigin');
		form = new URLSearchParams(await readBody(request, largestForm));
		await admitCode(ports, { typedCode: code, address });
		const token = v.safeParse(
			ballotTokenSchema,
			form.get('token') ?? readCookie(request.headers.cookie, 'ballot')
		);
		if (!token.success) throw new ExpectedError('invalidInput');
		await castForm(ports, code, token.output, form);
		leadBack(response, code, '?sparat=1');
	} catch (error) {
		const failure = error instanceof ExpectedError ? error.code : 'unavailable';
		if (!(error instanceof ExpectedError))
			ports.log.error({ err: String(error) }, 'a ballot form failed');
		if (worthTryingAgain.has(failure)) return offerRetry(request, response, code, form);
		if (failure === 'codeNotOpen') await recordMiss(ports, { typedCode: code, address });
		leadBack(response, code, `?fel=${failure}`);
	}
}

/** Stores what differs from what is stored; one answer outside the scale does not cost the others their place. */
async function castForm(
	ports: Ports,
	code: string,
	token: string,
	form: URLSearchParams
): Promise<void> {
	const stored = new Map((await ports.office.mine(code, token)).map((one) => [one.itemNo, one]));
	const outcomes = await Promise.allSettled(
		itemFields(form).map(async ([itemNo, value]) => {
			const choice = choiceOf(value);
			const before = stored.get(itemNo);
			if (before?.choice === choice) return;
			await ports.office.cast({ code, token, itemNo, choice, rev: (before?.rev ?? 0) + 1 });
		})
	);
	for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** Item numbers with their last value: a field given twice counts once. */
function itemFields(form: URLSearchParams): [number, string][] {
	const fields = new Map<number, string>();
	for (const [name, value] of form) {
		const match = /^item-(\d{1,3})$/.exec(name);
		if (match !== null) fields.set(Number(match[1]), value);
	}
	return [...fields];
}

/** @throws ExpectedError choiceOutsideScale */
function choiceOf(value: string): Choice {
	if (value === dontKnow) return null;
	if (!/^\d{1,3}$/.test(value)) throw new ExpectedError('choiceOutsideScale');
	return Number(value);
}

function decodeCode(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}

function leadBack(response: ServerResponse, code: string, query: string): void {
	response.writeHead(303, {
		...securityHeaders,
		location: `/s/${encodeURIComponent(code)}${query}`,
		'cache-control': 'no-store'
	});
	response.end();
}

function offerRetry(
	request: IncomingMessage,
	response: ServerResponse,
	code: string,
	form: URLSearchParams
): void {
	const fields = itemFields(form).map(([itemNo, value]): [string, string] => [
		`item-${String(itemNo)}`,
		value
	]);
	const token = form.get('token');
	if (token !== null) fields.push(['token', token]);
	response.writeHead(503, {
		...securityHeaders,
		'content-security-policy': retryPagePolicy,
		'content-type': 'text/html; charset=utf-8',
		'cache-control': 'no-store',
		'retry-after': '5'
	});
	response.end(retryPage(localeOf(request), `/s/${encodeURIComponent(code)}/svar`, fields));
}
