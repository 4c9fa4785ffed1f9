import { error, redirect, type Cookies } from '@sveltejs/kit';
import * as v from 'valibot';
import { ballotTokenSchema } from '#lib/contract/ballot.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { parseJoinCode } from '#lib/domain/poll/join-code.ts';
import { newToken } from '#lib/server/ids.ts';
import { admitCode, readVoterPage, recordMiss } from '#lib/server/usecases/poll/voter-page.ts';
import type { PageServerLoad } from './$types';

const cookieSeconds = 60 * 86_400;

export const load: PageServerLoad = async ({ params, locals, cookies, url }) => {
	const { ports, clientAddress } = locals;
	const address = clientAddress;
	await admitCode(ports, { typedCode: params.code, address }).catch((failure: unknown) => {
		if (!(failure instanceof ExpectedError)) throw failure;
		error(429, { code: failure.code, message: failure.code });
	});
	const code = parseJoinCode(params.code);
	// One address for each code: the cookie and the phone's own memory hang on it.
	if (code !== null && code !== params.code) redirect(303, `/s/${code}${url.search}`);
	const held = code === null ? null : readHeldToken(cookies);
	const voterPage = code === null ? null : await readVoterPage(ports, { code, token: held });
	if (code === null || voterPage === null) {
		await recordMiss(ports, { typedCode: params.code, address });
		// Said to a browser that holds this code's cookie, whatever the code: it tells a guesser nothing.
		const visitedBefore = held !== null;
		error(404, { code: 'codeNotOpen', message: 'codeNotOpen', visitedBefore });
	}
	const token = held ?? newToken();
	cookies.set('ballot', token, {
		path: `/s/${code}`,
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		maxAge: cookieSeconds
	});
	return {
		code,
		token,
		voterPage,
		formSaved: url.searchParams.has('sparat') && voterPage.answers.length > 0,
		formFailed: url.searchParams.has('fel')
	};
};

function readHeldToken(cookies: Cookies): string | null {
	const held = v.safeParse(ballotTokenSchema, cookies.get('ballot'));
	return held.success ? held.output : null;
}
