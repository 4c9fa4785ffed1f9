import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import * as v from 'valibot';
import type { Actor } from '#lib/domain/access/actor.ts';
import { textName } from '#lib/domain/presentation/text.ts';
import { changeStepSchema, syncTextSchema } from '#lib/contract/commands/presentation.ts';
import { newId } from '#lib/server/ids.ts';
import { readPresentation } from '#lib/server/usecases/presentation/read-presentation.ts';
import { sharePresentation } from '#lib/server/usecases/presentation/share-presentation.ts';
import {
	addStep,
	changeStep,
	moveStep,
	removeStep
} from '#lib/server/usecases/presentation/step-changes.ts';
import { syncText } from '#lib/server/usecases/presentation/sync-text.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { codeOf } from '../support/people.ts';
import { insertPresentationOf } from '../support/presentation-desk.ts';
import type { SeededOrganisation } from '../support/seed.ts';

let app: TestApp;
let regionD: SeededOrganisation;
let regionE: SeededOrganisation;
let groupId: string;
let keyPerson: Actor;
let politician: Actor;
let peer: Actor;
let meetingId: string;
let presentationId: string;
let ordinal = 0;

beforeAll(async () => {
	app = await testApp();
	regionD = await app.seed.insertOrganisation();
	regionE = await app.seed.insertOrganisation();
	({ groupId } = await app.seed.insertRoundWithGroup([regionD, regionE]));
	keyPerson = (await app.seed.insertKeyPerson(regionD)).actor;
	politician = (await app.seed.insertMember(regionD)).actor;
	peer = (await app.seed.insertMember(regionE)).actor;
});
afterAll(() => app.close());
beforeEach(async () => {
	ordinal += 1;
	meetingId = await app.seed.insertMeeting(groupId, ordinal);
	presentationId = await insertPresentationOf(app.seed, regionD, meetingId, { steps: 0 });
});

const read = (actor: Actor = keyPerson) => readPresentation(app.ports, actor, { presentationId });
const chain = async () =>
	(await read()).stages.flatMap((stage) => stage.steps.map((step) => `${stage.key} ${step.name}`));
async function add(name: string, stageKey = 'goals', actor = keyPerson): Promise<string> {
	const stepId = newId();
	await addStep(app.ports, actor, { presentationId, stepId, stageKey, name });
	return stepId;
}
const change = (stepId: string, field: string, value: string, seen = 0, actor = keyPerson) =>
	changeStep(
		app.ports,
		actor,
		v.parse(changeStepSchema, { presentationId, stepId, change: { field, value, seen } })
	);

describe('the steps of a process', () => {
	test('are added, moved within and between stages, removed and brought back', async () => {
		const vision = await add('Vision');
		const mal = await add('Mål för mandatperioden');
		const beslut = await add('Beslut i fullmäktige', 'decision');
		await moveStep(app.ports, politician, {
			presentationId,
			stepId: mal,
			stageKey: 'goals',
			index: 0
		});
		await moveStep(app.ports, politician, {
			presentationId,
			stepId: beslut,
			stageKey: 'goals',
			index: 1
		});
		expect(await chain()).toEqual([
			'goals Mål för mandatperioden',
			'goals Beslut i fullmäktige',
			'goals Vision'
		]);
		await removeStep(app.ports, politician, { presentationId, stepId: vision, removed: true });
		expect(await chain()).toHaveLength(2);
		await removeStep(app.ports, politician, { presentationId, stepId: vision, removed: false });
		expect(await chain()).toHaveLength(3);
	});

	test('the same press sent twice makes one step', async () => {
		const input = { presentationId, stepId: newId(), stageKey: 'goals', name: 'Vision' };
		await addStep(app.ports, keyPerson, input);
		await addStep(app.ports, keyPerson, input);
		expect(await chain()).toEqual(['goals Vision']);
	});

	test.each([
		['B', 'stepNameTooShort'],
		['b'.repeat(10_000), 'stepNameTooLong']
	])('a name %.5s… is refused', async (name, code) => {
		expect(await codeOf(add(name))).toBe(code);
		const stepId = await add('Vision');
		expect(await codeOf(change(stepId, 'name', name))).toBe(code);
		expect(await chain()).toEqual(['goals Vision']);
	});

	test('a stage that the template lacks, a step of another presentation and a peer are refused', async () => {
		expect(await codeOf(add('Vision', 'nowhere'))).toBe('notFound');
		expect(await codeOf(add('Vision', 'goals', peer))).toBe('presentationNotReadable');
		const stepId = await add('Vision');
		const other = await insertPresentationOf(
			app.seed,
			regionD,
			await app.seed.insertMeeting(groupId, 50 + ordinal)
		);
		expect(
			await codeOf(
				removeStep(app.ports, keyPerson, { presentationId: other, stepId, removed: true })
			)
		).toBe('notFound');
	});

	test('the sixty-first step is refused', async () => {
		for (let step = 1; step <= 60; step += 1) await add(`Steg ${String(step)}`);
		expect(await codeOf(add('Ett till'))).toBe('tooManySteps');
	}, 60_000);

	test('two people on one field: the second gets what the first wrote, and may keep either', async () => {
		const stepId = await add('Vision');
		expect(await change(stepId, 'who', 'Nämnden', 0, politician)).toEqual({
			version: 1,
			conflict: null
		});
		expect(await change(stepId, 'who', 'Kansliet')).toEqual({
			version: 1,
			conflict: { stored: 'Nämnden', version: 1 }
		});
		expect(await change(stepId, 'who', 'Nämnden')).toEqual({ version: 1, conflict: null });
		expect(await change(stepId, 'what', 'Sätter mål')).toEqual({ version: 1, conflict: null });
		expect(await change(stepId, 'who', 'Kansliet', 1)).toEqual({ version: 2, conflict: null });
		await change(stepId, 'mark', 'improve');
		await change(stepId, 'itemNos', '7,1');
		const [step] = (await read()).stages[0]?.steps ?? [];
		expect(step).toMatchObject({
			who: 'Kansliet',
			what: 'Sätter mål',
			mark: 'improve',
			itemNos: [1, 7]
		});
	});

	test.each(hostileTexts)('keeps %s as it reads', async (_, text) => {
		const stepId = await add('Vision');
		await change(stepId, 'what', text);
		const [step] = (await read()).stages[0]?.steps ?? [];
		expect(step?.what).toBe(
			v.parse(changeStepSchema.entries.change, {
				field: 'what',
				value: text,
				seen: 0
			}).value
		);
	});
});

