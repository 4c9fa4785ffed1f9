import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { entryStates } from '#lib/domain/log/entry.ts';
import type { LogFilter } from '#lib/contract/forms/log.ts';
import type { LogChoices, LogColumn, LogRow } from '#lib/contract/views/log.ts';
import { withActor } from '../../db/actor.ts';
import {
	listBoard,
	listEntries,
	listLogChoices,
	listOpenEntries
} from '../../db/queries/log-list.ts';
import type { Ports } from '../../ports.ts';
import { logRow } from './log-rows.ts';

const columnLength = 25;
export const pageLength = 50;

/** The log by state: the first entries of each, and how many there are. @throws ExpectedError notAllowed */
export async function readBoard(
	ports: Ports,
	actor: Actor,
	filter: LogFilter
): Promise<{ columns: LogColumn[]; choices: LogChoices }> {
	assertCan(actor, 'log.list');
	return withActor(ports.db, actor, async (tx) => {
		const rows = await listBoard(tx, filter, columnLength);
		return {
			columns: entryStates.map((state) => {
				const column = rows.filter((row) => row.state === state);
				return {
					state,
					total: column[0]?.total ?? 0,
					rows: column.map((row) => logRow(row, actor))
				};
			}),
			choices: choicesOf(await listLogChoices(tx))
		};
	});
}

/** The log as a list, 50 entries a page (the first is 1). @throws ExpectedError notAllowed */
export async function readList(
	ports: Ports,
	actor: Actor,
	filter: LogFilter,
	page: number
): Promise<{ rows: LogRow[]; total: number; pages: number; choices: LogChoices }> {
	assertCan(actor, 'log.list');
	return withActor(ports.db, actor, async (tx) => {
		const offset = (page - 1) * pageLength;
		const { rows, total } = await listEntries(tx, filter, { limit: pageLength, offset });
		return {
			rows: rows.map((row) => logRow(row, actor)),
			total,
			pages: Math.max(1, Math.ceil(total / pageLength)),
			choices: choicesOf(await listLogChoices(tx))
		};
	});
}

/** What the actor's organisations have promised and not done yet, due first at the top. @throws ExpectedError notAllowed */
export async function listPromises(ports: Ports, actor: Actor, limit: number): Promise<LogRow[]> {
	assertCan(actor, 'log.list');
	const own = actor.kind === 'person' ? actor.memberships.map((one) => one.organisationId) : [];
	const rows = await withActor(ports.db, actor, (tx) => listOpenEntries(tx, own, limit));
	return rows.map((row) => logRow(row, actor));
}

function choicesOf(found: Awaited<ReturnType<typeof listLogChoices>>): LogChoices {
	return {
		...found,
		items: found.items.map((item) => ({
			no: item.no,
			text: { sv: item.text_sv, en: item.text_en }
		}))
	};
}
