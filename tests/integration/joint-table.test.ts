import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publicActor, type Actor } from '#lib/domain/access/actor.ts';
import { formatFraction } from '#lib/domain/fraction.ts';
import type { JointOccasion } from '#lib/contract/views/joint.ts';
import { withActor } from '#lib/server/db/actor.ts';
import { insertConsent } from '#lib/server/db/queries/joint.ts';
import { listOwnGroups, readJointTable } from '#lib/server/usecases/joint/read-joint.ts';
import { shareScores, withdrawScores } from '#lib/server/usecases/joint/share-scores.ts';
import { closeConsensus } from '#lib/server/usecases/poll/steer-consensus.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { closedGroupRun, openGroupRun } from '../support/group-runs.ts';
import { codeOf } from '../support/people.ts';
import {
	skr2023,
	type SeededOrganisation,
	type SeededPerson,
	type SeededRun
} from '../support/seed.ts';

type Member = { organisation: SeededOrganisation; keyPerson: SeededPerson };

let app: TestApp;
/** Three regions of one group, new for every test. */
let regions: readonly [Member, Member, Member];
let groupId: string;
let meetingId: string;

const scores = {
	first: [3, 1, 1, 2, 2, 1, 2, 1, 1, 1],
	second: [3, 2, 1, 2, 2, 1, 2, 1, 1, 3],
	third: [3, 2.5, 2, 2, 2, 3, 2, 2, 2, 3]
};

beforeAll(async () => {
	app = await testApp();
});
afterAll(() => app.close());

async function member(name?: string): Promise<Member> {
	const organisation = await app.seed.insertOrganisation(name);
	return { organisation, keyPerson: await app.seed.insertKeyPerson(organisation) };
}

beforeEach(async () => {
	regions = [await member(), await member(), await member()];
	const group = await app.seed.insertRoundWithGroup(regions.map((one) => one.organisation));
	groupId = group.groupId;
	meetingId = await app.seed.insertMeeting(groupId);
});

const closed = (who: Member, given: readonly (number | null)[], where: string = meetingId) =>
	closedGroupRun(app, given, { ...who, meetingId: where });
const share = (run: SeededRun, actor: Actor = run.keyPerson.actor) =>
	shareScores(app.ports, actor, { groupId, runId: run.runId });
const withdraw = (run: SeededRun, actor: Actor = run.keyPerson.actor) =>
	withdrawScores(app.ports, actor, { groupId, runId: run.runId });
const read = (actor: Actor, group = groupId) =>
	readJointTable(app.ports, actor, { groupId: group });

async function occasion(who: Member): Promise<JointOccasion> {
	const { occasions } = await read(who.keyPerson.actor);
	const [first] = occasions;
	if (first === undefined) throw new Error('the group has no occasion');
	return first;
}

const means = ({ items }: JointOccasion) =>
	items.map((item) => (item.shown ? formatFraction(item.mean, 1, 'sv') : '–'));

