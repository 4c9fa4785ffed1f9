import * as v from 'valibot';
import { memberRoles } from '#lib/domain/access/actor.ts';
import { line, optionalLine, rowId, rowVersion } from './text.ts';

/** Local part, @, and a domain with a dot; lower case, so that one address is one person. */
const addressShape = /^[\p{Ll}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{Ll}\p{N}-]+(\.[\p{Ll}\p{N}-]+)+$/u;

export const emailAddress = v.pipe(
	v.string(),
	v.transform((text) => text.toWellFormed().normalize('NFC').trim().toLowerCase()),
	v.regex(addressShape),
	v.maxLength(254)
);

/** Longer than any password may be; how long is the password rule's to say. */
const password = v.pipe(v.string(), v.minLength(1), v.maxLength(2000));

/** Without script nothing shows what was typed, so the form asks twice; with script it asks once. */
const sameAgain = (form: { password: string; passwordAgain?: string | undefined }) =>
	form.passwordAgain === undefined || form.passwordAgain === form.password;
const newPassword = { password, passwordAgain: v.optional(v.string()) };
/** Any text: an address that cannot be one gets the same answer as one that nobody has. */
export const signInSchema = v.object({
	email: v.pipe(
		v.string(),
		v.transform((text) => text.toWellFormed().normalize('NFC').trim().toLowerCase()),
		v.minLength(1),
		v.maxLength(1000)
	),
	password,
	till: v.optional(v.string(), '')
});

export const setUpSchema = v.pipe(
	v.object({ name: line(200), email: emailAddress, ...newPassword }),
	v.forward(v.partialCheck([['password'], ['passwordAgain']], sameAgain), ['passwordAgain'])
);

export const choosePasswordSchema = v.pipe(
	v.object(newPassword),
	v.forward(v.partialCheck([['password'], ['passwordAgain']], sameAgain), ['passwordAgain'])
);

/** Whoever has no password yet has no current one to give; the use case asks everybody else for it. */
export const changePasswordSchema = v.pipe(
	v.object({
		currentPassword: v.optional(v.pipe(v.string(), v.maxLength(2000)), ''),
		...newPassword
	}),
	v.forward(v.partialCheck([['password'], ['passwordAgain']], sameAgain), ['passwordAgain'])
);

const organisationField = 'organisation-';

type PersonForm = { name: string; email: string; administrator: string };

/** One choice of role per organisation, named organisation-<id>; an empty one is none. */
function withMemberships(form: PersonForm) {
	const memberships = Object.entries(form)
		.filter(([name, role]) => name.startsWith(organisationField) && role !== '')
		.map(([name, role]) => ({ organisationId: name.slice(organisationField.length), role }));
	return {
		name: form.name,
		email: form.email,
		administrator: form.administrator === 'on',
		memberships
	};
}

const typed = { name: line(200), email: emailAddress, administrator: optionalLine(10) };
const read = {
	name: v.string(),
	email: v.string(),
	administrator: v.boolean(),
	memberships: v.pipe(
		v.array(v.object({ organisationId: rowId, role: v.picklist(memberRoles) })),
		v.maxLength(1000)
	)
};

/** A person signs in to do something: as administrator, or with a role in an organisation. */
const hasTask = (form: { administrator: boolean; memberships: readonly unknown[] }) =>
	form.administrator || form.memberships.length > 0;

export const createPersonSchema = v.pipe(
	v.looseObject(typed),
	v.transform(withMemberships),
	v.object(read),
	v.forward(v.partialCheck([['administrator'], ['memberships']], hasTask), ['memberships'])
);

export const changePersonSchema = v.pipe(
	v.looseObject({ ...typed, version: rowVersion }),
	v.transform((form) => ({ ...withMemberships(form), version: form.version })),
	v.object({ ...read, version: v.string() }),
	v.forward(v.partialCheck([['administrator'], ['memberships']], hasTask), ['memberships'])
);

export const endSessionSchema = v.object({
	sessionId: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
});

export type SignInInput = v.InferOutput<typeof signInSchema>;
export type SetUpInput = v.InferOutput<typeof setUpSchema>;
export type PersonInput = v.InferOutput<typeof createPersonSchema>;
export type ChangePersonInput = v.InferOutput<typeof changePersonSchema>;
