import { newToken } from '#lib/server/ids.ts';
import { boot, type Application } from '#lib/server/boot.ts';
import { parseConfig } from '#lib/server/config.ts';
import { createWallLink, readWallLinks } from '#lib/server/usecases/poll/wall-links.ts';
import { declineHrefOf } from '#lib/server/usecases/mail/decline-mail.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { inject } from 'vitest';
import { testEnvironment } from './app.ts';
import { createTestDatabase, migrationsDir } from './databases.ts';
import { Seed, type SeededOrganisation } from './seed.ts';
import { seedFeedback } from './feedback.ts';
import { draftGroupRun, openGroupRun } from './group-runs.ts';
import { startServer, type ServerProcess } from './server.ts';
import {
	insertAccessibilityMessage,
	insertLetter,
	insertLink,
	insertUnusedInstrument,
	invitationOf,
	type Subjects
} from './access-subjects.ts';
import { insertPrivateEntry } from './log-desk.ts';
import { insertPresentationWithFiles } from './presentation-desk.ts';
import { stageOf } from './stage.ts';
import { invitedToMeeting } from './meetings.ts';
import type { AccessRow } from './access-table.ts';

export const actorNames = [
	'public',
	'voter',
	'wall',
	'keyPerson',
	'politician',
	'otherKeyPerson',
	'administrator'
] as const;
export type ActorName = (typeof actorNames)[number];

/** The production server with two organisations that know nothing of each other, and someone of each kind. */
export class AccessWorld {
	readonly #server: ServerProcess;
	readonly #application: Application;
	readonly #drop: () => Promise<void>;
	readonly #seed: Seed;
	readonly #elsewhere: SeededOrganisation;
	#subjects: Subjects | null = null;
	#count = 0;

	private constructor(
		server: ServerProcess,
		application: Application,
		drop: () => Promise<void>,
		elsewhere: SeededOrganisation
	) {
		this.#server = server;
		this.#application = application;
		this.#drop = drop;
		this.#seed = new Seed(application.ports);
		this.#elsewhere = elsewhere;
	}

	static async open(): Promise<AccessWorld> {
		const database = await createTestDatabase(inject('databaseServer'));
		const env = { ...testEnvironment(database.connectionString), PRACTICE: 'on' };
		const server = await startServer({ ...env, LOG_LEVEL: 'info' });
		const application = await boot(parseConfig(env), { migrationsDir });
		const seed = new Seed(application.ports);
		const elsewhere = await seed.insertOrganisation('Region Siskingul');
		return new AccessWorld(server, application, () => database.drop(), elsewhere);
	}

	async close(): Promise<void> {
		await this.#server.stop();
		await this.#application.close();
		await this.#drop();
	}

