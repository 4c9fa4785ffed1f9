import { redirect } from '@sveltejs/kit';
import { ExpectedError } from '#lib/domain/errors.ts';
import { endSession } from '#lib/server/usecases/person/own-sessions.ts';
import { forgetSession } from '../../session-cookie.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const { ports, actor, signedIn } = event.locals;
		if (signedIn !== null) {
			try {
				await endSession(ports, actor, { sessionId: signedIn.sessionId });
			} catch (failure) {
				// Ended elsewhere in this very moment: that is what was asked for.
				if (!(failure instanceof ExpectedError)) throw failure;
			}
		}
		forgetSession(event);
		redirect(303, '/logga-in?utloggad');
	}
};
