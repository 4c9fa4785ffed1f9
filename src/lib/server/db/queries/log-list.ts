import { sql, type RawBuilder } from 'kysely';
import type { LogFilter } from '#lib/contract/forms/log.ts';
import type { CycleDecision, CycleStage } from '#lib/domain/log/cycle.ts';
import type { EntryKind, EntryMethod, EntryState } from '#lib/domain/log/entry.ts';
import type { AppTransaction } from '../database.ts';

export type ListedEntry = {
	id: string;
	organisation_id: string;
	organisation: string;
	kind: EntryKind;
	method: EntryMethod;
	state: EntryState;
	sentence: string;
	who: string;
	due_on: string | null;
	item_no: number | null;
	item_sv: string | null;
	item_en: string | null;
	learning: string;
	shared: boolean;
	ordinal: number | null;
	stage: CycleStage | null;
	decision: CycleDecision | null;
};

/** What is due first, then what has no day, the newest first. */
const inOrder = sql`entry.due_on NULLS LAST, entry.created_at DESC, entry.id`;

/** Everything the actor may read that matches; row level security says what that is. */
function matching(filter: LogFilter): RawBuilder<unknown> {
	const conditions = [sql`entry.removed_at IS NULL`];
	if (filter.organisationId !== null)
		conditions.push(sql`entry.organisation_id = ${filter.organisationId}`);
	if (filter.kind !== null) conditions.push(sql`entry.kind = ${filter.kind}`);
	if (filter.state !== null) conditions.push(sql`entry.state = ${filter.state}`);
	if (filter.itemNo !== null) conditions.push(sql`entry.item_no = ${filter.itemNo}`);
	if (filter.who !== '') conditions.push(sql`lower(entry.who) = lower(${filter.who})`);
	if (filter.text !== '') {
		const pattern = `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`;
		conditions.push(sql`(entry.sentence ILIKE ${pattern} OR entry.learning ILIKE ${pattern})`);
	}
	return sql.join(conditions, sql` AND `);
}

function whole(chosen: RawBuilder<unknown>): RawBuilder<ListedEntry & { total: string }> {
	return sql<ListedEntry & { total: string }>`
		SELECT entry.id, entry.organisation_id, organisation.name AS organisation, entry.kind, entry.method,
			entry.state, entry.sentence, entry.who, entry.due_on, entry.item_no, item.text_sv AS item_sv,
			item.text_en AS item_en, entry.learning, entry.shared_at IS NOT NULL AS shared,
			cycle.ordinal, cycle.stage, cycle.decision, entry.total
		FROM (${chosen}) AS entry
		JOIN organisation ON organisation.id = entry.organisation_id
		LEFT JOIN instrument_item AS item
			ON item.instrument_version_id = entry.instrument_version_id AND item.no = entry.item_no
		LEFT JOIN LATERAL (SELECT ordinal, stage, decision FROM pdsa_cycle
			WHERE entry_id = entry.id AND entry.kind = 'test' AND entry.method = 'pdsa'
			ORDER BY ordinal DESC LIMIT 1) AS cycle ON true
		ORDER BY ${inOrder}`;
}

/** One page of what matches, and how much there is of it. */
export async function listEntries(
	tx: AppTransaction,
	filter: LogFilter,
	page: { limit: number; offset: number }
): Promise<{ rows: ListedEntry[]; total: number }> {
	const chosen = sql`SELECT entry.*, count(*) OVER () AS total FROM log_entry AS entry
		WHERE ${matching(filter)} ORDER BY ${inOrder} LIMIT ${page.limit} OFFSET ${page.offset}`;
	const { rows } = await whole(chosen).execute(tx);
	if (rows.length > 0 || page.offset === 0) return { rows, total: Number(rows[0]?.total ?? 0) };
	// Past the end: there may be fewer than there were.
	return { rows: [], total: await countEntries(tx, filter) };
}

async function countEntries(tx: AppTransaction, filter: LogFilter): Promise<number> {
	const { rows } = await sql<{ n: number }>`
		SELECT count(*)::int AS n FROM log_entry AS entry WHERE ${matching(filter)}`.execute(tx);
	return rows[0]?.n ?? 0;
}

/** The first entries of each state, each with how many there are of it. */
export async function listBoard(
	tx: AppTransaction,
	filter: LogFilter,
	each: number
): Promise<(ListedEntry & { total: number })[]> {
	const chosen = sql`SELECT * FROM (SELECT entry.*, count(*) OVER (PARTITION BY entry.state) AS total,
			row_number() OVER (PARTITION BY entry.state ORDER BY ${inOrder}) AS place
			FROM log_entry AS entry WHERE ${matching(filter)}) AS placed WHERE place <= ${each}`;
	const { rows } = await whole(chosen).execute(tx);
	return rows.map((row) => ({ ...row, total: Number(row.total) }));
}

/** What these organisations have still to do, what is due first at the top. */
export async function listOpenEntries(
	tx: AppTransaction,
	organisationIds: readonly string[],
	limit: number
): Promise<ListedEntry[]> {
	const chosen = sql`SELECT entry.*, 0 AS total FROM log_entry AS entry
		WHERE entry.removed_at IS NULL AND entry.state IN ('planned', 'underway')
		AND entry.organisation_id = ANY (${[...organisationIds]}::uuid[]) ORDER BY ${inOrder} LIMIT ${limit}`;
	return (await whole(chosen).execute(tx)).rows;
}

/** What can be filtered by, of what the actor may read. */
export async function listLogChoices(tx: AppTransaction) {
	const organisations = await sql<{ id: string; name: string }>`
		SELECT id, name FROM organisation WHERE id IN (SELECT organisation_id FROM log_entry WHERE removed_at IS NULL)
		ORDER BY name COLLATE "sv-x-icu"`.execute(tx);
	const owners = await sql<{ who: string }>`
		SELECT who FROM (SELECT DISTINCT who FROM log_entry WHERE removed_at IS NULL AND who <> '') AS owner
		ORDER BY who COLLATE "sv-x-icu" LIMIT 200`.execute(tx);
	const items = await sql<{ no: number; text_sv: string; text_en: string }>`
		SELECT DISTINCT ON (item.no) item.no, item.text_sv, item.text_en
		FROM log_entry AS entry JOIN instrument_item AS item
			ON item.instrument_version_id = entry.instrument_version_id AND item.no = entry.item_no
		WHERE entry.removed_at IS NULL ORDER BY item.no, entry.created_at DESC`.execute(tx);
	return {
		organisations: organisations.rows,
		owners: owners.rows.map((row) => row.who),
		items: items.rows
	};
}
