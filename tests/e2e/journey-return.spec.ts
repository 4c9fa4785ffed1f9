import type { Page } from '@playwright/test';
import { m } from '#lib/messages/messages.js';
import { disablePerson } from '#lib/server/usecases/person/change-person.ts';
import { endAllSessions } from '#lib/server/usecases/person/own-sessions.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { stepScreen } from '#lib/server/usecases/poll/step-screen.ts';
import {
	createWallLink,
	endWallLink,
	readWallLinks
} from '#lib/server/usecases/poll/wall-links.ts';
import { expect, test } from '../support/e2e.ts';
import { Facilitator } from './pages/facilitator.ts';
import { Phone } from './pages/phone.ts';
import { startRestartableServer, type RestartableServer } from './pages/restartable.ts';
import { Wall } from './pages/wall.ts';
import { words } from './pages/words.ts';

/** What the project promises after a sleep, another network or a restart: three seconds. */
const promised = 3000;
const atOnce = 1000;
const say = words('sv');

/** Waits for all of it, from now on, within the time that is promised. */
async function within(milliseconds: number, ...things: (() => Promise<void>)[]): Promise<void> {
	const began = performance.now();
	await Promise.all(things.map((thing) => thing()));
	expect(performance.now() - began, 'milliseconds until all is right').toBeLessThan(milliseconds);
}

test.use({ actionTimeout: 15_000 });

test.describe('After a power cut', () => {
	let own: RestartableServer;
	test.beforeAll(async () => {
		own = await startRestartableServer();
	});
	test.afterAll(() => own.close());

	test('console, wall and phone are right again within three seconds, and say so', async ({
		newComputer,
		newPhone
	}) => {
		test.setTimeout(90_000);
		const run = await own.seed.openedRun();
		const { runId } = run;
		const { token } = await createWallLink(own.ports, run.keyPerson.actor, { runId });
		const deskPage = await newComputer({ baseURL: own.url });
		await own.signIn(deskPage.context(), run.keyPerson);
		const desk = new Facilitator(deskPage, 'sv');
		await deskPage.goto(`/skattningar/${runId}`);
		const wall = new Wall(await newComputer({ baseURL: own.url }), 'sv');
		await wall.page.goto(`/vagg/lank/${token}`);
		const phone = new Phone(await newPhone({ baseURL: own.url }), 'sv');
		await phone.scan(`/s/${run.joinCode}`);
		await phone.tap(1, 2);
		await phone.expectSaved(1, 2);
		await expect(desk.count(m.run_connected)).toHaveText('1');
		await expect(desk.connection).toContainText(say(m.run_connection_live));

		await own.kill();
		await expect(desk.connection).toContainText(say(m.run_connection_offline));
		await expect(wall.page.getByText(say(m.wall_offline))).toBeVisible();
		await phone.tap(2, 3);
		await phone.tap(1, 1);
		await expect(phone.bar).toContainText(say(m.voter_status_offline));
		await expect(phone.item(2)).not.toContainText(say(m.voter_item_saved));
		await desk.button(m.run_copy_link).click();
		// Meanwhile another device has moved the wall; and everyone has waited long enough to have grown patient.
		await stepScreen(own.ports, run.keyPerson.actor, {
			runId,
			step: { step: 'goToItem', itemNo: 4 }
		});
		await deskPage.waitForTimeout(9000);

		await own.start();
		await within(
			promised,
			() => expect(desk.connection).toContainText(say(m.run_connection_back)),
			() =>
				expect(deskPage.getByText(say(m.run_item_of, { no: 4, count: 10 })).first()).toBeAttached(),
			() => expect(wall.page.getByText(say(m.wall_back), { exact: true })).toBeVisible(),
			() => wall.expectItem(4),
			() => phone.expectSaved(2, 3),
			() => phone.expectSaved(1, 1),
			() => expect(phone.bar).toContainText(say(m.voter_status_saved))
		);
		await expect(desk.connection).toContainText(say(m.run_connection_live));
		await expect(desk.count(m.run_connected)).toHaveText('1');

		await test.step('and what they do then reaches everyone', async () => {
			await phone.tap(3, 3);
			await phone.expectSaved(3, 3);
			await desk.close();
			await phone.expectClosed();
			await expect(wall.page.getByText(say(m.wall_item_hidden_wait)).first()).toBeVisible();
		});
	});

	test('a phone learns after the restart that it came too late', async ({
		newComputer,
		newPhone
	}) => {
		test.setTimeout(60_000);
		const run = await own.seed.openedRun();
		const deskPage = await newComputer({ baseURL: own.url });
		await own.signIn(deskPage.context(), run.keyPerson);
		const desk = new Facilitator(deskPage, 'sv');
		await deskPage.goto(`/skattningar/${run.runId}`);
		const phone = new Phone(await newPhone({ baseURL: own.url }), 'sv');
		await phone.scan(`/s/${run.joinCode}`);
		await phone.tap(1, 2);
		await phone.expectSaved(1, 2);
		await expect(desk.count(m.run_connected)).toHaveText('1');

		await own.kill();
		await own.start();
		// Those who were connected to what was killed are not counted twice.
		await within(promised, () => expect(desk.connection).toContainText(say(m.run_connection_back)));
		await expect(desk.connection).toContainText(say(m.run_connection_live));
		await deskPage.waitForTimeout(2 * promised);
		await expect(desk.count(m.run_connected)).toHaveText('1', { timeout: 100 });

		await own.kill();
		await phone.tap(2, 3);
		await closeRun(own.ports, run.keyPerson.actor, { runId: run.runId });
		await own.start();
		await within(promised, () => phone.expectClosed());
		await expect(phone.item(1)).toContainText(say(m.voter_item_saved));
		await expect(phone.item(2)).not.toContainText(say(m.voter_item_saved));
	});
});

