import type { Page } from '@playwright/test';
import { m } from '#lib/messages/messages.js';
import { routeGates } from '#lib/server/auth/route-access.ts';
import { newPasswordLink } from '#lib/server/usecases/person/password-link.ts';
import { ensureSetUpLink } from '#lib/server/usecases/person/set-up.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { stepScreen } from '#lib/server/usecases/poll/step-screen.ts';
import { createWallLink } from '#lib/server/usecases/poll/wall-links.ts';
import { sendAccessibilityMessage } from '#lib/server/usecases/site/accessibility-messages.ts';
import { publicActor } from '#lib/domain/access/actor.ts';
import type { ScreenStep } from '#lib/domain/poll/screen.ts';
import { dontKnow } from '#lib/contract/ballot.ts';
import type { ProductionServer } from '../support/production.ts';
import { expect, test } from '../support/e2e.ts';
import type { OpenedRun } from '../support/seed.ts';
import { expectAccessible, expectNoSideScroll } from './axe.ts';
import { Facilitator } from './pages/facilitator.ts';
import { Phone } from './pages/phone.ts';
import { startRestartableServer } from './pages/restartable.ts';
import { words } from './pages/words.ts';

const say = words('sv');
const phone = { width: 360, height: 740 };
const wall = { width: 1920, height: 1080 };

/**
 * The state that stands there now: on a phone (walls: also as large as they are), light and dark, and as narrow as a
 * page may be. The specs of each feature look at a desk's width.
 */
async function expectGood(page: Page, state: string, sizes = [phone]): Promise<void> {
	for (const size of sizes) {
		await page.setViewportSize(size);
		await page.emulateMedia({ colorScheme: 'light' });
		await expectAccessible(page, `${state} (${String(size.width)} px)`);
	}
	await page.emulateMedia({ colorScheme: 'dark' });
	await expectAccessible(page, `${state} (dark)`, 'contrast');
	await page.setViewportSize({ width: 320, height: 640 });
	await expectNoSideScroll(page, state);
	await page.setViewportSize(sizes[0] ?? phone);
}

/** Item 1 has a result, item 2 is led by Vet inte, item 3 has too few answers. */
async function answerAll(server: ProductionServer, code: string): Promise<void> {
	for (let device = 0; device < 10; device += 1)
		await server.seed.answer(code, [
			1 + (device % 3),
			device < 6 ? 1 + (device % 3) : null,
			device < 5 ? 2 : null,
			...[3, 2, 1, 3, 2, 1].map((step) => (device % 4 === 0 ? 2 : step))
		]);
}

function goTo(server: ProductionServer, run: OpenedRun, step: ScreenStep) {
	return stepScreen(server.ports, run.keyPerson.actor, { runId: run.runId, step });
}

test.use({ actionTimeout: 15_000 });
test.describe.configure({ timeout: 300_000, mode: 'parallel' });

test('the pages that are open to everyone', async ({ server, page }) => {
	const person = await server.seed.insertPerson();
	const administrator = await server.seed.insertAdministrator();
	const { token } = await newPasswordLink(server.ports, administrator.actor, {
		personId: person.id
	});
	for (const [path, state] of [
		['/', 'typing the code'],
		['/s/ABCDEFGH', 'a code that is not open'],
		['/anonymitet', 'the promise'],
		['/integritet', 'privacy'],
		['/tillganglighet', 'the accessibility statement'],
		['/logga-in', 'signing in'],
		[`/losenord/${token}`, 'choosing a password'],
		['/losenord/AAAAAAAAAAAAAAAAAAAAAA', 'a password link that has ended'],
		['/vagg/lank/AAAAAAAAAAAAAAAAAAAAAA', 'a wall link that has ended'],
		['/finns-inte', 'a page that is not there']
	] as const) {
		await page.goto(path);
		await expectGood(page, state);
	}
	await page.goto('/logga-in');
	await page.getByLabel(say(m.sign_in_email)).fill('ingen@vankrets.example');
	await page.getByLabel(say(m.sign_in_password), { exact: true }).fill('fel');
	await new Facilitator(page, 'sv').button(m.sign_in_submit).click();
	await expect(page.getByRole('group', { name: say(m.ui_error_summary_title) })).toBeVisible();
	await expectGood(page, 'a sign-in that failed');
	await page.goto(`/losenord/${token}`);
	await new Facilitator(page, 'sv').button(m.choose_password_submit).click();
	await expect(page.getByRole('group', { name: say(m.ui_error_summary_title) })).toBeVisible();
	await expectGood(page, 'a password that is missing');
});

