import type { Actor, MemberRole } from '#lib/domain/access/actor.ts';
import { systemActor } from '#lib/domain/access/actor.ts';
import { defaultK } from '#lib/domain/poll/tally.ts';
import { firstScreen } from '#lib/domain/poll/screen.ts';
import type { Choice } from '#lib/domain/poll/scale.ts';
import { withActor } from '#lib/server/db/actor.ts';
import type { AppTransaction } from '#lib/server/db/database.ts';
import { insertInvitation } from '#lib/server/db/queries/invitation.ts';
import { insertRun, nextRunOrdinal, saveScreen } from '#lib/server/db/queries/run.ts';
import type { OrganisationKind } from '#lib/server/db/schema/people.ts';
import { hashToken, newId, newToken } from '#lib/server/ids.ts';
import type { Ports } from '#lib/server/ports.ts';
import { openRun } from '#lib/server/usecases/poll/open-run.ts';

export const skl2018 = '6f0e2a34-9a0b-4c39-8d16-52f1a1f02018';
export const skr2023 = '6f0e2a34-9a0b-4c39-8d16-52f1a1f02023';

export type SeededPerson = {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly administrator: boolean;
	readonly session_epoch: number;
	readonly actor: Extract<Actor, { kind: 'person' }>;
};
export type SeededOrganisation = { readonly id: string; readonly name: string };
export type SeededRound = {
	readonly roundId: string;
	readonly roundName: string;
	readonly groupId: string;
};
export type SeededRun = {
	readonly runId: string;
	readonly organisation: SeededOrganisation;
	readonly keyPerson: SeededPerson;
	readonly meetingId: string;
	readonly instrumentId: string;
};
export type OpenedRun = SeededRun & { readonly joinCode: string };

type RunOptions = {
	organisation?: SeededOrganisation;
	keyPerson?: SeededPerson;
	meetingId?: string;
	instrumentId?: string;
	targetGroup?: string;
	k?: number;
	eligible?: number | null;
	lastDay?: string | null;
	practice?: boolean;
};

/** Puts what a test is not about into the database: small, valid, different every time. */
export class Seed {
	readonly #ports: Ports;
	#count = 0;

	constructor(ports: Ports) {
		this.#ports = ports;
	}

