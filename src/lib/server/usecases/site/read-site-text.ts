import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { swedishDay } from '#lib/domain/swedish-time.ts';
import { withActor } from '../../db/actor.ts';
import { findSiteText } from '../../db/queries/site-text.ts';
import type { Ports } from '../../ports.ts';

/** What the operator has written, or null fields and version 0: then the page shows what is built in. */
export type SiteTextView = {
	readonly fields: Readonly<Record<string, string>> | null;
	readonly version: number;
	readonly updatedOn: string | null;
};

/** @throws ExpectedError notAllowed */
export async function readSiteText(
	ports: Ports,
	actor: Actor,
	input: { name: 'accessibility' | 'privacy'; locale: 'sv' | 'en' }
): Promise<SiteTextView> {
	assertCan(actor, 'site.read');
	const row = await withActor(ports.db, actor, (tx) => findSiteText(tx, input.name, input.locale));
	if (row === undefined) return { fields: null, version: 0, updatedOn: null };
	return { fields: row.fields, version: row.version, updatedOn: swedishDay(row.updated_at) };
}