test('without network for a while, console and wall are right within three seconds of having it', async ({
	server,
	page,
	newComputer,
	signIn
}) => {
	const run = await server.seed.openedRun();
	const { runId } = run;
	await signIn(page, run.keyPerson);
	const desk = new Facilitator(page, 'sv');
	await page.goto(`/skattningar/${runId}`);
	const wall = new Wall(await newComputer(), 'sv');
	await signIn(wall.page, run.keyPerson);
	await wall.page.goto(`/vagg/${runId}`);
	await expect(desk.connection).toContainText(say(m.run_connection_live));
	await expect(wall.main.getByText(say(m.poll_turnout_none))).toBeVisible();
	const contexts = [page.context(), wall.page.context()];

	await Promise.all(contexts.map((context) => context.setOffline(true)));
	await page.waitForTimeout(1500);
	const step = { step: 'goToItem', itemNo: 7 } as const;
	await stepScreen(server.ports, run.keyPerson.actor, { runId, step });
	await page.waitForTimeout(1500);
	await Promise.all(contexts.map((context) => context.setOffline(false)));
	await within(
		promised,
		() => wall.expectItem(7),
		() => expect(page.getByText(say(m.run_item_of, { no: 7, count: 10 })).first()).toBeAttached(),
		() => expect(desk.connection).toContainText(/Ansluten|Tillbaka/)
	);
});

