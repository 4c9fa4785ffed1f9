import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '#lib/server/live/commands.ts';
import { routeGates } from '#lib/server/auth/route-access.ts';
import { AccessWorld, actorNames, type ActorName } from '../support/access-world.ts';
import { accessTable, type AccessRow } from '../support/access-table.ts';
import { listDoors } from '../support/doors.ts';

/**
 * Every door of the house against every kind of actor: each page, form action, endpoint and live command has a row
 * that says who may pass. A door without a row fails, and so does a row without a door.
 */
describe('access', () => {
	let world: AccessWorld;
	beforeAll(async () => {
		world = await AccessWorld.open();
		await world.fresh();
	}, 60_000);
	afterAll(async () => {
		await world.close();
	});

	it('has a row for every door, and a door for every row', () => {
		const doors = [
			...listDoors(),
			...Object.keys(commands).map((name) => `COMMAND ${name}`)
		].sort();
		expect(Object.keys(accessTable).sort()).toEqual(doors);
	});

	it('has a gate for every route', () => {
		const routes = new Set(
			listDoors().map((door) => door.slice(door.indexOf(' ') + 1).replace(/\?\/.*$/, ''))
		);
		expect([...routes].filter((route) => routeGates[route] === undefined)).toEqual([]);
	});

	for (const [door, row] of Object.entries(accessTable))
		it(`${door}: ${row.may.join(', ') || 'nobody'}`, async () => {
			const outcomes: Partial<Record<ActorName, boolean>> = {};
			for (const actor of actorNames) outcomes[actor] = await passes(world, door, row, actor);
			expect(outcomes).toEqual(
				Object.fromEntries(actorNames.map((actor) => [actor, row.may.includes(actor)]))
			);
		}, 60_000);
});

/** Whether the actor gets through; whoever does not must not read a word of what is behind the door. */
async function passes(
	world: AccessWorld,
	door: string,
	row: AccessRow,
	actor: ActorName
): Promise<boolean> {
	const answer = await world.knock(door, row, actor);
	const strange =
		row.tellsOfRun === true
			? []
			: world.canariesUnknownTo(actor).filter((canary) => answer.body.includes(canary));
	expect(strange, `${actor} at ${door} reads another organisation's words`).toEqual([]);
	if (answer.through && !door.startsWith('GET ')) await world.fresh();
	return answer.through;
}
