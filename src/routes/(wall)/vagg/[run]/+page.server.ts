import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { Ports } from '#lib/server/ports.ts';
import { assertMayWatch, readSnapshot } from '#lib/server/usecases/live/views.ts';
import { orErrorPage } from '../../../edge.ts';
import { drawRefusal } from '../../../refusal.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	drawRefusal(locals);
	if (!v.is(v.pipe(v.string(), v.uuid()), params.run))
		error(404, { code: 'notFound', message: 'notFound' });
	const isOwnWall = locals.wall.kind === 'wall' && locals.wall.runId === params.run;
	const maySteer = await mayWatch(locals.ports, locals.actor, params.run, 'facilitator');
	return {
		snapshot: await orErrorPage(
			readSnapshot(
				locals.ports,
				isOwnWall && !maySteer ? locals.wall : locals.actor,
				params.run,
				'wall'
			),
			url
		),
		maySteer,
		mayTakeHome: maySteer || (await mayWatch(locals.ports, locals.actor, params.run, 'member'))
	};
};

async function mayWatch(
	ports: Ports,
	actor: Actor,
	runId: string,
	audience: 'facilitator' | 'member'
): Promise<boolean> {
	if (actor.kind !== 'person') return false;
	try {
		await assertMayWatch(ports, actor, runId, audience);
		return true;
	} catch (failure) {
		if (failure instanceof ExpectedError) return false;
		throw failure;
	}
}
