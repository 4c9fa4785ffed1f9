import * as v from 'valibot';
import { letterSchema } from '#lib/contract/forms/mail.ts';
import {
	handOverLetter,
	readOutbox,
	retryLetter,
	sendTestLetter,
	withdrawLetter
} from '#lib/server/usecases/mail/outbox.ts';
import { orErrorPage, orFormFailure } from '../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	outbox: await orErrorPage(readOutbox(locals.ports, locals.actor), url)
});

export const actions: Actions = {
	test: async ({ locals, request }) =>
		orFormFailure(await request.formData(), v.object({}), async () => {
			const { ports, actor, locale } = locals;
			const { recipient } = await sendTestLetter(ports, actor, { locale });
			return { done: 'test' as const, recipient };
		}),
	retry: async ({ locals, request }) =>
		orFormFailure(await request.formData(), letterSchema, async (input) => {
			await retryLetter(locals.ports, locals.actor, input);
			return { done: 'retry' as const };
		}),
	withdraw: async ({ locals, request }) =>
		orFormFailure(await request.formData(), letterSchema, async (input) => {
			await withdrawLetter(locals.ports, locals.actor, input);
			return { done: 'withdraw' as const };
		}),
	handOver: async ({ locals, request }) =>
		orFormFailure(await request.formData(), letterSchema, async (input) => {
			await handOverLetter(locals.ports, locals.actor, input);
			return { done: 'handOver' as const };
		})
};
