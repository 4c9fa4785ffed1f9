import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/access/actor.ts';
import { templateSchema } from '#lib/contract/forms/template.ts';
import { prefillPresentation } from '#lib/server/usecases/presentation/prefill.ts';
import { readPresentation } from '#lib/server/usecases/presentation/read-presentation.ts';
import { startPresentation } from '#lib/server/usecases/presentation/start-presentation.ts';
import {
	changeTemplate,
	readTemplates,
	setRetired
} from '#lib/server/usecases/presentation/templates.ts';
import { nameLeader, readLeaders, removeLeader } from '#lib/server/usecases/round/leaders.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { codeOf } from '../support/people.ts';
import { firstTemplate, insertPresentationOf } from '../support/presentation-desk.ts';
import { insertPrivateEntry } from '../support/log-desk.ts';
import type { SeededOrganisation, SeededPerson } from '../support/seed.ts';

let app: TestApp;
let regionD: SeededOrganisation;
let groupId: string;
let roundId: string;
let keyPerson: SeededPerson;
let administrator: Actor;

beforeAll(async () => {
	app = await testApp();
	regionD = await app.seed.insertOrganisation();
	({ groupId, roundId } = await app.seed.insertRoundWithGroup([regionD]));
	keyPerson = await app.seed.insertKeyPerson(regionD);
	administrator = (await app.seed.insertAdministrator()).actor;
});
afterAll(() => app.close());

const begin = async (ordinal: number) => {
	const meetingId = await app.seed.insertMeeting(groupId, ordinal);
	const input = { organisationId: regionD.id, meetingId, templateId: null };
	const { presentationId } = await startPresentation(app.ports, keyPerson.actor, input);
	return presentationId;
};
const read = (presentationId: string) =>
	readPresentation(app.ports, keyPerson.actor, { presentationId });

test('a change is a new version: what has begun keeps its own, what begins takes the new', async () => {
	const before = await begin(1);
	const input = v.parse(templateSchema, {
		nameSv: 'Styrkedjan',
		'stage.0.titleSv': 'Mål',
		'stage.1.titleSv': 'Beslut',
		'part.0.titleSv': 'Vår fråga',
		'part.0.role': 'politician',
		'part.1.titleSv': ''
	});
	const changed = { ...input, templateId: firstTemplate };
	expect(await codeOf(changeTemplate(app.ports, keyPerson.actor, changed))).toBe('notAllowed');
	await changeTemplate(app.ports, administrator, changed);
	expect(await codeOf(changeTemplate(app.ports, administrator, changed))).toBe('changedByAnother');
	const after = await begin(2);
	expect((await read(before)).stages).toHaveLength(7);
	expect((await read(after)).template.version).toBe(2);
	expect((await read(after)).parts.map((part) => part.title.en)).toEqual(['Vår fråga']);
	const [newest] = await readTemplates(app.ports, administrator);
	await setRetired(app.ports, administrator, {
		templateId: newest?.templateId ?? '',
		retired: true
	});
	expect((await read(await begin(3))).template.version).toBe(1);
});

test.each([{}, { nameSv: 'A' }, { nameSv: 'A', 'stage.0.titleSv': 'Mål', 'part.0.titleSv': 'B' }])(
	'a template of %j is refused',
	(form) => {
		expect(v.safeParse(templateSchema, form).success).toBe(false);
	}
);

test('an administrator names who leads a round, who then may write templates, until it is taken back', async () => {
	const person = await app.seed.insertPerson();
	const input = { roundId, email: person.email };
	expect(await codeOf(nameLeader(app.ports, keyPerson.actor, input))).toBe('notAllowed');
	expect(
		await codeOf(nameLeader(app.ports, administrator, { roundId, email: 'ingen@b.example' }))
	).toBe('notFound');
	await nameLeader(app.ports, administrator, input);
	await nameLeader(app.ports, administrator, input);
	const { leaders } = await readLeaders(app.ports, administrator, { roundId });
	expect(leaders.map((one) => one.id)).toEqual([person.id]);
	const session = await app.ports.sessions.start(person, 'test');
	const actor = async () => (await app.ports.sessions.read(session.value))?.actor as Actor;
	expect(await codeOf(readTemplates(app.ports, await actor()))).toBe('went well');
	await removeLeader(app.ports, administrator, { roundId, personId: person.id });
	expect(await codeOf(readTemplates(app.ports, await actor()))).toBe('notAllowed');
});

test('what is empty is filled in from the last presentation and the log; what is written stays', async () => {
	const earlier = await app.seed.insertMeeting(groupId, 10);
	await insertPresentationOf(app.seed, regionD, earlier, { words: 'Så styrde vi då' });
	await insertPrivateEntry(app.seed, regionD, 'Kansliet prövar mallen');
	const presentationId = await begin(11);
	const fill = (source: 'last' | 'log' | 'assessment') =>
		prefillPresentation(app.ports, keyPerson.actor, { presentationId, source, locale: 'sv' });
	const body = async (key: string) =>
		(await read(presentationId)).parts.find((part) => part.key === key)?.body;
	expect(await fill('assessment')).toEqual({ filled: false });
	expect(await fill('last')).toEqual({ filled: true });
	expect((await read(presentationId)).progress.steps).toBe(5);
	expect(await body('chain')).toBe('Så styrde vi då');
	expect(await fill('last')).toEqual({ filled: false });
	expect(await fill('log')).toEqual({ filled: true });
	expect(await body('since')).toBe('- Kansliet prövar mallen');
	expect((await read(presentationId)).progress.steps).toBe(5);
});
