import { readLogAddress } from '#lib/contract/forms/log.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { swedishDay } from '#lib/domain/swedish-time.ts';
import { logCsv } from '#lib/server/reports/log-csv.ts';
import { exportLog } from '#lib/server/usecases/log/export-log.ts';
import { problem } from '../../../edge.ts';
import type { RequestHandler } from './$types';

/** What the log shows with the same filters, as a file for a planning tool. Never shown as a page. */
export const GET: RequestHandler = async ({ locals, url }) => {
	try {
		const { filter } = readLogAddress(url.searchParams);
		const entries = await exportLog(locals.ports, locals.actor, filter);
		return new Response(logCsv(entries, locals.locale), {
			headers: {
				'content-type': 'text/csv; charset=utf-8; header=present',
				'content-disposition': `attachment; filename="logg-${swedishDay(locals.ports.clock.now())}.csv"`,
				'content-security-policy': "default-src 'none'; sandbox"
			}
		});
	} catch (failure) {
		if (failure instanceof ExpectedError) return problem(failure);
		throw failure;
	}
};