/** Somebody's own copy of the texts. */
class Hand {
	readonly doc = new Y.Doc();
	readonly actor: Actor;

	constructor(actor: Actor) {
		this.actor = actor;
	}

	type(part: string, words: string, at = 0, kind: 'body' | 'notes' = 'body'): void {
		this.doc.getText(textName(kind, part)).insert(at, words);
	}

	body(part: string): string {
		return this.doc.getText(textName('body', part)).toJSON();
	}

	async sync(): Promise<number> {
		const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
		const reply = await syncText(
			app.ports,
			this.actor,
			v.parse(syncTextSchema, {
				presentationId,
				stateVector: b64(Y.encodeStateVector(this.doc)),
				update: b64(Y.encodeStateAsUpdate(this.doc))
			})
		);
		Y.applyUpdate(this.doc, new Uint8Array(Buffer.from(reply.update, 'base64')));
		return reply.version;
	}
}

describe('texts that several write', () => {
	test('merge: no word is lost, whoever writes when', async () => {
		const one = new Hand(keyPerson);
		const two = new Hand(politician);
		await one.sync();
		await two.sync();
		expect(one.body('chain')).toBe('Vi styr genom mål och budget.');
		one.type('chain', 'Överst. ');
		two.type('chain', ' Underst.', two.body('chain').length);
		two.type('plan', 'Hämta hjälp', 0, 'notes');
		await Promise.all([one.sync(), two.sync()]);
		await Promise.all([one.sync(), two.sync()]);
		expect(one.body('chain')).toBe('Överst. Vi styr genom mål och budget. Underst.');
		expect(two.body('chain')).toBe(one.body('chain'));
		const view = await read();
		expect(view.parts.find((part) => part.key === 'chain')?.body).toBe(one.body('chain'));
		expect(view.parts.find((part) => part.key === 'plan')?.notes).toBe('Hämta hjälp');
	});

	test('words from a device that was away for a day are there beside what the others wrote', async () => {
		const away = new Hand(politician);
		await away.sync();
		away.type('question', 'Hur når vi nämnderna?');
		const present = new Hand(keyPerson);
		for (const words of ['Ett. ', 'Två. ', 'Tre. ']) {
			present.type('question', words);
			await present.sync();
		}
		await away.sync();
		await present.sync();
		expect(present.body('question')).toContain('Hur når vi nämnderna?');
		expect(present.body('question')).toContain('Ett. ');
	});

	test('the same update twice changes nothing, and a read alone raises no version', async () => {
		const hand = new Hand(keyPerson);
		hand.type('plan', 'Nästa steg');
		const version = await hand.sync();
		expect(await hand.sync()).toBe(version);
		expect(await new Hand(politician).sync()).toBe(version);
	});

	test('rubbish, a book, and a peer are refused, and nothing of theirs is kept', async () => {
		const send = (update: string, actor = keyPerson) =>
			codeOf(syncText(app.ports, actor, { presentationId, stateVector: 'AA==', update }));
		expect(await send('//////8=')).toBe('invalidInput');
		const hand = new Hand(keyPerson);
		hand.type('plan', 'a'.repeat(20_001));
		expect(await codeOf(hand.sync())).toBe('textTooLong');
		expect(await codeOf(new Hand(peer).sync())).toBe('presentationNotReadable');
		expect((await read()).parts.find((part) => part.key === 'plan')?.body).toBe('');
	});
});

describe('sharing', () => {
	const share = (sharing: 'private' | 'group' | 'groupAndLeader' | null, actor = keyPerson) =>
		sharePresentation(app.ports, actor, { presentationId, sharing });

	test('waits for five steps and something told, and is the key person’s to decide', async () => {
		for (let step = 1; step <= 4; step += 1) await add(`Steg ${String(step)}`);
		expect(await codeOf(share('group'))).toBe('presentationIncomplete');
		await add('Steg 5');
		expect(await codeOf(share('group', politician))).toBe('notAllowed');
		const hand = new Hand(keyPerson);
		await hand.sync();
		hand.type('chain', '![](fil:x) ');
		await hand.sync();
		expect(await codeOf(share('group'))).toBe('pictureWithoutText');
		hand.doc.getText(textName('body', 'chain')).insert(2, 'En kedja');
		await hand.sync();
		await share('group');
		expect((await read()).sharing).toBe('group');
	});

	test('taken back while a peer reads, it is gone at once', async () => {
		for (let step = 1; step <= 5; step += 1) await add(`Steg ${String(step)}`);
		await insertPresentationOf(app.seed, regionE, meetingId, { sharing: 'group' });
		await share('group');
		expect(await codeOf(read(peer))).toBe('went well');
		await share('private');
		expect(await codeOf(read(peer))).toBe('presentationNotReadable');
		await share('group');
		expect(await codeOf(read(peer))).toBe('went well');
		await share(null);
		expect(await codeOf(read(peer))).toBe('presentationNotReadable');
		expect((await read()).publishedAt).toBeNull();
	});
});
