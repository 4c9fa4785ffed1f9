import { redirect } from '@sveltejs/kit';
import type { Sort } from '#lib/domain/poll/tally.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { runTableText } from '#lib/server/reports/run-csv.ts';
import { readOrganisationOfRun } from '#lib/server/usecases/poll/read-run-kind.ts';
import { readResult } from '#lib/server/usecases/poll/read-result.ts';
import { orErrorPage } from '../../../../edge.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const result = await orErrorPage(
		(async () => {
			assertRowId(params.run);
			const { asks } = await readOrganisationOfRun(locals.ports, locals.actor, params.run);
			if (asks === 'workingGroup') redirect(303, `/skattningar/${params.run}/arbetsgrupp`);
			return readResult(locals.ports, locals.actor, { runId: params.run });
		})(),
		url
	);
	return {
		...result,
		sort: (url.searchParams.get('ordning') === 'skillnad' ? 'difference' : 'lowest') as Sort,
		tableText: result.run.state === 'closed' ? runTableText(result, locals.locale) : ''
	};
};
