import { listRounds } from '#lib/server/usecases/round/list-rounds.ts';
import { orErrorPage } from '../../../edge.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ports, actor }, url }) => ({
	rounds: await orErrorPage(listRounds(ports, actor), url)
});
