import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import type { CycleTexts } from '#lib/domain/log/cycle.ts';
import type { LogFilter } from '#lib/contract/forms/log.ts';
import type { LogRow } from '#lib/contract/views/log.ts';
import { withActor } from '../../db/actor.ts';
import { listLastCycles, textsOfCycle } from '../../db/queries/log-cycle.ts';
import { listEntries } from '../../db/queries/log-list.ts';
import type { Ports } from '../../ports.ts';
import { logRow } from './log-rows.ts';

/** An entry as files have it: with what its last cycle says. */
export type ExportedEntry = LogRow & { readonly texts: CycleTexts | null };

const most = 20_000;

/** Everything the actor may read that matches, in the order of the list. @throws ExpectedError notAllowed */
export async function exportLog(
	ports: Ports,
	actor: Actor,
	filter: LogFilter
): Promise<ExportedEntry[]> {
	assertCan(actor, 'log.list');
	return withActor(ports.db, actor, async (tx) => {
		const { rows } = await listEntries(tx, filter, { limit: most, offset: 0 });
		const cycles = await listLastCycles(
			tx,
			rows.filter((row) => row.ordinal !== null).map((row) => row.id)
		);
		return rows.map((row) => {
			const cycle = cycles.get(row.id);
			return { ...logRow(row, actor), texts: cycle === undefined ? null : textsOfCycle(cycle) };
		});
	});
}