	get subjects(): Subjects {
		if (this.#subjects === null) throw new Error('no subjects yet');
		return this.#subjects;
	}

	/** New subjects, after a knock that may have changed the last ones. */
	async fresh(): Promise<void> {
		this.#count += 1;
		const { ports } = this.#application;
		const canary = `Kanariefågel${String(this.#count)}ord`;
		const organisation = await this.#seed.insertOrganisation(`Region Blå ${String(this.#count)}`);
		const keyPerson = await this.#seed.insertKeyPerson(organisation);
		const politician = await this.#seed.insertMember(organisation, 'politician');
		const administrator = await this.#seed.insertAdministrator();
		const round = await this.#seed.insertRoundWithGroup([organisation]);
		const meetingId = await this.#seed.insertMeeting(round.groupId);
		await seedFeedback(
			{ seed: this.#seed, clock: ports.clock },
			{ organisation, keyPerson, meetingId }
		);
		const about = { organisation, keyPerson, meetingId, targetGroup: canary };
		const draft = await this.#seed.insertDraftRun(about);
		const open = await this.#seed.openedRun(about);
		const closed = await this.#seed.openedRun(about);
		await closeRun(ports, keyPerson.actor, { runId: closed.runId });
		const group = { ports, seed: this.#seed };
		const invitationToken = await this.#seed.insertInvitation(organisation, keyPerson);
		const wall = await createWallLink(ports, keyPerson.actor, { runId: open.runId });
		const links = await readWallLinks(ports, keyPerson.actor, { runId: open.runId });
		const presented = await insertPresentationWithFiles(
			this.#seed,
			organisation,
			meetingId,
			canary
		);
		this.#subjects = {
			organisation,
			keyPerson,
			politician,
			administrator,
			otherKeyPerson: await this.#seed.insertKeyPerson(this.#elsewhere),
			draft,
			open,
			closed,
			groupDraft: await draftGroupRun(group, about),
			groupOpen: await openGroupRun(group, about),
			wallToken: wall.token,
			wallLinkId: links[0]?.id ?? '',
			practiceToken: await insertLink(this.#seed, 'practiceSignIn', keyPerson),
			passwordToken: await insertLink(this.#seed, 'choosePassword', keyPerson),
			...(await invitedToMeeting(ports, keyPerson, meetingId)),
			invitationToken,
			invitationId: await invitationOf(this.#seed, invitationToken),
			canary,
			roundId: round.roundId,
			instrumentCode: await insertUnusedInstrument(this.#seed, `egen-${String(this.#count)}`),
			messageId: await insertAccessibilityMessage(this.#seed),
			mailId: await insertLetter(this.#seed, ports, keyPerson.email),
			declineToken: declineHrefOf(ports, { personId: keyPerson.id, kind: 'memberJoined' }).slice(
				'/utskick/av/'.length
			),
			groupId: round.groupId,
			meetingId,
			entryId: await insertPrivateEntry(this.#seed, organisation, `${canary} provas`),
			...presented
		};
		await stageOf(this.#seed, {
			meetingId,
			organisation,
			presentationId: presented.presentationId
		});
	}

	/** Canary words this actor has no right to see. */
	canariesUnknownTo(actor: ActorName): string[] {
		return ['keyPerson', 'politician', 'wall', 'voter'].includes(actor)
			? []
			: [this.subjects.canary];
	}

	/** Sends the row's request as the actor; `through` is false for 401, 403, 404 and the way to signing in. */
	async knock(
		door: string,
		row: AccessRow,
		actor: ActorName
	): Promise<{ through: boolean; status: number; body: string }> {
		const method = door.slice(0, door.indexOf(' '));
		const headers: Record<string, string> = {
			cookie: await this.#cookieOf(actor),
			accept: 'text/html'
		};
		let body: string | FormData | undefined;
		if (method !== 'GET') headers['origin'] = this.#server.url;
		if (row.file !== undefined) body = row.file();
		else if (row.json !== undefined) {
			headers['content-type'] = 'application/json';
			body = JSON.stringify(row.json(this.subjects));
		} else if (method !== 'GET') {
			headers['content-type'] = 'application/x-www-form-urlencoded';
			body = new URLSearchParams(row.form?.(this.subjects) ?? {}).toString();
		}
		const response = await fetch(this.#server.url + this.#pathOf(door, row), {
			method: method === 'COMMAND' ? 'POST' : method,
			headers,
			body: body ?? null,
			redirect: 'manual'
		});
		const away =
			response.status === 303 &&
			(response.headers.get('location') ?? '').startsWith('/logga-in?till=');
		return {
			through: ![401, 403, 404].includes(response.status) && !away,
			status: response.status,
			body: await response.text()
		};
	}

	/** The door's address about the present subjects: "/(site)/skattningar/[run]?/open" → "/skattningar/…?/open". */
	#pathOf(door: string, row: AccessRow): string {
		if (door.startsWith('COMMAND ')) return `/api/command/${door.slice('COMMAND '.length)}`;
		const { subjects } = this;
		const names: Record<string, string> = {
			run: subjects[row.run ?? 'open'].runId,
			round: subjects.roundId,
			group: subjects.groupId,
			meeting: subjects.meetingId,
			organisation: subjects.organisation.id,
			person: subjects.keyPerson.id,
			code: subjects.open.joinCode,
			token: this.#tokenOf(door),
			locale: 'sv',
			message: subjects.messageId,
			entry: subjects.entryId,
			presentation: subjects.presentationId,
			file: subjects.pdfId,
			page: '1',
			audience: 'facilitator',
			name: 'unknownCommand',
			...row.names?.(subjects)
		};
		const [route = '', action] = door.slice(door.indexOf(' ') + 1).split('?');
		const path = route
			.split('/')
			.filter((part) => !part.startsWith('('))
			.join('/')
			.replace(/\[(\w+)\]/g, (_, name: string) => {
				const value = names[name];
				if (value === undefined) throw new Error(`${door}: nothing stands for [${name}]`);
				return value;
			});
		return `${path === '' ? '/' : path}${action === undefined || action === '/default' ? '' : `?${action}`}`;
	}

	#tokenOf(door: string): string {
		if (door.includes('/vagg/')) return this.subjects.wallToken;
		if (door.includes('/gast/')) return this.subjects.guestToken;
		if (door.includes('/utskick/')) return this.subjects.declineToken;
		if (door.includes('/inbjudan/')) return this.subjects.invitationToken;
		return door.includes('/losenord/') ? this.subjects.passwordToken : this.subjects.practiceToken;
	}

	async #cookieOf(actor: ActorName): Promise<string> {
		const { sessions } = this.#application.ports;
		const person = {
			keyPerson: this.subjects.keyPerson,
			politician: this.subjects.politician,
			otherKeyPerson: this.subjects.otherKeyPerson,
			administrator: this.subjects.administrator
		};
		if (actor === 'public') return '';
		if (actor === 'voter') return `ballot=${newToken()}`;
		if (actor === 'wall') return `wall=${this.subjects.wallToken}`;
		return `session=${(await sessions.start(person[actor], 'Chromium')).value}`;
	}
}
