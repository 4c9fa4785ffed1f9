import { mkdtemp, readFile, rm, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { pino } from 'pino';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publicActor } from '#lib/domain/access/actor.ts';
import { boot, type Application } from '#lib/server/boot.ts';
import { parseConfig } from '#lib/server/config.ts';
import { writeBackup } from '#lib/server/db/backup/write-backup.ts';
import { listenForMetrics } from '#lib/server/metrics/listen.ts';
import { newId } from '#lib/server/ids.ts';
import { addEntry } from '#lib/server/usecases/log/add-entry.ts';
import { acceptInvitation } from '#lib/server/usecases/person/accept-invitation.ts';
import { createPerson } from '#lib/server/usecases/person/create-person.ts';
import { inviteMember } from '#lib/server/usecases/person/invite-member.ts';
import { signIn } from '#lib/server/usecases/person/sign-in.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { readResult } from '#lib/server/usecases/poll/read-result.ts';
import { sendAccessibilityMessage } from '#lib/server/usecases/site/accessibility-messages.ts';
import { codeOf, goodPassword, newBrowser } from '../support/people.ts';
import { Seed } from '../support/seed.ts';
import { openDoor } from './simulated-run.ts';

/**
 * One person with a name, an address and an IP address that nobody else has goes through the product: has an account made, is
 * invited, signs in, writes, complains and answers. Then every place that keeps something is searched for them.
 */
const canary = {
	name: 'Kanarina Gulfjäder',
	email: 'kanarina.gulfjader@canary.example',
	address: '203.0.113.177'
};
const traces = [canary.name, canary.email, canary.address];

let dataDir: string;
let application: Application;
const log: string[] = [];

beforeAll(async () => {
	dataDir = await mkdtemp(path.join(tmpdir(), 'vankrets-canary-'));
	await chmod(dataDir, 0o711);
	const stream = new Writable({
		write: (chunk: Buffer, _, done) => {
			log.push(chunk.toString());
			done();
		}
	});
	application = await boot(parseConfig({ DATA_DIR: dataDir, TRUSTED_PROXIES: '1' }), {
		log: pino({ level: 'debug' }, stream),
		migrationsDir: path.resolve(import.meta.dirname, '../../migrations')
	});
	await liveThrough(application);
}, 240_000);
afterAll(async () => {
	await application.close();
	await rm(dataDir, { recursive: true, force: true });
});

async function liveThrough({ ports }: Application): Promise<void> {
	const seed = new Seed(ports);
	const organisation = await seed.insertOrganisation();
	const administrator = await seed.insertAdministrator();
	const keyPerson = await seed.insertKeyPerson(organisation);
	const browser = newBrowser({ address: canary.address });
	const input = {
		name: canary.name,
		email: canary.email,
		administrator: false,
		memberships: [{ organisationId: organisation.id, role: 'keyPerson' as const }]
	};
	const { personId } = await createPerson(ports, administrator.actor, input);
	// A refusal is where databases like to tell in their log what was refused.
	expect(await codeOf(createPerson(ports, administrator.actor, input))).toBe('emailTaken');
	const other = await seed.insertOrganisation();
	const inviting = await seed.insertKeyPerson(other);
	const { token } = await inviteMember(ports, inviting.actor, {
		organisationId: other.id,
		name: canary.name,
		email: canary.email,
		role: 'politician'
	});
	expect(await codeOf(acceptInvitation(ports, publicActor, { token }, browser))).toBe(
		'signInFirst'
	);
	const wrong = { email: canary.email, password: goodPassword };
	expect(await codeOf(signIn(ports, wrong, browser))).toBe('wrongCredentials');
	await ports.sessions.start(
		{ id: personId, administrator: false, session_epoch: 0 },
		'Firefox, Linux'
	);
	const actor = {
		...keyPerson.actor,
		personId,
		memberships: [{ organisationId: organisation.id, role: 'keyPerson' as const }]
	};
	const entryId = newId();
	await addEntry(ports, actor, {
		entryId,
		organisationId: organisation.id,
		kind: 'test',
		method: 'pdsa',
		sentence: 'Prövar mallen i tre ärenden',
		who: canary.name,
		dueOn: '',
		runId: null,
		itemNo: '',
		originText: ''
	});
	await sendAccessibilityMessage(ports, publicActor, {
		message: 'Knappen syns inte.',
		contact: canary.email,
		page: '/hem',
		clientAddress: canary.address
	});
	await answerAndClose(seed);
}

/** The canary among nine who answer, from its own address. */
async function answerAndClose(seed: Seed): Promise<void> {
	const { ports } = application;
	const run = await seed.openedRun();
	const door = await openDoor(ports, run.joinCode);
	for (let phone = 0; phone < 9; phone += 1) {
		const token = newId().replaceAll('-', '').slice(0, 22);
		const address = phone === 4 ? canary.address : `198.51.100.${String(phone)}`;
		await door.cast({ token, address, itemNo: 1, choice: 1 + (phone % 3), rev: 1 });
	}
	await door.cast({
		token: 'not a token',
		address: canary.address,
		itemNo: 1,
		choice: 1,
		rev: 1
	});
	await door.close();
	await closeRun(ports, run.keyPerson.actor, { runId: run.runId });
	const result = await readResult(ports, run.keyPerson.actor, { runId: run.runId });
	for (const trace of traces) expect(JSON.stringify(result)).not.toContain(trace);
}

