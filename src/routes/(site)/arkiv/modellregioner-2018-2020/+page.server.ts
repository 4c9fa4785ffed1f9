import { changeOrders } from '#lib/domain/poll/change.ts';
import { readPilotArchive } from '#lib/server/usecases/archive/read-archive.ts';
import { orderNames } from '#lib/ui/archive/order.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const asked = url.searchParams.get('ordning');
	return {
		archive: readPilotArchive(locals.actor),
		order: changeOrders.find((one) => orderNames[one] === asked) ?? 'printed'
	};
};
