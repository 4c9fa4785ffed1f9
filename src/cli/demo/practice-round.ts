import { randomBytes } from 'node:crypto';
import { systemActor, type Actor, type MemberRole } from '#lib/domain/access/actor.ts';
import { defaultK } from '#lib/domain/poll/tally.ts';
import { withActor } from '#lib/server/db/actor.ts';
import type { AppTransaction } from '#lib/server/db/database.ts';
import { insertOneTimeLink } from '#lib/server/db/queries/one-time-link.ts';
import { countPersons, insertPerson } from '#lib/server/db/queries/person.ts';
import { hashToken, newId, newToken } from '#lib/server/ids.ts';
import { PasswordOffice } from '#lib/server/auth/passwords.ts';
import type { Ports } from '#lib/server/ports.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { createRun } from '#lib/server/usecases/poll/create-run.ts';
import { openRun } from '#lib/server/usecases/poll/open-run.ts';
import { shareScores } from '#lib/server/usecases/joint/share-scores.ts';
import { createWallLink } from '#lib/server/usecases/poll/wall-links.ts';
import { choicesOf } from './crowd.ts';
import type { DemoLinks } from './links.ts';
import { scorePractice } from './practice-group.ts';
import { holdPracticeMeeting } from './practice-held-meeting.ts';
import { writePracticeLog } from './practice-log.ts';
import { insertParticipants } from './practice-participants.ts';
import { preparePracticeMeeting } from './practice-presentations.ts';
import { insertPracticePlaces, type PracticePlaces } from './practice-places.ts';

type KeyPerson = {
	/** The organisation's. */
	readonly id: string;
	readonly organisation: string;
	readonly role: MemberRole;
	readonly actor: Extract<Actor, { kind: 'person' }>;
};

const staff = 'Regionkontorets medarbetare';
const eligible = 80;

/** Övningsomgången: invented regions A–E, an earlier run of region E, and one that is open for its staff. */
export async function seedPractice(ports: Ports, url: string): Promise<DemoLinks> {
	if ((await withActor(ports.db, systemActor, countPersons)) > 0)
		throw new Error(
			'This data folder is already in use. Choose an empty one with --data, or leave --data out.'
		);
	const admin = await insertAdministrator(ports);
	const places = await withActor(ports.db, systemActor, (tx) =>
		insertPracticePlaces(tx, ports.clock.now())
	);
	const people = await withActor(ports.db, systemActor, (tx) =>
		insertKeyPersons(tx, ports, places)
	);
	const regionE = people.at(-1);
	if (regionE === undefined) throw new Error('the practice round has no region');
	const earlier = await earlierRun(daysAgo(ports, 62), regionE.actor, places);
	await scoreGroup(ports, people, places);
	const open = await newRun(ports, regionE.actor, places.regionE.id, places.nextMeetingId);
	const { joinCode } = await openRun(ports, regionE.actor, { runId: open });
	const wall = await createWallLink(ports, regionE.actor, { runId: open });
	const others = await withActor(ports.db, systemActor, (tx) =>
		insertParticipants(tx, places, ports.clock.now())
	);
	const [regionD] = people.slice(-2);
	if (regionD === undefined) throw new Error('the practice round has one region only');
	await writePracticeLog(
		daysAgo(ports, 9),
		{ id: places.regionE.id, keyPerson: regionE.actor },
		{ id: regionD.id, keyPerson: regionD.actor }
	);
	const inGroup = places.regions.slice(-3).flatMap((region, index) => {
		const keyPerson = people.slice(-3)[index]?.actor;
		return keyPerson === undefined ? [] : [{ ...region, keyPerson }];
	});
	await holdPracticeMeeting(daysAgo(ports, 60), daysAgo(ports, 5), inGroup, places.firstMeetingId);
	const meetingWall = await preparePracticeMeeting(daysAgo(ports, 1), inGroup, {
		id: places.nextMeetingId,
		day: places.nextMeetingDay
	});
	const meeting = `/traffar/${places.nextMeetingId}`;
	const participants = await Promise.all(
		[...people, ...others].map(async (person) => ({
			organisation: person.organisation,
			role: person.role,
			url: await signInLink(ports, url, person.actor, '/hem')
		}))
	);
	return {
		url,
		facilitatorUrl: await signInLink(ports, url, regionE.actor, `/skattningar/${open}`),
		screenUrl: `${url}/vagg/lank/${wall.token}`,
		earlierUrl: await signInLink(ports, url, regionE.actor, `/skattningar/${earlier}/resultat`),
		joinCode,
		meetingUrl: await signInLink(ports, url, regionE.actor, meeting),
		meetingLeadUrl: await signInLink(ports, url, regionE.actor, `${meeting}/leda`),
		meetingWallUrl: `${url}/vagg/lank/${meetingWall}`,
		compareUrl: await signInLink(ports, url, regionE.actor, `${meeting}/jamfor`),
		participants,
		admin
	};
}