test('setting the service up', async ({ newComputer }) => {
	const empty = await startRestartableServer();
	try {
		const page = await newComputer({ baseURL: empty.url });
		await page.goto(`/kom-igang/${(await ensureSetUpLink(empty.ports)) ?? ''}`);
		await expect(page.getByRole('heading', { name: say(m.set_up_title) })).toBeVisible();
		await expectGood(page, 'setting up');
	} finally {
		await empty.close();
	}
});

test('a phone', async ({ server, newPhone }) => {
	const run = await server.seed.openedRun({ lastDay: '2027-01-31' });
	const one = new Phone(await newPhone({ isMobile: false }), 'sv');
	await one.scan(`/s/${run.joinCode}`);
	await expectGood(one.page, 'no answer yet');
	await one.page.getByText(say(m.voter_how), { exact: true }).click();
	await one.tap(1, 2);
	await one.expectSaved(1, 2);
	await expectGood(one.page, 'one answer and the promise unfolded');
	for (let no = 2; no <= 10; no += 1) await one.tap(no, no % 2 === 0 ? dontKnow : 3);
	await expect(one.page.getByRole('heading', { name: say(m.voter_thanks_title) })).toBeVisible();
	await one.expectSaved(10, dontKnow);
	await expectGood(one.page, 'all answered');
	await one.page.context().setOffline(true);
	await one.tap(1, 1);
	await expect(one.bar).toContainText(say(m.voter_status_offline));
	await expectGood(one.page, 'without network');
	await one.page.context().setOffline(false);
	await one.expectSaved(1, 1);
	await closeRun(server.ports, run.keyPerson.actor, { runId: run.runId });
	await one.expectClosed();
	await expectGood(one.page, 'closed');
	await one.page.reload();
	await expectGood(one.page, 'closed, and opened again');
});

test('a key person before anything is shown', async ({ server, page, signIn }) => {
	const organisation = await server.seed.insertOrganisation();
	const keyPerson = await server.seed.insertKeyPerson(organisation);
	const { groupId } = await server.seed.insertRoundWithGroup([organisation]);
	await signIn(page, keyPerson);
	const office = new Facilitator(page, 'sv');
	await page.goto('/hem');
	await expectGood(page, 'home without a place');
	const meetingId = await server.seed.insertMeeting(groupId);
	await page.goto('/hem');
	await expectGood(page, 'home without a self-assessment');
	await page.goto('/skattningar');
	await expectGood(page, 'the empty list');
	await page.goto('/skattningar/ny');
	await expectGood(page, 'a new self-assessment');
	await page.getByLabel(say(m.run_new_eligible)).fill('många');
	await office.button(m.run_new_open).click();
	await expect(page.getByRole('group', { name: say(m.ui_error_summary_title) })).toBeVisible();
	await expectGood(page, 'a new self-assessment with errors');

	const place = { organisation, keyPerson, meetingId };
	const draft = await server.seed.insertDraftRun(place);
	await page.goto(`/skattningar/${draft.runId}`);
	await expect(office.connection).toContainText(say(m.run_connection_live));
	await expectGood(page, 'the console of a draft');
	await page.goto(`/skattningar/${draft.runId}/andra`);
	await expectGood(page, 'changing a draft');

	const run = await server.seed.openedRun({ ...place, eligible: 40, lastDay: '2026-01-31' });
	await page.goto(`/skattningar/${run.runId}`);
	await expect(office.connection).toContainText(say(m.run_connection_live));
	await office.makeWallLink();
	await page.getByText(say(m.run_invitation), { exact: true }).click();
	await expectGood(page, 'the console of an open run');
	await office.button(m.run_close).click();
	await expect(page.getByRole('alertdialog')).toBeVisible();
	await expectGood(page, 'the question before closing');
	await page.keyboard.press('Escape');
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog')).toBeVisible();
	await expectGood(page, 'the keys of the console');
	await page.goto(`/skattningar/${run.runId}/resultat`);
	await expectGood(page, 'the result before closing');
	for (const path of ['/hem', '/skattningar', '/konto']) {
		await page.goto(path);
		await expectGood(page, path);
	}
	await page.goto('/admin');
	await expectGood(page, 'a page for others');
});

