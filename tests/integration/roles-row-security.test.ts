import { sql, type Updateable } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publicActor, systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { withActor } from '#lib/server/db/actor.ts';
import type { AppTransaction } from '#lib/server/db/database.ts';
import { listPeopleOfOrganisation } from '#lib/server/db/queries/organisation-people.ts';
import type { PersonTable } from '#lib/server/db/schema/people.ts';
import { newToken } from '#lib/server/ids.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { createWallLink } from '#lib/server/usecases/poll/wall-links.ts';
import { testApp, type TestApp } from '../support/app.ts';
import type { OpenedRun, SeededPerson } from '../support/seed.ts';

/**
 * The second net: with no use case and no check in between, an actor's own transaction shows only what is theirs.
 * Two organisations of one round, each with a closed run, a wall link and a session.
 */
let app: TestApp;
let ours: OpenedRun;
let theirs: OpenedRun;
/** A politician of ours. */
let politician: SeededPerson;
let actors: Record<Who, Actor>;

const names = [
	'nobody',
	'voter',
	'wall',
	'keyPerson',
	'politician',
	'administrator',
	'system'
] as const;
type Who = (typeof names)[number];

beforeAll(async () => {
	app = await testApp();
	const organisations = [await app.seed.insertOrganisation(), await app.seed.insertOrganisation()];
	const { groupId } = await app.seed.insertRoundWithGroup(organisations);
	const meetingId = await app.seed.insertMeeting(groupId);
	const runs: OpenedRun[] = [];
	for (const organisation of organisations) {
		const run = await app.seed.openedRun({ organisation, meetingId });
		await createWallLink(app.ports, run.keyPerson.actor, { runId: run.runId });
		await app.ports.sessions.start(run.keyPerson, 'test');
		for (let device = 0; device < 6; device += 1) await app.seed.answer(run.joinCode, [2]);
		await closeRun(app.ports, run.keyPerson.actor, { runId: run.runId });
		runs.push(run);
	}
	const [first, second] = runs;
	if (first === undefined || second === undefined) throw new Error('two runs were made');
	[ours, theirs] = [first, second];
	const administrator = await app.seed.insertAdministrator();
	politician = await app.seed.insertMember(ours.organisation, 'politician');
	for (const run of runs) await app.seed.insertInvitation(run.organisation, run.keyPerson);
	actors = {
		nobody: publicActor,
		voter: { kind: 'voter', runId: ours.runId },
		wall: {
			kind: 'wall',
			wallLinkId: newToken(),
			runId: ours.runId,
			organisationId: ours.organisation.id
		},
		keyPerson: ours.keyPerson.actor,
		politician: politician.actor,
		administrator: administrator.actor,
		system: systemActor
	};
});
afterAll(() => app.close());

const as = <T>(who: Who, work: (tx: AppTransaction) => Promise<T>) =>
	withActor(app.ports.db, actors[who], work);

/** How many rows each of them sees: of organisations, runs and the like there are two, of persons four. */
const visible: Readonly<Record<string, readonly number[]>> = {
	// nobody, voter, wall, keyPerson, politician, administrator, system
	assessment_run: [0, 1, 1, 1, 1, 0, 2],
	run_screen: [0, 0, 1, 1, 1, 0, 2],
	run_result: [0, 0, 10, 10, 10, 0, 20],
	wall_link: [0, 0, 0, 1, 1, 0, 2],
	person: [0, 0, 0, 1, 1, 4, 4],
	membership: [0, 0, 0, 2, 2, 3, 3],
	invitation: [0, 0, 0, 1, 0, 2, 2],
	session: [0, 0, 0, 1, 0, 2, 2],
	organisation: [0, 2, 2, 2, 2, 2, 2],
	meeting: [0, 1, 1, 1, 1, 1, 1],
	round: [0, 1, 1, 1, 1, 1, 1]
};

describe('an actor’s transaction shows only what is theirs', () => {
	test.each(
		Object.entries(visible).flatMap(([table, rows]) =>
			names.map((who, index) => [table, who, rows[index]] as const)
		)
	)('%s to %s: %i', async (table, who, rows) => {
		const { rows: counted } = await as(who, (tx) =>
			sql<{ n: number }>`SELECT count(*)::int AS n FROM ${sql.table(table)}`.execute(tx)
		);
		expect(counted[0]?.n).toBe(rows);
	});

	test('the one run that a key person sees is their own', async () => {
		const found = await as('keyPerson', (tx) =>
			tx.selectFrom('assessment_run').select('id').execute()
		);
		expect(found).toEqual([{ id: ours.runId }]);
	});
});

