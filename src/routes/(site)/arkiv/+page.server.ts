import { readPilotArchive } from '#lib/server/usecases/archive/read-archive.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const { name, table } = readPilotArchive(locals.actor);
	return { name, table };
};
