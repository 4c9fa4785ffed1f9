import { chooseAgenda, openMeeting } from '#lib/server/usecases/meeting/open-meeting.ts';
import { editAgenda } from '#lib/server/usecases/meeting/edit-agenda.ts';
import { stepAgenda } from '#lib/server/usecases/meeting/step-agenda.ts';
import { newId } from '#lib/server/ids.ts';
import { changeStep } from '#lib/server/usecases/presentation/step-changes.ts';
import { readPresentation } from '#lib/server/usecases/presentation/read-presentation.ts';
import { expect, test } from '../support/e2e.ts';
import type { ProductionServer } from '../support/production.ts';
import { seedMeeting, wallOfMeeting, type SeededMeeting } from '../support/meetings.ts';
import { insertPresentationOf } from '../support/presentation-desk.ts';
import { expectAccessible, expectNoSideScroll } from './axe.ts';

type Server = Pick<ProductionServer, 'ports' | 'seed'>;

/** Two of three regions have published; they judge the first stage differently. */
async function meetingToCompare(server: Server): Promise<SeededMeeting> {
	const meeting = await seedMeeting(server);
	for (const [region, mark] of [
		[meeting.blue, 'enough'],
		[meeting.green, 'missing']
	] as const) {
		const presentationId = await insertPresentationOf(server.seed, region, meeting.meetingId, {
			sharing: 'group'
		});
		const actor = region.keyPerson.actor;
		const { stages } = await readPresentation(server.ports, actor, { presentationId });
		const stepId = stages[0]?.steps[0]?.stepId ?? '';
		const change = { field: 'mark', value: mark, seen: 0 } as const;
		await changeStep(server.ports, actor, { presentationId, stepId, change });
	}
	return meeting;
}

/** The meeting runs an item of this kind, and no other. */
async function runItem(
	{ ports }: Server,
	meeting: SeededMeeting,
	kind: 'compare' | 'presentation'
): Promise<void> {
	const { meetingId } = meeting;
	const lead = meeting.blue.keyPerson.actor;
	await chooseAgenda(ports, lead, { meetingId, template: 'strategist' });
	const itemId = newId();
	await editAgenda(ports, lead, {
		meetingId,
		edit: {
			edit: 'add',
			itemId,
			afterItemId: null,
			kind,
			title: '',
			organisationId: kind === 'presentation' ? meeting.blue.id : null,
			plannedMinutes: 15
		}
	});
	await openMeeting(ports, lead, { meetingId });
	await stepAgenda(ports, lead, { meetingId, step: { step: 'goTo', itemId } });
}

