import { m } from '#lib/messages/messages.js';

type Text = (values?: object, options?: { locale?: 'sv' | 'en' }) => string;

const roles: Readonly<Record<string, Text>> = {
	politician: m.instrument_role_politician,
	seniorManager: m.instrument_role_senior_manager,
	keyPerson: m.instrument_role_key_person
};

const blocks: Readonly<Record<string, Text>> = {
	steering: m.instrument_block_steering,
	analysis: m.instrument_block_analysis,
	improvement: m.instrument_block_improvement
};

/** The role's name in one language; a role nobody has named is shown as it is stored. */
export function roleText(role: string, locale: 'sv' | 'en'): string {
	return roles[role]?.({}, { locale }) ?? role;
}

export function blockText(block: string): string {
	return blocks[block]?.() ?? block;
}
