import { redirect } from '@sveltejs/kit';
import {
	changeMemberRoleSchema,
	inviteMemberSchema,
	removeMemberSchema,
	revokeInvitationSchema
} from '#lib/contract/forms/member.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { changeMemberRole, removeMember } from '#lib/server/usecases/person/change-members.ts';
import { inviteMember, revokeInvitation } from '#lib/server/usecases/person/invite-member.ts';
import {
	listOrganisationsWithPeople,
	readPeople
} from '#lib/server/usecases/person/read-people.ts';
import { orErrorPage, orFormFailure } from '../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ports, actor } = locals;
	const organisations = await orErrorPage(listOrganisationsWithPeople(ports, actor), url);
	const only = organisations.length === 1 ? organisations[0]?.id : undefined;
	const organisationId = url.searchParams.get('organisation') ?? only;
	return {
		organisations,
		view: organisationId === undefined ? null : await orErrorPage(view(organisationId), url)
	};

	async function view(id: string) {
		assertRowId(id);
		return readPeople(ports, actor, { organisationId: id });
	}
};

export const actions: Actions = {
	invite: async ({ locals, request, url }) =>
		orFormFailure(await request.formData(), inviteMemberSchema, async (input) => {
			const { token, expiresAt } = await inviteMember(locals.ports, locals.actor, input);
			const href = `${url.origin}/inbjudan/${token}`;
			const { name, email } = input;
			return {
				done: 'invited' as const,
				link: { name, email, href, until: expiresAt.toISOString() }
			};
		}),
	revoke: async ({ locals, request }) =>
		orFormFailure(await request.formData(), revokeInvitationSchema, async (input) => {
			await revokeInvitation(locals.ports, locals.actor, input);
			return { done: 'revoked' as const };
		}),
	changeRole: async ({ locals, request }) =>
		orFormFailure(await request.formData(), changeMemberRoleSchema, async (input) => {
			await changeMemberRole(locals.ports, locals.actor, input);
			return { done: 'roleChanged' as const };
		}),
	remove: async ({ locals, request }) =>
		orFormFailure(await request.formData(), removeMemberSchema, async (input) => {
			const { ports, actor } = locals;
			await removeMember(ports, actor, input);
			// Whoever has left has nothing more to see here.
			if (actor.kind === 'person' && actor.personId === input.personId) redirect(303, '/hem');
			return { done: 'removed' as const };
		})
};