describe('the joint table', () => {
	it('is of the regions that share, each counting one, and says how many', async () => {
		const [a, b, c] = regions;
		await share(await closed(a, scores.first));
		await share(await closed(b, scores.second));
		await closed(c, scores.third);
		const seen = await occasion(a);
		expect(seen).toMatchObject({ access: 'shown', shared: 2, regions: 3 });
		expect(means(seen).slice(0, 3)).toEqual(['3,0', '1,5', '1,0']);
		expect(seen.mean && formatFraction(seen.mean, 2, 'sv')).toBe('1,65');
		expect(seen.sums && formatFraction(seen.sums.lowest, 0, 'sv')).toBe('15');
		expect(seen.sums && formatFraction(seen.sums.highest, 0, 'sv')).toBe('18');
		expect(seen.since).toBeNull();
	});

	it('names nobody: not the regions, their people or their words', async () => {
		const [a, b, c] = regions;
		for (const [who, given] of [
			[a, scores.first],
			[b, scores.second],
			[c, scores.third]
		] as const)
			await share(await closed(who, given));
		const seen = JSON.stringify(await read(a.keyPerson.actor), (_, value: unknown) =>
			typeof value === 'bigint' ? Number(value) : value
		);
		for (const other of [b, c]) {
			expect(seen).not.toContain(other.organisation.name);
			expect(seen).not.toContain(other.organisation.id);
			expect(seen).not.toContain(other.keyPerson.id);
		}
		expect(seen).toContain(a.organisation.name);
	});

	it('begins at two regions: one alone sees that it is alone', async () => {
		const [a] = regions;
		await share(await closed(a, scores.first));
		expect(await occasion(a)).toMatchObject({
			access: 'tooFew',
			shared: 1,
			items: [],
			mean: null,
			sums: null
		});
	});

	it('is shown to those who share themselves, and to nobody else in the group', async () => {
		const [a, b, c] = regions;
		await share(await closed(a, scores.first));
		await share(await closed(b, scores.second));
		const nothing = {
			access: 'shareFirst',
			shared: 2,
			items: [],
			mean: null,
			sums: null,
			since: null
		};
		expect(await occasion(c)).toMatchObject({ ...nothing, own: [] });
		const own = await closed(c, scores.third);
		expect(await occasion(c)).toMatchObject({
			...nothing,
			own: [{ runId: own.runId, sharedAt: null, mayShare: true }]
		});
		await share(own);
		expect(await occasion(c)).toMatchObject({ access: 'shown', shared: 3 });
	});

	it('does not even mention what a peer has closed and not shared', async () => {
		const [a, b] = regions;
		await closed(a, scores.first);
		expect((await read(b.keyPerson.actor)).occasions).toEqual([]);
	});

	it('is without what was taken back, for everyone and at once', async () => {
		const [a, b, c] = regions;
		const own = await closed(a, scores.first);
		for (const run of [own, await closed(b, scores.second), await closed(c, scores.third)])
			await share(run);
		await withdraw(own);
		expect(await occasion(a)).toMatchObject({ access: 'shareFirst', shared: 2, items: [] });
		const left = await occasion(b);
		expect(left).toMatchObject({ access: 'shown', shared: 2 });
		expect(left.items[0]).toMatchObject({ n: 2 });
		await withdraw(own);
		await share(own);
		expect(await occasion(b)).toMatchObject({ shared: 3 });
	});

	it('counts a region once, with what it shared last', async () => {
		const [a, b] = regions;
		await share(await closed(a, scores.first));
		await share(await closed(b, scores.second));
		const again = await closed(a, scores.third);
		expect((await occasion(b)).shared).toBe(2);
		await share(again);
		await share(again);
		const seen = await occasion(b);
		expect(seen.shared).toBe(2);
		expect(means(seen)[1]).toBe('2,3');
	});

	it('shows no mean of all items where a region has left one out', async () => {
		const [a, b] = regions;
		await share(await closed(a, [...scores.first.slice(0, 9), null]));
		await share(await closed(b, scores.second));
		const seen = await occasion(a);
		expect(seen.items.at(-1)).toEqual({ itemNo: 10, shown: false });
		expect(seen).toMatchObject({ mean: null, sums: null });
	});
});

describe('only the same occasion is put together', () => {
	it('another meeting is another table, compared for the same regions only', async () => {
		const [a, b, c] = regions;
		const next = await app.seed.insertMeeting(groupId, 2);
		for (const who of [a, b]) {
			await share(await closed(who, scores.first));
			await share(await closed(who, scores.second, next));
		}
		const [latest, earlier] = (await read(a.keyPerson.actor)).occasions;
		expect([latest?.ordinal, earlier?.ordinal]).toEqual([2, 1]);
		expect(latest?.since?.ordinal).toBe(1);
		expect(latest?.since?.mean && formatFraction(latest.since.mean, 2, 'sv')).toBe('1,50');

		await share(await closed(c, scores.third, next));
		expect((await occasion(a)).since).toEqual({ ordinal: 1, mean: null });
	});

	it('another instrument version is another table', async () => {
		const [a, b] = regions;
		await share(await closed(a, scores.first));
		await app.seed.asSystem((tx) =>
			sql`UPDATE round SET instrument_version_id = ${skr2023} WHERE id =
				(SELECT round_id FROM benchmarking_group WHERE id = ${groupId})`.execute(tx)
		);
		await share(await closed(b, scores.second));
		const { occasions } = await read(a.keyPerson.actor);
		expect(occasions.map((one) => [one.shared, one.access]).sort()).toEqual([
			[1, 'shareFirst'],
			[1, 'tooFew']
		]);
	});
});

