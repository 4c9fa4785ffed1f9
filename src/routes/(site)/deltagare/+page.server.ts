import { redirect } from '@sveltejs/kit';
import {
	changeMemberRoleSchema,
	inviteMemberSchema,
	removeMemberSchema,
	resendInvitationSchema,
	revokeInvitationSchema
} from '#lib/contract/forms/member.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { changeMemberRole, removeMember } from '#lib/server/usecases/person/change-members.ts';
import { sendsMail } from '#lib/server/usecases/mail/sends-mail.ts';
import {
	inviteMember,
	resendInvitation,
	revokeInvitation
} from '#lib/server/usecases/person/invite-member.ts';
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
		sendsMail: sendsMail(ports),
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
			const { byMail: asked, ...invitee } = input;
			const byMail = asked === 'on' ? { origin: url.origin, locale: locals.locale } : null;
			const issued = await inviteMember(locals.ports, locals.actor, { ...invitee, byMail });
			return invited(locals, url, { ...issued, ...invitee, mailed: byMail !== null });
		}),
	resend: async ({ locals, request, url }) =>
		orFormFailure(await request.formData(), resendInvitationSchema, async (input) => {
			const byMail = { origin: url.origin, locale: locals.locale };
			const issued = await resendInvitation(locals.ports, locals.actor, { ...input, byMail });
			return invited(locals, url, { ...issued, mailed: true });
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

/** The link is shown only where no mail server takes it to the person. */
function invited(
	locals: App.Locals,
	url: URL,
	one: { token: string; expiresAt: Date; name: string; email: string; mailed: boolean }
) {
	const { name, email, expiresAt } = one;
	if (one.mailed && sendsMail(locals.ports)) return { done: 'mailed' as const, mailedTo: email };
	const href = `${url.origin}/inbjudan/${one.token}`;
	const link = { name, email, href, until: expiresAt.toISOString() };
	return { done: 'invited' as const, link };
}
