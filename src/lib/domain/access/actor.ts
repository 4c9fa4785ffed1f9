/** Who acts. Staff who answer are `voter`: a run and nothing else, never an account. */
export type Actor =
	| { readonly kind: 'public' }
	| {
			readonly kind: 'person';
			readonly personId: string;
			readonly administrator: boolean;
			readonly memberships: readonly Membership[];
			/** Rounds that the person leads (processledare). */
			readonly leads?: readonly string[];
	  }
	| {
			readonly kind: 'wall';
			readonly wallLinkId: string;
			/** Of one run of an organisation, or of one meeting. */
			readonly runId?: string | undefined;
			readonly organisationId?: string | undefined;
			readonly meetingId?: string | undefined;
	  }
	| { readonly kind: 'voter'; readonly runId: string }
	| { readonly kind: 'system' };

/** What a person is in an organisation: exactly one of these. */
export const memberRoles = ['politician', 'seniorManager', 'keyPerson', 'other'] as const;
export type MemberRole = (typeof memberRoles)[number];

export type Membership = { readonly organisationId: string; readonly role: MemberRole };

export const publicActor: Actor = { kind: 'public' };
export const systemActor: Actor = { kind: 'system' };
