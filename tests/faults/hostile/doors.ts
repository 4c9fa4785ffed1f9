import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { commands } from '#lib/server/live/commands.ts';
import { newToken } from '#lib/server/ids.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { createWallLink } from '#lib/server/usecases/poll/wall-links.ts';
import { listDoors } from '../../support/doors.ts';
import { draftGroupRun, openGroupRun } from '../../support/group-runs.ts';
import { insertPrivateEntry } from '../../support/log-desk.ts';
import { root } from '../app-process.ts';
import type { Ground } from '../ground.ts';

/** Every door there is: the routes, read from their files, and those that stand in front of Kit. */
export const doors: readonly { method: string; route: string }[] = [
	...listDoors().map((door) => {
		const at = door.indexOf(' ');
		return { method: door.slice(0, at), route: door.slice(at + 1) };
	}),
	...['/api/ballot', '/api/ballot/mine', '/s/[code]/svar'].map((route) => ({
		method: 'POST',
		route
	})),
	...['/healthz', '/readyz', '/hem/__data.json', '/_app/version.json', '/[code]'].map((route) => ({
		method: 'GET',
		route
	}))
];

/** The names of every field that some form or command takes, read from the schemas' files. */
export function readFieldNames(): string[] {
	const names = new Set<string>();
	for (const folder of ['forms', 'commands']) {
		const directory = path.join(root, 'src/lib/contract', folder);
		for (const file of readdirSync(directory)) {
			if (file.endsWith('.test.ts')) continue;
			const text = readFileSync(path.join(directory, file), 'utf8');
			for (const [, name = ''] of text.matchAll(/^\t+(\w+):/gm)) names.add(name);
		}
	}
	return [...names];
}

/** Things that are really there, so that hostile requests get past the first door; and who asks. */
export type Subjects = {
	readonly names: Readonly<Record<string, readonly string[]>>;
	readonly cookies: readonly string[];
};

export async function prepareSubjects(ground: Ground): Promise<Subjects> {
	const { seed, ports } = ground;
	const organisation = await seed.insertOrganisation();
	const keyPerson = await seed.insertKeyPerson(organisation);
	const politician = await seed.insertMember(organisation, 'politician');
	const administrator = await seed.insertAdministrator();
	const round = await seed.insertRoundWithGroup([organisation]);
	const meetingId = await seed.insertMeeting(round.groupId);
	const about = { organisation, keyPerson, meetingId };
	const draft = await seed.insertDraftRun(about);
	const open = await seed.openedRun(about);
	const closed = await seed.openedRun(about);
	await closeRun(ports, keyPerson.actor, { runId: closed.runId });
	const groupDraft = await draftGroupRun({ ports, seed }, about);
	const groupOpen = await openGroupRun({ ports, seed }, about);
	const { token } = await createWallLink(ports, keyPerson.actor, { runId: open.runId });
	const persons = [keyPerson, politician, administrator];
	return {
		names: {
			run: [draft, open, closed, groupDraft, groupOpen].map((one) => one.runId),
			round: [round.roundId],
			group: [round.groupId],
			meeting: [meetingId],
			organisation: [organisation.id],
			person: persons.map((one) => one.id),
			code: [open.joinCode, closed.joinCode, 'skl-2018'],
			token: [token, newToken(), await seed.insertInvitation(organisation, keyPerson)],
			locale: ['sv', 'en'],
			entry: [await insertPrivateEntry(seed, organisation, 'Mallen provas')],
			audience: ['facilitator', 'wall', 'voter', 'member', 'organisation'],
			name: Object.keys(commands)
		},
		cookies: [
			'',
			`wall=${token}`,
			`ballot=${newToken()}`,
			'session=%ff; wall=%; ballot=\\"; locale=xx; theme=__proto__',
			...(await Promise.all(persons.map((one) => ground.cookieOf(one))))
		]
	};
}