describe('an actor’s transaction changes only what is theirs', () => {
	test.each(names.filter((who) => who !== 'system'))(
		'%s touches no row of the other organisation’s run',
		async (who) => {
			const touched = await as(who, async (tx) => [
				(
					await tx
						.updateTable('assessment_run')
						.set({ target_group: 'Ändrad' })
						.where('id', '=', theirs.runId)
						.executeTakeFirst()
				).numUpdatedRows,
				(await tx.deleteFrom('run_result').where('run_id', '=', theirs.runId).executeTakeFirst())
					.numDeletedRows,
				(await tx.deleteFrom('wall_link').where('run_id', '=', theirs.runId).executeTakeFirst())
					.numDeletedRows
			]);
			expect(touched).toEqual([0n, 0n, 0n]);
		}
	);

	test('a key person cannot give their run to another organisation', async () => {
		await expect(
			as('keyPerson', (tx) =>
				tx
					.updateTable('assessment_run')
					.set({ organisation_id: theirs.organisation.id })
					.where('id', '=', ours.runId)
					.execute()
			)
		).rejects.toThrow('row-level security');
	});

	test.each(['nobody', 'voter', 'wall', 'keyPerson', 'politician'] as const)(
		'%s cannot make anybody an administrator',
		async (who) => {
			const outcome = await as(who, (tx) =>
				tx
					.updateTable('person')
					.set({ administrator: true })
					.where('id', '=', theirs.keyPerson.id)
					.executeTakeFirst()
			);
			expect(outcome.numUpdatedRows).toBe(0n);
		}
	);

	test('the actor of one transaction is gone in the next on the same connection', async () => {
		for (let times = 0; times < 20; times += 1)
			await as('system', (tx) => sql`SELECT 1`.execute(tx));
		const { rows } = await sql<{ kind: string; n: number }>`
			SELECT actor_kind() AS kind, (SELECT count(*)::int FROM assessment_run) AS n`.execute(app.ports.db);
		expect(rows).toEqual([{ kind: 'nobody', n: 0 }]);
	});

	test('nobody signs an invitation or a membership for an organisation whose key person they are not', async () => {
		for (const who of ['keyPerson', 'politician'] as const) {
			const organisation_id = who === 'keyPerson' ? theirs.organisation.id : ours.organisation.id;
			const membership = {
				person_id: theirs.keyPerson.id,
				organisation_id,
				role: 'other' as const
			};
			await expect(
				as(who, (tx) => tx.insertInto('membership').values(membership).execute())
			).rejects.toThrow('row-level security');
			await expect(
				as(who, (tx) =>
					tx
						.updateTable('invitation')
						.set({ organisation_id })
						.returning('id')
						.execute()
						.then((rows) => {
							if (rows.length === 0) throw new Error('row-level security hides them');
						})
				)
			).rejects.toThrow('row-level security');
		}
	});

	test('a politician cannot change roles, not even their own', async () => {
		const change = await as('politician', (tx) =>
			tx.updateTable('membership').set({ role: 'keyPerson' }).executeTakeFirst()
		);
		expect(change.numUpdatedRows).toBe(0n);
	});
});

describe('an account keeps to what it is', () => {
	const own = (change: Updateable<PersonTable>) =>
		as('keyPerson', (tx) =>
			tx
				.updateTable('person')
				.set(change)
				.where('id', '=', ours.keyPerson.id)
				.returning('id')
				.execute()
		);

	test.each([
		['an administrator of themselves', { administrator: true }],
		['themselves disabled', { disabled_at: new Date() }],
		['the address another', { email: 'annan@region.example' }]
	] as const)('a key person cannot make %s', async (_, change) => {
		await expect(own(change)).rejects.toThrow('only an administrator');
	});

	test('a key person cannot delete themselves or come back as somebody else', async () => {
		const deleted = await as('keyPerson', (tx) => tx.deleteFrom('person').executeTakeFirst());
		expect(deleted.numDeletedRows).toBe(0n);
		await expect(
			as('keyPerson', (tx) =>
				tx
					.insertInto('person')
					.values({
						id: ours.keyPerson.id,
						email: 'ny@region.example',
						name: 'Ny',
						administrator: true,
						created_at: new Date()
					})
					.execute()
			)
		).rejects.toThrow('row-level security');
	});

	test('a name, a password and a new session number are their own to change', async () => {
		expect(await own({ name: 'Nytt Namn', session_epoch: 1, password_hash: null })).toHaveLength(1);
	});

	test('an administrator may', async () => {
		const changed = await as('administrator', (tx) =>
			tx
				.updateTable('person')
				.set({ email: 'ny.adress@region.example' })
				.where('id', '=', theirs.keyPerson.id)
				.returning('id')
				.execute()
		);
		expect(changed).toHaveLength(1);
	});
});

describe('the names of people', () => {
	const namesOf = async (who: Who, run: OpenedRun) =>
		(await as(who, (tx) => listPeopleOfOrganisation(tx, run.organisation.id))).map(
			({ personId, email, role }) => [personId === null ? null : 'id', email !== null, role]
		);

	test('of their own organisation whole, of a peer’s the name and the role, of any other nothing', async () => {
		expect(await namesOf('politician', ours)).toEqual(
			expect.arrayContaining([
				['id', true, 'keyPerson'],
				['id', true, 'politician']
			])
		);
		expect(await namesOf('politician', theirs)).toEqual([[null, false, 'keyPerson']]);
		const stranger = await app.seed.insertMember(await app.seed.insertOrganisation());
		expect(
			await withActor(app.ports.db, stranger.actor, (tx) =>
				listPeopleOfOrganisation(tx, ours.organisation.id)
			)
		).toEqual([]);
		for (const who of ['nobody', 'voter', 'wall'] as const)
			expect(await namesOf(who, ours)).toEqual([]);
	});
});
