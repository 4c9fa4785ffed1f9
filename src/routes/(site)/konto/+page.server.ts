import { redirect } from '@sveltejs/kit';
import { changePasswordSchema, endSessionSchema } from '#lib/contract/forms/person.ts';
import { changeOwnPassword } from '#lib/server/usecases/person/change-own-password.ts';
import { readOwnAccount } from '#lib/server/usecases/person/list-persons.ts';
import {
	endAllSessions,
	endOtherSessions,
	endSession,
	listOwnSessions
} from '#lib/server/usecases/person/own-sessions.ts';
import { orErrorPage, orFormFailure } from '../../edge.ts';
import { browserOf, forgetSession, keepSession } from '../../session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ports, actor, signedIn } = locals;
	const account = await orErrorPage(readOwnAccount(ports, actor), url);
	const sessions = await orErrorPage(listOwnSessions(ports, actor), url);
	return {
		account,
		sessions: sessions.map((session) => ({
			...session,
			here: session.sessionId === signedIn?.sessionId
		}))
	};
};

export const actions: Actions = {
	changePassword: async (event) => {
		const { ports, actor } = event.locals;
		const form = await event.request.formData();
		return orFormFailure(form, changePasswordSchema, async (input) => {
			const isFirst = (await readOwnAccount(ports, actor)).state === 'invited';
			keepSession(event, await changeOwnPassword(ports, actor, input, browserOf(event)));
			return { done: isFirst ? ('passwordChosen' as const) : ('passwordChanged' as const) };
		});
	},
	endSession: async ({ locals, request }) => {
		const form = await request.formData();
		return orFormFailure(form, endSessionSchema, async (input) => {
			await endSession(locals.ports, locals.actor, input);
			return { done: 'sessionEnded' as const };
		});
	},
	endOtherSessions: async ({ locals }) => {
		const keptSessionId = locals.signedIn?.sessionId ?? '';
		await orErrorPage(endOtherSessions(locals.ports, locals.actor, { keptSessionId }));
		return { done: 'othersEnded' as const };
	},
	endAllSessions: async (event) => {
		await orErrorPage(endAllSessions(event.locals.ports, event.locals.actor));
		forgetSession(event);
		redirect(303, '/logga-in?utloggad');
	}
};
