/**
 * Letters: what each kind is, and which of them a person can do without. Invariant: a letter that is needed to get in,
 * or that warns about one's account, is always sent; every other one has its own way to be rid of it.
 */
export const mailKinds = [
	'invitation',
	'signInLink',
	'secondFactorChanged',
	'memberJoined',
	'test'
] as const;
export type MailKind = (typeof mailKinds)[number];

/** Those that a person may decline. */
export const optionalMailKinds = ['memberJoined'] as const satisfies MailKind[];
export type OptionalMailKind = (typeof optionalMailKinds)[number];

/** withdrawn: what it was about has been taken back. expired: what it was about has run out before it could be sent. */
export const mailStates = ['waiting', 'sent', 'failed', 'withdrawn', 'expired'] as const;
export type MailState = (typeof mailStates)[number];

export function isOptionalMail(kind: string): kind is OptionalMailKind {
	return (optionalMailKinds as readonly string[]).includes(kind);
}