test('processes are compared on a desk: the difference first, by keyboard, at an address of its own', async ({
	page,
	server,
	signIn
}) => {
	const meeting = await meetingToCompare(server);
	await signIn(page, meeting.blue.politician);
	await page.goto(`/traffar/${meeting.meetingId}/jamfor`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Störst skillnad: Mål');
	await expect(page.getByRole('table').getByText('har inte publicerat')).toBeVisible();
	const rows = page.getByRole('row');
	await expect(rows).toHaveCount(8);
	await expectAccessible(page, 'the comparison');
	await expect(async () => {
		await page.keyboard.press('?');
		await expect(page.getByRole('dialog', { name: 'Tangenter i jämförelsen' })).toBeVisible({
			timeout: 1000
		});
	}).toPass();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();

	await page.keyboard.down('s');
	await expect(rows).toHaveCount(2);
	await page.waitForTimeout(500);
	await page.keyboard.up('s');
	await expect(rows).toHaveCount(8);
	await page.keyboard.press('s');
	await expect(rows).toHaveCount(2);
	await expect(page).toHaveURL(/visa=skillnader/);
	await page.keyboard.press('s');
	await page.keyboard.press('2');
	await expect(page.getByRole('button', { name: 'Visa allt om Budget' })).toBeFocused();
	await page.getByRole('button', { name: 'Visa allt om Mål' }).press('Enter');
	await expect(page.getByRole('button', { name: 'Dölj uppgifterna om Mål' })).toHaveAttribute(
		'aria-expanded',
		'true'
	);
});

test('on a phone one stage at a time; without a publication of one’s own the way there', async ({
	newPhone,
	server,
	signIn
}) => {
	const meeting = await meetingToCompare(server);
	const phone = await newPhone();
	await signIn(phone, meeting.green.politician);
	await phone.goto(`/traffar/${meeting.meetingId}/jamfor?led=goals`);
	await expect(phone.getByText('Led 1 av 7').filter({ visible: true })).toBeVisible();
	await expect(async () => {
		await phone.getByRole('button', { name: 'Nästa led' }).click();
		await expect(phone.getByText('Led 2 av 7').filter({ visible: true })).toBeVisible({
			timeout: 1000
		});
	}).toPass();
	await expect(phone).toHaveURL(/led=budget/);
	await expectAccessible(phone, 'a stage of the comparison on a phone');
	await expectNoSideScroll(phone, 'a stage of the comparison on a phone');

	const other = await newPhone();
	await signIn(other, meeting.red.politician);
	await other.goto(`/traffar/${meeting.meetingId}/jamfor`);
	await expect(other.getByRole('link', { name: 'Till era presentationer' })).toBeVisible();
	await expect(other.getByText(`Steg 1 i ${meeting.blue.name}`)).toHaveCount(0);
	await expectAccessible(other, 'a comparison that waits for one’s own presentation');
});

test('in the meeting everybody follows the comparison, looks on their own and comes back', async ({
	page,
	newPhone,
	newComputer,
	server,
	signIn
}) => {
	const meeting = await meetingToCompare(server);
	await runItem(server, meeting, 'compare');
	await signIn(page, meeting.blue.keyPerson);
	await page.goto(`/traffar/${meeting.meetingId}/leda`);
	const phone = await newPhone();
	await signIn(phone, meeting.red.politician);
	await phone.goto(`/traffar/${meeting.meetingId}`);
	const wall = await newComputer({ viewport: { width: 1280, height: 720 } });
	await wall.goto(`/vagg/lank/${await wallOfMeeting(server, meeting)}`);
	await expect(phone.getByText('när den som leder börjar')).toBeVisible();
	await page.getByRole('button', { name: 'Börja jämföra' }).click();
	await expect(phone.getByRole('heading', { name: 'Störst skillnad: Mål' })).toBeVisible();
	await page.getByRole('button', { name: 'Nästa led för alla' }).click();
	await expect(wall.getByText('Led 1 av 7').filter({ visible: true })).toBeVisible();
	await expect(phone.getByText('Led 1 av 7').filter({ visible: true })).toBeVisible();
	await phone.getByRole('button', { name: 'Nästa led' }).click();
	await expect(phone.getByText('Du tittar på egen hand')).toBeVisible();
	await expect(phone.getByText('Led 2 av 7').filter({ visible: true })).toBeVisible();
	await expect(wall.getByText('Led 1 av 7').filter({ visible: true })).toBeVisible();
	await phone.getByRole('button', { name: 'Tillbaka till träffen' }).click();
	await expect(phone.getByText('Led 1 av 7').filter({ visible: true })).toBeVisible();
	await expectAccessible(wall, 'a stage of the comparison on the wall');
	await expectAccessible(phone, 'a stage of the comparison that is followed');
});

test('a presentation is followed, handed over, and steered from a phone', async ({
	page,
	newPhone,
	server,
	signIn
}) => {
	const meeting = await meetingToCompare(server);
	await runItem(server, meeting, 'presentation');
	await signIn(page, meeting.blue.manager);
	await page.goto(`/traffar/${meeting.meetingId}/presentera`);
	await page.getByRole('button', { name: 'Börja presentera' }).click();
	await expect(page.getByText('Nu ser alla')).toBeVisible();
	await page.keyboard.press('ArrowRight');
	const follower = await newPhone();
	await signIn(follower, meeting.red.politician);
	await follower.goto(`/traffar/${meeting.meetingId}`);
	const first = follower.getByRole('heading', { name: `Steg 1 i ${meeting.blue.name}` });
	await expect(first).toBeVisible();
	await expectAccessible(follower, 'a presentation that is followed');
	await expectAccessible(page, 'the presenter’s view');

	const remote = await newPhone();
	await signIn(remote, meeting.blue.politician);
	await remote.goto(`/traffar/${meeting.meetingId}/presentera`);
	await remote.getByRole('button', { name: 'Ta över presentationen' }).click();
	const next = remote.getByRole('button', { name: 'Nästa del för alla' });
	await expect(next).toBeVisible();
	expect((await next.boundingBox())?.height).toBeGreaterThan(48);
	await next.click();
	await expect(
		follower.getByRole('heading', { name: `Steg 2 i ${meeting.blue.name}` })
	).toBeVisible();
	await expect(page.getByRole('button', { name: 'Ta över presentationen' })).toBeVisible();
	await expectAccessible(remote, 'a phone as a remote');

	await follower.getByRole('button', { name: 'Föregående del' }).click();
	await expect(first).toBeVisible();
	await next.click();
	await expect(first).toBeVisible();
	await follower.getByRole('button', { name: 'Tillbaka till presentationen' }).click();
	await expect(
		follower.getByRole('heading', { name: `Steg 3 i ${meeting.blue.name}` })
	).toBeVisible();
});