test.describe('Whoever is shown out', () => {
	test('sees it within a second: a wall whose link is ended', async ({ server, newComputer }) => {
		const run = await server.seed.openedRun();
		const { runId, keyPerson } = run;
		const { token } = await createWallLink(server.ports, keyPerson.actor, { runId });
		const wall = await newComputer();
		await wall.goto(`/vagg/lank/${token}`);
		await expect(wall.getByText(say(m.poll_turnout_none)).first()).toBeVisible();
		await expect(wall.getByText(say(m.wall_connecting))).toBeHidden();
		const [link] = await readWallLinks(server.ports, keyPerson.actor, { runId });
		await endWallLink(server.ports, keyPerson.actor, { runId, linkId: link?.id ?? '' });
		await within(atOnce, () =>
			expect(wall.getByRole('heading', { name: say(m.wall_gone_title) })).toBeVisible()
		);
		await expect(wall.locator('.host')).toHaveCount(0);
		await wall.reload();
		await expect(wall.getByRole('heading', { name: say(m.wall_gone_title) })).toBeVisible();
	});

	for (const how of ['disabled', 'signed out everywhere'] as const)
		test(`sees it within a second: a person who is ${how}`, async ({
			server,
			page,
			newComputer,
			signIn
		}) => {
			const run = await server.seed.openedRun();
			const { runId, keyPerson } = run;
			const other = await newComputer();
			const bystander = await server.seed.insertKeyPerson(run.organisation);
			const bystanding = await newComputer();
			await signIn(page, keyPerson);
			await signIn(other, keyPerson);
			await signIn(bystanding, bystander);
			const consoles = [page, bystanding].map((one) => new Facilitator(one, 'sv'));
			await page.goto(`/skattningar/${runId}`);
			await bystanding.goto(`/skattningar/${runId}`);
			await other.goto(`/vagg/${runId}`);
			for (const one of consoles)
				await expect(one.connection).toContainText(say(m.run_connection_live));
			await expect(other.getByText(say(m.wall_connecting))).toBeHidden();

			if (how === 'disabled')
				await disablePerson(server.ports, (await server.seed.insertAdministrator()).actor, {
					personId: keyPerson.id
				});
			else await endAllSessions(server.ports, keyPerson.actor);
			await within(
				atOnce,
				() => expect(page.getByText(say(m.run_revoked_text))).toBeVisible(),
				() =>
					expect(other.getByRole('heading', { name: say(m.wall_gone_person_title) })).toBeVisible()
			);
			await expect(bystanding.locator('.connection')).toContainText(say(m.run_connection_live));
			await page.goto(`/skattningar/${runId}`);
			await expect(page).toHaveURL(/\/logga-in/);
		});
});

test('two consoles that press at the same moment step once, and agree', async ({
	server,
	page,
	newComputer,
	signIn
}) => {
	const run = await server.seed.openedRun();
	const { runId, keyPerson } = run;
	await closeRun(server.ports, keyPerson.actor, { runId });
	const second = await newComputer();
	const letIn = await holdNews(second);
	for (const one of [page, second]) {
		await signIn(one, keyPerson);
		await one.goto(`/skattningar/${runId}`);
		await expect(one.locator('.connection')).toContainText(say(m.run_connection_live));
	}
	const [desk, other] = [new Facilitator(page, 'sv'), new Facilitator(second, 'sv')];

	// The second has not yet heard of the first's step when it presses: that is what "at the same moment" is.
	letIn.hold();
	await desk.button(m.run_show_first).click();
	await expect(desk.button(m.run_show_result)).toBeVisible();
	await other.button(m.run_show_first).click();
	await expect(other.button(m.run_show_result)).toBeHidden();
	letIn.release();
	await expect(other.button(m.run_show_result)).toBeVisible();
	for (const one of [page, second])
		await expect(one.getByText(say(m.run_item_of, { no: 1, count: 10 })).first()).toBeAttached();

	await other.button(m.run_show_result).click();
	await expect(desk.button(m.run_next_item)).toBeVisible();
	await expect(page.getByText(say(m.run_only_you))).toBeHidden();
});

/** Lets the page's websocket speak, and holds back what it is told while asked to. */
async function holdNews(page: Page): Promise<{ hold(): void; release(): void }> {
	let isHolding = false;
	const held: (() => void)[] = [];
	await page.routeWebSocket(/\/live\//, (socket) => {
		const server = socket.connectToServer();
		server.onMessage((message) => {
			if (isHolding) held.push(() => socket.send(message));
			else socket.send(message);
		});
	});
	return {
		hold: () => (isHolding = true),
		release: () => {
			isHolding = false;
			for (const send of held.splice(0)) send();
		}
	};
}
