import { isFiltered, logAddress, readLogAddress } from '#lib/contract/forms/log.ts';
import { logText } from '#lib/server/reports/log-text.ts';
import { readBoard, readList } from '#lib/server/usecases/log/list-entries.ts';
import { orErrorPage } from '../../edge.ts';
import { readLogSnapshots } from './log-live.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ports, actor, locale } = locals;
	const { filter, view, page } = readLogAddress(url.searchParams);
	return orErrorPage(
		(async () => {
			// The versions first: what is read after them can only be newer than they say.
			const snapshots = await readLogSnapshots(ports, actor);
			const board = view === 'board' ? await readBoard(ports, actor, filter) : null;
			const list = view === 'list' ? await readList(ports, actor, filter, page) : null;
			const rows = list?.rows ?? board?.columns.flatMap((column) => column.rows) ?? [];
			return {
				snapshots,
				filter,
				view,
				page,
				active: isFiltered(filter),
				csv: logAddress(filter, { view: 'board', path: '/logg/logg.csv' }),
				columns: board?.columns ?? [],
				list: list === null ? null : { rows: list.rows, total: list.total, pages: list.pages },
				choices: list?.choices ?? board?.choices ?? { organisations: [], owners: [], items: [] },
				text: logText(rows, locale),
				removed: url.searchParams.get('borttagen')
			};
		})(),
		url
	);
};
