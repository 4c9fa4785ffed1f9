import type { ItemKind } from '#lib/domain/meeting/agenda.ts';

/** What is asked of an item of the agenda: of a new one its kind and whose turn it is too. */
export type AskedItem = {
	readonly kind: ItemKind;
	readonly title: string;
	readonly organisationId: string | null;
	readonly plannedMinutes: number;
};
