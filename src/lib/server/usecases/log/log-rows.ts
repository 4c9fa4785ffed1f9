import type { Actor } from '#lib/domain/access/actor.ts';
import { isMemberOf } from '#lib/domain/access/can.ts';
import type { LogRow } from '#lib/contract/views/log.ts';
import type { ListedEntry } from '../../db/queries/log-list.ts';

/** An entry as its reader sees it in lists. */
export function logRow(row: ListedEntry, reader: Actor): LogRow {
	return {
		entryId: row.id,
		organisationId: row.organisation_id,
		organisation: row.organisation,
		own: isMemberOf(reader, row.organisation_id),
		kind: row.kind,
		method: row.method,
		state: row.state,
		sentence: row.sentence,
		who: row.who,
		dueOn: row.due_on,
		itemNo: row.item_no,
		itemText: bilingual(row.item_sv, row.item_en),
		learning: row.learning,
		shared: row.shared,
		cycle:
			row.ordinal === null || row.stage === null
				? null
				: { ordinal: row.ordinal, stage: row.stage, decision: row.decision }
	};
}

export function bilingual(sv: string | null, en: string | null): { sv: string; en: string } | null {
	return sv === null || en === null ? null : { sv, en };
}
