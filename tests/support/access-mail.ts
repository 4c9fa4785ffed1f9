import type { Subjects } from './access-subjects.ts';
import type { AccessRow } from './access-table.ts';

const everyone = [
	'public',
	'voter',
	'wall',
	'keyPerson',
	'politician',
	'otherKeyPerson',
	'administrator'
] as const;
const open: AccessRow = { may: everyone };
const administrators = ['administrator'] as const;
const admin: AccessRow = { may: administrators };
const waitingLetter = ({ mailId }: Subjects) => ({ mailId });

/** The doors to letters: the outbox, and the one press that declines a kind of them. */
export const mailAccess: Readonly<Record<string, AccessRow>> = {
	'GET /(site)/utskick/av/[token]': open,
	'POST /(site)/utskick/av/[token]?/default': open,
	'GET /(site)/admin/utskick': admin,
	'POST /(site)/admin/utskick?/test': admin,
	'POST /(site)/admin/utskick?/retry': { may: administrators, form: waitingLetter },
	'POST /(site)/admin/utskick?/withdraw': { may: administrators, form: waitingLetter },
	'POST /(site)/admin/utskick?/handOver': { may: administrators, form: waitingLetter }
};
