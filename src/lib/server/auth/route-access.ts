import type { Actor } from '#lib/domain/access/actor.ts';
import type { ErrorCode } from '#lib/domain/errors.ts';

/**
 * The first gate, deny by default: who may come to a route at all. A route that is not listed is closed.
 * Whose run, organisation or person it is about is decided in the use case by can().
 */
export type Gate =
	| 'everyone'
	| 'signedIn'
	| 'administrator'
	| 'keyPerson'
	| 'member'
	| 'memberOrWall'
	| 'signedInOrWall'
	| 'memberOrAdministrator'
	| 'memberOrLeader'
	| 'administratorOrLeader';

export const routeGates: Readonly<Record<string, Gate>> = {
	'/(site)/admin': 'administrator',
	'/(site)/admin/utskick': 'administrator',
	'/(site)/admin/personer': 'administrator',
	'/(site)/admin/personer/[person]': 'administrator',
	'/(site)/arkiv': 'everyone',
	'/(site)/arkiv/modellregioner-2018-2020': 'everyone',
	'/(site)/grupper/[group]': 'member',
	'/(site)/deltagare': 'memberOrAdministrator',
	'/(site)/hem': 'signedIn',
	'/(site)/inbjudan/[token]': 'everyone',
	'/(site)/kom-igang/[token]': 'everyone',
	'/(site)/konto': 'signedIn',
	'/(site)/logga-in': 'everyone',
	'/(site)/logga-ut': 'everyone',
	'/(site)/losenord/[token]': 'everyone',
	'/(site)/ovning/[token]': 'everyone',
	'/(site)/skattningar': 'member',
	'/(site)/skattningar/ny': 'keyPerson',
	'/(site)/skattningar/[run]': 'keyPerson',
	'/(site)/skattningar/[run]/andra': 'keyPerson',
	'/(site)/skattningar/[run]/arbetsgrupp': 'member',
	'/(site)/skattningar/[run]/resultat': 'member',
	'/(site)/skattningar/[run]/resultat.csv': 'member',
	'/(site)/logg': 'member',
	'/(site)/logg/logg.csv': 'member',
	'/(site)/logg/ny': 'member',
	'/(site)/logg/[entry]': 'member',
	'/(site)/gast/[token]': 'everyone',
	'/(site)/traffar': 'signedIn',
	'/(site)/traffar/[meeting]': 'signedIn',
	'/(site)/traffar/[meeting]/leda': 'signedIn',
	'/(site)/traffar/[meeting]/jamfor': 'signedIn',
	'/(site)/traffar/[meeting]/presentera': 'signedIn',
	'/(site)/presentationer': 'memberOrLeader',
	'/(site)/presentationer/[presentation]': 'memberOrLeader',
	'/(site)/presentationer/[presentation]/filer/[file]': 'memberOrLeader',
	'/(site)/presentationer/[presentation]/filer/[file]/[page]': 'memberOrLeader',
	'/(site)/traffar/[meeting]/minnesanteckningar': 'member',
	'/(site)/traffar/[meeting]/minnesanteckningar.docx': 'member',
	'/(site)/traffar/[meeting]/minnesanteckningar.md': 'member',
	'/(site)/utskick/av/[token]': 'everyone',
	'/(voter)': 'everyone',
	'/installningar': 'everyone',
	'/(site)/tillganglighet': 'everyone',
	'/(site)/integritet': 'everyone',
	'/(site)/admin/organisationer': 'administrator',
	'/(site)/admin/organisationer/[organisation]': 'administrator',
	'/(site)/admin/organisationer/[organisation]/ta-bort': 'administrator',
	'/(site)/admin/omgangar': 'administrator',
	'/(site)/admin/omgangar/ny': 'administrator',
	'/(site)/admin/omgangar/[round]': 'administrator',
	'/(site)/admin/omgangar/[round]/andra': 'administrator',
	'/(site)/admin/omgangar/[round]/ta-bort': 'administrator',
	'/(site)/admin/omgangar/[round]/grupper/[group]': 'administrator',
	'/(site)/admin/omgangar/[round]/grupper/[group]/ta-bort': 'administrator',
	'/(site)/admin/omgangar/[round]/grupper/[group]/organisationer/[organisation]/ta-bort':
		'administrator',
	'/(site)/admin/omgangar/[round]/traffar/[meeting]': 'administrator',
	'/(site)/admin/omgangar/[round]/traffar/[meeting]/ta-bort': 'administrator',
	'/(site)/admin/omgangar/[round]/processledare': 'administrator',
	'/(site)/admin/mallar': 'administratorOrLeader',
	'/(site)/admin/mallar/[template]': 'administratorOrLeader',
	'/(site)/admin/instrument': 'administrator',
	'/(site)/admin/instrument/nytt': 'administrator',
	'/(site)/admin/instrument/[code]/ta-bort': 'administrator',
	'/(site)/admin/tillganglighet': 'administrator',
	'/(site)/admin/tillganglighet/[locale]': 'administrator',
	'/(site)/admin/tillganglighet/meddelanden/[message]/ta-bort': 'administrator',
	'/(site)/admin/integritet/[locale]': 'administrator',
	'/(voter)/anonymitet': 'everyone',
	'/(voter)/s': 'everyone',
	'/(voter)/s/[code]': 'everyone',
	'/(wall)/vagg/[run]': 'memberOrWall',
	'/(wall)/vagg/traff/[meeting]': 'signedInOrWall',
	'/(wall)/vagg/lank/[token]': 'everyone',
	'/api/meeting/[meeting]/mine': 'signedIn',
	'/api/run/[run]': 'everyone',
	'/api/openapi.json': 'everyone',
	'/api/command/[name]': 'everyone',
	'/api/view/[audience]/[run]': 'everyone',
	'/api/meeting/[meeting]/stage': 'signedInOrWall',
	'/api/meeting/[meeting]/comparison': 'signedInOrWall',
	'/api/meeting/[meeting]/page/[file]/[page]': 'signedInOrWall'
};

/** Where a wall on a link may stand. */
export function takesWalls(gate: Gate | undefined): boolean {
	return gate === 'memberOrWall' || gate === 'signedInOrWall';
}

/** Null when the actor may pass, else why not. */
export function gateRefusal(gate: Gate | undefined, actor: Actor): ErrorCode | null {
	if (gate === 'everyone') return null;
	if (gate === undefined) return 'notFound';
	if (actor.kind === 'public' || actor.kind === 'voter') return 'notSignedIn';
	if (actor.kind === 'system') return null;
	if (actor.kind === 'wall') return takesWalls(gate) ? null : 'notSignedIn';
	if (gate === 'administrator') return actor.administrator ? null : 'notAllowed';
	if (gate === 'keyPerson')
		return actor.memberships.some((one) => one.role === 'keyPerson') ? null : 'notAllowed';
	const leads = (actor.leads ?? []).length > 0;
	if (gate === 'administratorOrLeader') return actor.administrator || leads ? null : 'notAllowed';
	if (gate === 'memberOrLeader' && leads) return null;
	if (gate === 'memberOrAdministrator' && actor.administrator) return null;
	if (gate !== 'signedIn') return actor.memberships.length > 0 ? null : 'notAllowed';
	return null;
}
