import * as v from 'valibot';
import { memberRoles } from '#lib/domain/access/actor.ts';
import { emailAddress } from './person.ts';
import { line, rowId } from './text.ts';

const role = v.picklist(memberRoles);

export const inviteMemberSchema = v.object({
	organisationId: rowId,
	name: line(200),
	email: emailAddress,
	role,
	byMail: v.optional(v.picklist(['on', '']), '')
});

export const revokeInvitationSchema = v.object({ organisationId: rowId, invitationId: rowId });
export const resendInvitationSchema = revokeInvitationSchema;
export const removeMemberSchema = v.object({ organisationId: rowId, personId: rowId });
export const changeMemberRoleSchema = v.object({ organisationId: rowId, personId: rowId, role });

/** Whom, to what; how it reaches them is asked apart. */
export type InviteMemberInput = Omit<v.InferOutput<typeof inviteMemberSchema>, 'byMail'>;
export type RevokeInvitationInput = v.InferOutput<typeof revokeInvitationSchema>;
export type RemoveMemberInput = v.InferOutput<typeof removeMemberSchema>;
export type ChangeMemberRoleInput = v.InferOutput<typeof changeMemberRoleSchema>;
