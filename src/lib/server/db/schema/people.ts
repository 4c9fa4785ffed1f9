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
	stage: Default<SessionStage>;
};

/** pending: the second factor is still awaited, and nothing else is open. */
export type SessionStage = 'full' | 'pending';

export type SecondFactorTable = {
	person_id: string;
	sealed_secret: Buffer;
	/** Null until the first code has shown that the person's app has the secret. */
	confirmed_at: Default<Date | null>;
	/** The time step of the last code that was accepted: no code works twice. */
	last_step: ColumnType<string, number | undefined, number>;
	failures: Default<number>;
	failed_at: Default<Date | null>;
	created_at: Date;
};

export type RecoveryCodeTable = {
	person_id: string;
	code_hash: string;
	used_at: Default<Date | null>;
};

export type OneTimeLinkPurpose = 'setUp' | 'choosePassword' | 'practiceSignIn' | 'mailSignIn';

export type OneTimeLinkTable = {
	token_hash: string;
	purpose: OneTimeLinkPurpose;
	person_id: string | null;
	created_at: Date;
	expires_at: Date;
	consumed_at: Default<Date | null>;
	/** Of a mailSignIn: SHA-256 of the cookie of the browser that asked. */
	browser_hash: Default<string | null>;
};