/** The working groups of regions C, D and E have scored before both meetings; only region E's words are told. */
async function scoreGroup(
	ports: Ports,
	people: readonly KeyPerson[],
	places: PracticePlaces
): Promise<void> {
	for (const [index, region] of places.regions.entries()) {
		const person = people[index];
		if (person === undefined || !['Region C', 'Region D', 'Region E'].includes(region.name))
			continue;
		const scored = { ...region, keyPerson: person.actor };
		await scorePractice(daysAgo(ports, 62), scored, {
			meetingId: places.firstMeetingId,
			meeting: 'first',
			withWords: false
		});
		const isOwn = region.id === places.regionE.id;
		const runId = await scorePractice(daysAgo(ports, 3), scored, {
			meetingId: places.nextMeetingId,
			meeting: 'next',
			withWords: isOwn
		});
		// Whether region E shares its scores is left to whoever tries the practice round.
		if (!isOwn) await shareScores(ports, person.actor, { groupId: places.groupId, runId });
	}
}

/** The same ports at an earlier moment. */
function daysAgo(ports: Ports, days: number): Ports {
	return {
		...ports,
		clock: { now: () => new Date(ports.clock.now().getTime() - days * 86_400_000) }
	};
}

async function insertAdministrator(ports: Ports): Promise<{ email: string; password: string }> {
	const email = 'administrator@ovning.example';
	const password = randomBytes(12).toString('base64url');
	const password_hash = await new PasswordOffice().hash(password);
	await withActor(ports.db, systemActor, (tx) =>
		insertPerson(tx, {
			id: newId(),
			email,
			name: 'Administratör (övning)',
			password_hash,
			administrator: true,
			created_at: ports.clock.now()
		})
	);
	return { email, password };
}

async function insertKeyPersons(
	tx: AppTransaction,
	ports: Ports,
	places: PracticePlaces
): Promise<KeyPerson[]> {
	const names = ['Anna Almgren', 'Bashir Björk', 'Carin Ceder', 'David Dahl', 'Elin Ek'];
	const people: KeyPerson[] = [];
	for (const [index, region] of places.regions.entries()) {
		const id = newId();
		const name = names[index] ?? region.name;
		await insertPerson(tx, {
			id,
			email: `${name.split(' ')[0]?.toLowerCase() ?? 'person'}@ovning.example`,
			name,
			password_hash: null,
			created_at: ports.clock.now()
		});
		await tx
			.insertInto('membership')
			.values({ person_id: id, organisation_id: region.id, role: 'keyPerson' })
			.execute();
		people.push({
			id: region.id,
			organisation: region.name,
			role: 'keyPerson',
			actor: {
				kind: 'person',
				personId: id,
				administrator: false,
				memberships: [{ organisationId: region.id, role: 'keyPerson' }]
			}
		});
	}
	return people;
}

async function newRun(
	ports: Ports,
	actor: Actor,
	organisationId: string,
	meetingId: string
): Promise<string> {
	const { runId } = await createRun(ports, actor, {
		organisationId,
		meetingId,
		targetGroup: staff,
		eligibleCount: eligible,
		lastDay: null,
		k: defaultK
	});
	return runId;
}

/** A whole run in the past of the story: opened, answered by 34 invented phones through the ballot box, closed. */
async function earlierRun(ports: Ports, actor: Actor, places: PracticePlaces): Promise<string> {
	const runId = await newRun(ports, actor, places.regionE.id, places.firstMeetingId);
	const { joinCode } = await openRun(ports, actor, { runId });
	for (let phone = 0; phone < 34; phone += 1) {
		const token = newToken();
		await Promise.all(
			// Every phone counts as one of the first five, so that the earlier run has no item with too few answers.
			choicesOf(0, Math.random).map(({ item, choice }) =>
				ports.office.cast({
					code: joinCode,
					token,
					itemNo: item,
					choice: choice === 'dontKnow' ? null : choice,
					rev: 1
				})
			)
		);
	}
	await closeRun(ports, actor, { runId });
	return runId;
}

async function signInLink(
	ports: Ports,
	url: string,
	actor: Extract<Actor, { kind: 'person' }>,
	to: string
): Promise<string> {
	const token = newToken();
	const now = ports.clock.now();
	await withActor(ports.db, systemActor, (tx) =>
		insertOneTimeLink(tx, {
			token_hash: hashToken(token),
			purpose: 'practiceSignIn',
			person_id: actor.personId,
			created_at: now,
			expires_at: new Date(now.getTime() + 30 * 86_400_000)
		})
	);
	return `${url}/ovning/${token}?till=${encodeURIComponent(to)}`;
}
