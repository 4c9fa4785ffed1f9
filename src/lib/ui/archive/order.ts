import type { ChangeOrder } from '#lib/domain/poll/change.ts';

/** The orders as the address has them (?ordning=…). */
export const orderNames = {
	printed: 'tryckt',
	checklist: 'checklista',
	change: 'forandring'
} as const satisfies Record<ChangeOrder, string>;
