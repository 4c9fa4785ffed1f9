import { randomBytes } from 'node:crypto';
import { dontKnow, type WireChoice } from '#lib/contract/ballot.ts';

/**
 * Simulated phones that answer over HTTP as real ones do. Their answers tell the practice round's story:
 * on moment 2 "Vet inte" is commonest, and on moment 8 only four place themselves, so that a real phone makes it five: still too few to show.
 */
const likelihoods: readonly (readonly [WireChoice, number][])[] = [
	[
		[1, 8],
		[2, 30],
		[3, 57],
		[dontKnow, 5]
	],
	[
		[1, 14],
		[2, 26],
		[3, 14],
		[dontKnow, 46]
	],
	[
		[1, 20],
		[2, 48],
		[3, 20],
		[dontKnow, 12]
	],
	[
		[1, 18],
		[2, 50],
		[3, 24],
		[dontKnow, 8]
	],
	[
		[1, 16],
		[2, 46],
		[3, 32],
		[dontKnow, 6]
	],
	[
		[1, 30],
		[2, 40],
		[3, 18],
		[dontKnow, 12]
	],
	[
		[1, 46],
		[2, 34],
		[3, 8],
		[dontKnow, 12]
	],
	[
		[1, 40],
		[2, 40],
		[3, 20]
	],
	[
		[1, 28],
		[2, 46],
		[3, 12],
		[dontKnow, 14]
	],
	[
		[1, 22],
		[2, 44],
		[3, 20],
		[dontKnow, 14]
	]
];
const sparseItem = 8;
const placedOnSparseItem = 4;

/** The choices of phone number `phone` (from 0), by item; drawn from `random` in 0..1. */
export function choicesOf(
	phone: number,
	random: () => number
): { item: number; choice: WireChoice }[] {
	return likelihoods.map((likelihood, index) => {
		const item = index + 1;
		if (item === sparseItem && phone >= placedOnSparseItem) return { item, choice: dontKnow };
		return { item, choice: draw(likelihood, random()) };
	});
}

/** Lets the phones answer, spread over the given seconds; resolves when all have been acknowledged. */
export async function sendCrowd(crowd: {
	url: string;
	code: string;
	phones: number;
	seconds: number;
	say: (text: string) => void;
}): Promise<void> {
	crowd.say(`${String(crowd.phones)} phones answer during ${String(crowd.seconds)} seconds …`);
	const results = await Promise.allSettled(
		Array.from({ length: crowd.phones }, async (_, phone) => {
			await sleep((crowd.seconds * 1000 * (phone + Math.random())) / crowd.phones);
			await answerAll(crowd, phone);
		})
	);
	const failed = results.filter((result) => result.status === 'rejected').length;
	crowd.say(
		failed === 0
			? `${String(crowd.phones)} phones have answered.`
			: `${String(crowd.phones - failed)} phones have answered, ${String(failed)} could not (was the run closed?).`
	);
}

async function answerAll(crowd: { url: string; code: string }, phone: number): Promise<void> {
	const token = randomBytes(16).toString('base64url');
	for (const { item, choice } of choicesOf(phone, Math.random)) {
		const response = await fetch(`${crowd.url}/api/ballot`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin: crowd.url },
			body: JSON.stringify({ code: crowd.code, token, item, choice, rev: 1 })
		});
		if (!response.ok) throw new Error(`answer refused: ${String(response.status)}`);
	}
}

function draw(likelihood: readonly (readonly [WireChoice, number])[], at: number): WireChoice {
	const total = likelihood.reduce((sum, [, weight]) => sum + weight, 0);
	let left = at * total;
	for (const [choice, weight] of likelihood) {
		left -= weight;
		if (left < 0) return choice;
	}
	return likelihood.at(-1)?.[0] ?? dontKnow;
}

function sleep(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
