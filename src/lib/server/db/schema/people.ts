import type { ColumnType } from 'kysely';
import type { MemberRole } from '#lib/domain/access/actor.ts';

type Default<T> = ColumnType<T, T | undefined, T>;

export type PersonTable = {
	id: string;
	email: string;
	name: string;
	password_hash: string | null;
	administrator: Default<boolean>;
	session_epoch: Default<number>;
	disabled_at: Default<Date | null>;
	/** The language of the person's letters, once they have chosen one. */
	locale: Default<'sv' | 'en' | null>;
	created_at: Date;
};

export type OrganisationKind = 'region' | 'municipality' | 'countyAdministrativeBoard' | 'other';

export type OrganisationTable = {
	id: string;
	name: string;
	kind: OrganisationKind;
	created_at: Date;
};

export type MembershipTable = {
	person_id: string;
	organisation_id: string;
	role: MemberRole;
};

export type InvitationTable = {
	id: string;
	token_hash: string;
	organisation_id: string;
	role: MemberRole;
	name: string;
	email: string;
	invited_by: string;
	created_at: Date;
	expires_at: Date;
	consumed_at: Default<Date | null>;
	revoked_at: Default<Date | null>;
};

export type SessionTable = {
	id: string;
	person_id: string;
	session_epoch: number;
	device: string;
	created_at: Date;
	expires_at: Date;
	ends_at: Date;
};

export type OneTimeLinkPurpose = 'setUp' | 'choosePassword' | 'practiceSignIn';

export type OneTimeLinkTable = {
	token_hash: string;
	purpose: OneTimeLinkPurpose;
	person_id: string | null;
	created_at: Date;
	expires_at: Date;
	consumed_at: Default<Date | null>;
};
