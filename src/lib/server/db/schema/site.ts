import type { ColumnType } from 'kysely';

export type SiteTextName = 'accessibility' | 'privacy';

export type SiteTextTable = {
	name: SiteTextName;
	locale: 'sv' | 'en';
	fields: ColumnType<Record<string, string>, string, string>;
	version: number;
	updated_at: Date;
};

export type AccessibilityMessageTable = {
	id: string;
	message: string;
	contact: string;
	page: string;
	received_on: string;
	handled_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
};