	/** Work as the system actor, in a transaction. */
	asSystem<T>(work: (tx: AppTransaction) => Promise<T>): Promise<T> {
		return withActor(this.#ports.db, systemActor, work);
	}

	async insertOrganisation(
		name = this.#different('Region'),
		kind: OrganisationKind = 'region'
	): Promise<SeededOrganisation> {
		const id = newId();
		await this.asSystem((tx) =>
			tx
				.insertInto('organisation')
				.values({ id, name, kind, created_at: this.#ports.clock.now() })
				.execute()
		);
		return { id, name };
	}

	/** An enabled person without a password. */
	async insertPerson(
		given: {
			name?: string;
			email?: string;
			administrator?: boolean;
			passwordHash?: string | null;
			organisations?: readonly SeededOrganisation[];
			role?: MemberRole;
		} = {}
	): Promise<SeededPerson> {
		const id = newId();
		const name = given.name ?? this.#different('Person');
		const email = given.email ?? `${id}@vankrets.example`;
		const administrator = given.administrator ?? false;
		const organisations = given.organisations ?? [];
		const role = given.role ?? 'keyPerson';
		const memberships = organisations.map((one) => ({
			organisationId: one.id,
			role
		}));
		await this.asSystem(async (tx) => {
			await tx
				.insertInto('person')
				.values({
					id,
					name,
					email,
					administrator,
					password_hash: given.passwordHash ?? null,
					created_at: this.#ports.clock.now()
				})
				.execute();
			for (const one of organisations)
				await tx
					.insertInto('membership')
					.values({ person_id: id, organisation_id: one.id, role })
					.execute();
		});
		return {
			id,
			name,
			email,
			administrator,
			session_epoch: 0,
			actor: { kind: 'person', personId: id, administrator, memberships, leads: [] }
		};
	}

	insertKeyPerson(...organisations: readonly SeededOrganisation[]): Promise<SeededPerson> {
		return this.insertPerson({ organisations });
	}

	/** Somebody of the organisation who is not its key person, where nothing else is said. */
	insertMember(
		organisation: SeededOrganisation,
		role: MemberRole = 'politician'
	): Promise<SeededPerson> {
		return this.insertPerson({ organisations: [organisation], role });
	}

	insertAdministrator(): Promise<SeededPerson> {
		return this.insertPerson({ administrator: true });
	}

	/** An invitation to the organisation that nobody has pressed yet; returns its token. */
	async insertInvitation(
		organisation: SeededOrganisation,
		invitedBy: SeededPerson,
		given: { role?: MemberRole; name?: string; email?: string } = {}
	): Promise<string> {
		const token = newToken();
		const now = this.#ports.clock.now();
		await this.asSystem((tx) =>
			insertInvitation(tx, {
				id: newId(),
				token_hash: hashToken(token),
				organisation_id: organisation.id,
				role: given.role ?? 'politician',
				name: given.name ?? this.#different('Inbjuden'),
				email: given.email ?? `${newId()}@vankrets.example`,
				invited_by: invitedBy.id,
				created_at: now,
				expires_at: new Date(now.getTime() + 7 * 86_400_000)
			})
		);
		return token;
	}

	async insertRoundWithGroup(
		organisations: readonly SeededOrganisation[],
		given: { name?: string; instrumentId?: string; practice?: boolean } = {}
	): Promise<SeededRound> {
		const roundId = newId();
		const groupId = newId();
		const roundName = given.name ?? this.#different('Omgång');
		await this.asSystem(async (tx) => {
			await tx
				.insertInto('round')
				.values({
					id: roundId,
					name: roundName,
					instrument_version_id: given.instrumentId ?? skl2018,
					starts_on: '2026-01-15',
					ends_on: '2027-12-15',
					practice: given.practice ?? false,
					created_at: this.#ports.clock.now()
				})
				.execute();
			await tx
				.insertInto('benchmarking_group')
				.values({ id: groupId, round_id: roundId, name: 'Grupp 1' })
				.execute();
			for (const one of organisations)
				await tx
					.insertInto('participation')
					.values({
						id: newId(),
						round_id: roundId,
						group_id: groupId,
						organisation_id: one.id
					})
					.execute();
		});
		return { roundId, roundName, groupId };
	}

	/** The group's next meeting, or the one of the given ordinal. */
	async insertMeeting(groupId: string, ordinal = 1): Promise<string> {
		const id = newId();
		await this.asSystem((tx) =>
			tx
				.insertInto('meeting')
				.values({
					id,
					group_id: groupId,
					ordinal,
					theme: 'Styrning och ledning',
					held_on: '2026-03-10'
				})
				.execute()
		);
		return id;
	}

	/** A draft run; makes the organisation, key person, round and meeting that are not given. */
	async insertDraftRun(given: RunOptions = {}): Promise<SeededRun> {
		const organisation = given.organisation ?? (await this.insertOrganisation());
		const keyPerson = given.keyPerson ?? (await this.insertKeyPerson(organisation));
		const instrumentId = given.instrumentId ?? skl2018;
		const meetingId =
			given.meetingId ??
			(await this.insertMeeting(
				(
					await this.insertRoundWithGroup([organisation], {
						instrumentId,
						practice: given.practice
					})
				).groupId
			));
		const runId = newId();
		await this.asSystem(async (tx) => {
			await insertRun(tx, {
				id: runId,
				organisation_id: organisation.id,
				meeting_id: meetingId,
				instrument_version_id: instrumentId,
				respondent_kind: 'staff',
				target_group: given.targetGroup ?? 'Medarbetare på kansliet',
				ordinal: await nextRunOrdinal(tx, organisation.id, meetingId),
				mode: 'openCode',
				k: given.k ?? defaultK,
				eligible_count: given.eligible ?? null,
				last_day: given.lastDay ?? null,
				state: 'draft',
				join_code: null,
				respondent_count: null,
				created_at: this.#ports.clock.now(),
				opened_at: null,
				closed_at: null
			});
			await saveScreen(tx, { id: runId, organisation_id: organisation.id }, firstScreen);
		});
		return { runId, organisation, keyPerson, meetingId, instrumentId };
	}

	/** A run that takes answers, opened by its key person. */
	async openedRun(given: RunOptions = {}): Promise<OpenedRun> {
		const run = await this.insertDraftRun(given);
		const { joinCode } = await openRun(this.#ports, run.keyPerson.actor, { runId: run.runId });
		return { ...run, joinCode };
	}

	/** One device answers the items 1, 2, …; returns its token. Undefined leaves an item unanswered. */
	async answer(
		joinCode: string,
		choices: readonly (Choice | undefined)[],
		token = newToken()
	): Promise<string> {
		await Promise.all(
			choices.map((choice, index) =>
				choice === undefined
					? null
					: this.#ports.office.cast({ code: joinCode, token, itemNo: index + 1, choice, rev: 1 })
			)
		);
		return token;
	}

	#different(word: string): string {
		this.#count += 1;
		return `${word} ${String(this.#count)} ${newId().slice(0, 8)}`;
	}
}
