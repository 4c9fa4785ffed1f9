import type { MemberRole } from '#lib/domain/access/actor.ts';
import type { MailState } from '#lib/domain/mail/kinds.ts';

/** Somebody of the reader's own organisation. The address is there only for whoever invites and removes. */
export type MemberView = {
	readonly personId: string;
	readonly name: string;
	readonly email: string | null;
	readonly role: MemberRole;
};

/** An invitation that nobody has pressed yet. Instants are ISO text. */
export type InvitationView = {
	readonly invitationId: string;
	readonly name: string;
	readonly email: string;
	readonly role: MemberRole;
	readonly until: string;
	/** What became of the letter about it; null when none was asked for. */
	readonly mail: MailState | null;
};

/** Another organisation of the same group: who they are there, and nothing else of them. */
export type PeerOrganisation = {
	readonly organisationId: string;
	readonly name: string;
	readonly people: readonly { readonly name: string; readonly role: MemberRole }[];
};

export type PeerGroup = {
	readonly groupId: string;
	readonly name: string;
	readonly round: string;
	readonly organisations: readonly PeerOrganisation[];
};

export type PeopleView = {
	readonly organisation: { readonly id: string; readonly name: string };
	readonly people: readonly MemberView[];
	/** Which of politician, senior manager and key person nobody is yet. */
	readonly missing: readonly MemberRole[];
	/** The reader invites, removes and changes roles here. */
	readonly mayManage: boolean;
	/** Empty for whoever may not manage. */
	readonly invitations: readonly InvitationView[];
	readonly groups: readonly PeerGroup[];
};

/** What the page behind an invitation says, and what its reader can do about it. */
export type InvitationPage = {
	readonly name: string;
	readonly email: string;
	readonly role: MemberRole;
	readonly organisation: string;
	readonly invitedBy: string;
	readonly until: string;
	/**
	 * join: a new person. joinAsSelf: the signed-in person it is for. signIn: the address has an account, which only
	 * its owner may use. signOut: somebody else is signed in here.
	 */
	readonly standing: 'join' | 'joinAsSelf' | 'signIn' | 'signOut';
};