test('a key person who shows the result', async ({ server, page, signIn }) => {
	const run = await server.seed.openedRun();
	await answerAll(server, run.joinCode);
	await closeRun(server.ports, run.keyPerson.actor, { runId: run.runId });
	await signIn(page, run.keyPerson);
	const office = new Facilitator(page, 'sv');
	await page.goto(`/skattningar/${run.runId}`);
	await expect(office.connection).toContainText(say(m.run_connection_live));
	await expectGood(page, 'the console of a closed run');
	for (const [step, state] of [
		[{ step: 'goToItem', itemNo: 2 }, 'an item that only the key person sees'],
		[{ step: 'reveal' }, 'an item that all see'],
		[{ step: 'goToItem', itemNo: 3 }, 'an item with too few answers'],
		[{ step: 'goToOverview' }, 'the overview']
	] as const) {
		await goTo(server, run, step);
		await expect(page.getByText(say(m.run_wall_now)).last()).toBeVisible();
		await page.waitForTimeout(300);
		await expectGood(page, `the console at ${state}`);
	}
	await page.goto(`/skattningar/${run.runId}/resultat`);
	await expectGood(page, 'the result');
	await page.getByText(say(m.ui_chart_table_show)).first().click();
	await expectGood(page, 'the result with a table unfolded');
});

test('a wall', async ({ server, page, signIn, newComputer }) => {
	const draft = await server.seed.insertDraftRun();
	await signIn(page, draft.keyPerson);
	await page.goto(`/vagg/${draft.runId}`);
	await expectGood(page, 'a wall before opening', [wall, phone]);

	const run = await server.seed.openedRun();
	const { token } = await createWallLink(server.ports, run.keyPerson.actor, { runId: run.runId });
	const screen = await newComputer();
	await screen.goto(`/vagg/lank/${token}`);
	await expect(screen.getByText(say(m.wall_connecting))).toBeHidden();
	await expectGood(screen, 'a wall with the code', [wall, phone]);
	await goTo(server, run, { step: 'goToItem', itemNo: 1 });
	await expect(
		screen.getByText(say(m.wall_item_no, { no: 1, count: 10 }), { exact: true })
	).toBeVisible();
	await expectGood(screen, 'a wall with an item while it is open', [wall, phone]);
	await answerAll(server, run.joinCode);
	await closeRun(server.ports, run.keyPerson.actor, { runId: run.runId });
	for (const [step, state, sign] of [
		[{ step: 'goToJoin' }, 'that it has closed', m.wall_closed_wait],
		[{ step: 'goToItem', itemNo: 2 }, 'an item without result', m.wall_item_hidden_wait],
		[{ step: 'reveal' }, 'an item led by Vet inte', m.poll_finding_dont_know],
		[{ step: 'goToItem', itemNo: 3 }, 'the next item', m.wall_item_hidden_wait],
		[{ step: 'reveal' }, 'too few answers', m.ui_chart_too_few],
		[{ step: 'goToOverview' }, 'the overview', m.wall_overview_spread_line]
	] as const) {
		await goTo(server, run, step);
		await expect(screen.locator('main, footer').getByText(say(sign)).first()).toBeVisible();
		await expectGood(screen, `a wall with ${state}`, [wall, phone]);
	}
	await screen.keyboard.press('?');
	await expect(screen.getByRole('dialog')).toBeVisible();
	await expectGood(screen, 'the keys of the wall', [wall, phone]);
});

test('every page of the administration', async ({ server, page, signIn }) => {
	const { seed, ports } = server;
	const organisation = await seed.insertOrganisation();
	const { roundId, groupId } = await seed.insertRoundWithGroup([organisation]);
	const values: Readonly<Record<string, string>> = {
		person: (await seed.insertKeyPerson(organisation)).id,
		organisation: organisation.id,
		round: roundId,
		group: groupId,
		meeting: await seed.insertMeeting(groupId),
		message: await messageId(server),
		code: 'skr-2023',
		locale: 'sv'
	};
	void ports;
	await signIn(page, await seed.insertAdministrator());
	const paths = Object.keys(routeGates)
		.filter((route) => route.startsWith('/(site)/admin'))
		.map((route) =>
			route.replace('/(site)', '').replaceAll(/\[(\w+)\]/g, (_, name: string) => values[name] ?? '')
		);
	expect(paths.length).toBeGreaterThan(15);
	for (const path of ['/hem', ...paths]) {
		const response = await page.goto(path);
		expect.soft(response?.status(), path).toBeLessThan(500);
		await expect.soft(page.getByRole('heading', { level: 1 }), path).toHaveCount(1);
		await expectGood(page, path);
	}
});

async function messageId(server: ProductionServer): Promise<string> {
	await sendAccessibilityMessage(server.ports, publicActor, {
		message: 'Knappen syns inte i mörkt läge.',
		contact: '',
		page: '/hem',
		clientAddress: '192.0.2.1'
	});
	const { id } = await server.seed.asSystem((tx) =>
		tx.selectFrom('accessibility_message').select('id').limit(1).executeTakeFirstOrThrow()
	);
	return id;
}
