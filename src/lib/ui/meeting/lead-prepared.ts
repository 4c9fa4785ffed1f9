import type { GuestListed } from '#lib/contract/views/meeting.ts';
import type { MeetingPresentationRow } from '#lib/contract/views/presentation.ts';
import type { ErrorCode } from '#lib/domain/errors.ts';

/** What the console is given beside what is live, and what the last form came to. */
export type Prepared = {
	readonly guests: readonly GuestListed[];
	readonly wallLinks: readonly { readonly id: string; readonly createdAt: string }[];
	readonly presentations: readonly MeetingPresentationRow[];
	readonly form: {
		readonly did: string;
		readonly code?: ErrorCode | undefined;
		readonly fields: string[];
		readonly values: Record<string, string>;
		readonly guestLink: string | null;
		readonly wallLink: string | null;
	} | null;
};
