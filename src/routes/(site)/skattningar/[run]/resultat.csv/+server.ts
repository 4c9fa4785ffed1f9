import { ExpectedError } from '#lib/domain/errors.ts';
import { assertResultsExist } from '#lib/domain/poll/run-state.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { runCsv, runCsvName } from '#lib/server/reports/run-csv.ts';
import { readResult } from '#lib/server/usecases/poll/read-result.ts';
import { problem } from '../../../../edge.ts';
import type { RequestHandler } from './$types';

/** The result as a file for spreadsheets. Never shown as a page: what people wrote is text, not markup. */
export const GET: RequestHandler = async ({ locals, params }) => {
	try {
		assertRowId(params.run);
		const result = await readResult(locals.ports, locals.actor, { runId: params.run });
		assertResultsExist(result.run.state);
		return new Response(runCsv(result, locals.locale), {
			headers: {
				'content-type': 'text/csv; charset=utf-8; header=present',
				'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(runCsvName(result.run))}`,
				'content-security-policy': "default-src 'none'; sandbox"
			}
		});
	} catch (failure) {
		if (failure instanceof ExpectedError) return problem(failure);
		throw failure;
	}
};