/** Every column of the database that holds a trace, as "table.column". */
async function placesInDatabase(): Promise<string[]> {
	const client = new pg.Client({ connectionString: application.connectionString });
	await client.connect();
	try {
		const { rows: columns } = await client.query<{ place: string; t: string; c: string }>(
			`SELECT table_schema || '.' || table_name AS t, column_name AS c,
				CASE WHEN table_schema = 'public' THEN '' ELSE table_schema || '.' END || table_name || '.' || column_name AS place
			FROM information_schema.columns WHERE table_schema IN ('public', 'ballot')`
		);
		const found: string[] = [];
		for (const { place, t, c } of columns) {
			const { rows } = await client.query(
				`SELECT 1 FROM ${t} WHERE ${traces.map((_, index) => `strpos("${c}"::text, $${String(index + 1)}) > 0`).join(' OR ')} LIMIT 1`,
				traces
			);
			if (rows.length > 0) found.push(place);
		}
		return found.sort();
	} finally {
		await client.end();
	}
}

/** The columns that docs/data-map.md says hold something about a person. */
async function mapped(): Promise<string[]> {
	const text = await readFile(path.resolve(import.meta.dirname, '../../docs/data-map.md'), 'utf8');
	return [...text.matchAll(/`([a-z_.]+\.[a-z_]+)`/g)].map((match) => match[1] ?? '');
}

describe('the canary is found', () => {
	test('in the database only where the data map says', async () => {
		const places = await placesInDatabase();
		expect(places).toEqual(
			expect.arrayContaining([
				'accessibility_message.contact',
				'invitation.email',
				'log_entry.who',
				'person.email',
				'person.name'
			])
		);
		const map = await mapped();
		expect(places.filter((place) => !map.includes(place))).toEqual([]);
		expect(places.filter((place) => place.startsWith('ballot.'))).toEqual([]);
	});

	test('and the map knows of every table that points to a person', async () => {
		const client = new pg.Client({ connectionString: application.connectionString });
		await client.connect();
		const { rows } = await client.query<{ name: string }>(
			`SELECT DISTINCT conrelid::regclass::text AS name FROM pg_constraint
			WHERE contype = 'f' AND confrelid = 'person'::regclass ORDER BY 1`
		);
		await client.end();
		const map = new Set((await mapped()).map((place) => place.replace(/\.[^.]+$/, '')));
		// Which role somebody has where is the account's own business; a link holds a hash.
		const ofAccount = ['membership', 'one_time_link'];
		const unknown = rows.map((row) => row.name).filter((name) => !map.has(name));
		expect(unknown.filter((name) => !ofAccount.includes(name))).toEqual([]);
	});

	test('in no log: not the application’s, not the database server’s', async () => {
		const serverLog = await readFile(path.join(dataDir, 'postgres.log'), 'utf8');
		expect(serverLog).toContain('person_email_key');
		expect(log.length).toBeGreaterThan(3);
		for (const trace of traces) {
			expect(serverLog, 'postgres.log').not.toContain(trace);
			expect(log.join(''), 'the application’s log').not.toContain(trace);
		}
	});

	test('in no figure, whose labels have closed lists of values', async () => {
		const metrics = await listenForMetrics(
			{
				...application,
				connected: () => ({
					facilitator: 0,
					wall: 1,
					voter: 2,
					member: 0,
					organisation: 0,
					meeting: 0,
					meetingLead: 0,
					meetingWall: 0,
					presentation: 0,
					presentationReader: 0
				})
			},
			{ port: 0, host: '127.0.0.1' }
		);
		const text = await (await fetch(`http://127.0.0.1:${String(metrics.port)}/metrics`)).text();
		await metrics.close();
		expect(text).toContain('vankrets_answers_stored_total 9\n');
		expect(text).toContain('vankrets_answers_refused_total{code="invalidInput"} 1\n');
		expect(text).toContain('vankrets_runs{state="sealed"} 1\n');
		expect(text).toContain('vankrets_mail{state="failed"} 0\n');
		expect(text).toContain('vankrets_connected{audience="voter"} 2\n');
		expect(text).toContain('vankrets_answer_acknowledgement_seconds_count 9\n');
		for (const trace of traces) expect(text).not.toContain(trace);
		expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
		const labels = [...text.matchAll(/(\w+)="/g)].map((match) => match[1]);
		expect([...new Set(labels)].sort()).toEqual([
			'audience',
			'code',
			'le',
			'percentile',
			'pool',
			'state'
		]);
	});

	test('in a backup only in the tables of the map', async () => {
		const file = path.join(dataDir, 'canary.gz');
		await writeBackup({
			connectionString: application.connectionString,
			file,
			appVersion: '0.1.0',
			now: new Date()
		});
		const text = gunzipSync(await readFile(file)).toString('utf8');
		const tables = text
			.split(/^\{"table":"/m)
			.filter((part) => traces.some((trace) => part.includes(trace)))
			.map((part) => part.slice(0, part.indexOf('"')).replace(/^public\./, ''));
		const map = new Set((await mapped()).map((place) => place.replace(/\.[^.]+$/, '')));
		expect(tables.filter((table) => !map.has(table))).toEqual([]);
		expect(text).not.toContain(canary.address);
	});
});