describe('who may what', () => {
	it('to members of other groups, administrators and strangers there is no such group', async () => {
		const elsewhere = await member();
		const administrator = await app.seed.insertAdministrator();
		await share(await closed(regions[0], scores.first));
		for (const actor of [elsewhere.keyPerson.actor, administrator.actor, publicActor])
			expect(await codeOf(read(actor))).toBe('notFound');
		expect(await codeOf(read(regions[0].keyPerson.actor, crypto.randomUUID()))).toBe('notFound');
		expect(await listOwnGroups(app.ports, elsewhere.keyPerson.actor)).toEqual([]);
		expect(await listOwnGroups(app.ports, regions[0].keyPerson.actor)).toMatchObject([{ groupId }]);
	});

	it('every member reads, the key person alone shares and takes back', async () => {
		const [a, b] = regions;
		const politician = await app.seed.insertMember(a.organisation, 'politician');
		const run = await closed(a, scores.first);
		expect(await codeOf(share(run, politician.actor))).toBe('notAllowed');
		await share(run);
		await share(await closed(b, scores.second));
		expect(await codeOf(withdraw(run, politician.actor))).toBe('notAllowed');
		const [seen] = (await read(politician.actor)).occasions;
		expect(seen).toMatchObject({ access: 'shown', own: [{ mayShare: false }] });
	});

	it("a peer's key person can neither share nor take back, nor learn that the run exists", async () => {
		const [a, b] = regions;
		const run = await closed(a, scores.first);
		expect(await codeOf(share(run, b.keyPerson.actor))).toBe('notFound');
		await share(run);
		expect(await codeOf(withdraw(run, b.keyPerson.actor))).toBe('notFound');
		expect((await occasion(a)).shared).toBe(1);
	});

	it('scores that can still change are not shared, nor answers of staff, nor through another group', async () => {
		const [a] = regions;
		const run = await openGroupRun(app, { ...a, meetingId });
		expect(await codeOf(share(run))).toBe('runNotClosed');
		await closeConsensus(app.ports, a.keyPerson.actor, { runId: run.runId });
		const other = await app.seed.insertRoundWithGroup([a.organisation]);
		expect(
			await codeOf(
				shareScores(app.ports, a.keyPerson.actor, { groupId: other.groupId, runId: run.runId })
			)
		).toBe('notFound');
		const staff = await app.seed.openedRun({ ...a, meetingId });
		expect(await codeOf(share(staff))).toBe('notFound');
	});

	it('the database itself shows a peer neither scores nor consent, and takes no consent to open scores', async () => {
		const [a, b] = regions;
		const run = await closed(a, scores.first);
		await share(run);
		const seen = await withActor(app.ports.db, b.keyPerson.actor, async (tx) => ({
			consents: await tx.selectFrom('group_consent').selectAll().execute(),
			scores: await tx.selectFrom('consensus_score').selectAll().execute()
		}));
		expect(seen).toEqual({ consents: [], scores: [] });
		const open = await openGroupRun(app, { ...a, meetingId });
		const consent = (organisation: SeededOrganisation, runId: string) =>
			app.seed.asSystem((tx) =>
				insertConsent(tx, {
					run_id: runId,
					organisation_id: organisation.id,
					given_by: null,
					given_at: app.clock.now()
				})
			);
		await expect(consent(a.organisation, open.runId)).rejects.toThrow('only closed scores');
		await withdraw(run);
		await expect(consent(b.organisation, run.runId)).rejects.toThrow('only closed scores');
	});
});
