import { listInstrumentPages } from '#lib/server/usecases/instrument/list-instruments.ts';
import { orErrorPage } from '../../../edge.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ports, actor }, url }) => ({
	instruments: await orErrorPage(listInstrumentPages(ports, actor), url),
	saved: url.searchParams.has('sparat')
});
