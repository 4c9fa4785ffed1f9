import * as v from 'valibot';
import { error } from '@sveltejs/kit';
import { changePersonSchema } from '#lib/contract/forms/person.ts';
import { rowId } from '#lib/contract/forms/text.ts';
import {
	changePerson,
	disablePerson,
	enablePerson
} from '#lib/server/usecases/person/change-person.ts';
import { listOrganisationsToChoose, readPerson } from '#lib/server/usecases/person/list-persons.ts';
import { newPasswordLink } from '#lib/server/usecases/person/password-link.ts';
import type { ShownLink } from '#lib/ui/person/one-time-link.ts';
import { orErrorPage, orFormFailure } from '../../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

const nothing = v.object({});

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ports, actor } = locals;
	const personId = personOf(params);
	return {
		subject: await orErrorPage(readPerson(ports, actor, { personId }), url),
		organisations: await orErrorPage(listOrganisationsToChoose(ports, actor), url),
		self: actor.kind === 'person' && actor.personId === personId
	};
};

export const actions: Actions = {
	change: async ({ locals, params, request }) => {
		const personId = personOf(params);
		return orFormFailure(await request.formData(), changePersonSchema, async (input) => {
			await changePerson(locals.ports, locals.actor, { ...input, personId });
			return { done: 'changed' as const };
		});
	},
	link: async ({ locals, params, request, url }) => {
		const personId = personOf(params);
		return orFormFailure(await request.formData(), nothing, async () => {
			const { ports, actor } = locals;
			const { name } = await readPerson(ports, actor, { personId });
			const { token, expiresAt } = await newPasswordLink(ports, actor, { personId });
			const href = `${url.origin}/losenord/${token}`;
			const link: ShownLink = { name, href, until: expiresAt.toISOString() };
			return { done: 'link' as const, link };
		});
	},
	disable: async ({ locals, params, request }) =>
		orFormFailure(await request.formData(), nothing, async () => {
			await disablePerson(locals.ports, locals.actor, { personId: personOf(params) });
			return { done: 'disabled' as const };
		}),
	enable: async ({ locals, params, request }) =>
		orFormFailure(await request.formData(), nothing, async () => {
			await enablePerson(locals.ports, locals.actor, { personId: personOf(params) });
			return { done: 'enabled' as const };
		})
};

function personOf(params: { person: string }): string {
	if (!v.is(rowId, params.person)) error(404, { code: 'notFound', message: 'notFound' });
	return params.person;
}
