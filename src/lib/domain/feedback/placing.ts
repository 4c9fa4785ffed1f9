import type { ErrorCode } from '../errors.ts';

/** Where a shown card lies among the others, and how many times it has been moved. */
export type PlacedCard = {
	readonly cardId: string;
	readonly organisationId: string;
	readonly shown: boolean;
	readonly clusterId: string | null;
	readonly version: number;
};
export type SeenCard = { readonly cardId: string; readonly seen: number };

export type Placing =
	| { readonly move: readonly string[]; readonly problem: null }
	| { readonly move: readonly []; readonly problem: ErrorCode };

/**
 * Which cards move when somebody puts them in a group (null: in none). All lie with one organisation; a card that
 * somebody else moved since it was seen stays, and so do the others of the same press. Where everything lies already
 * as it was asked to, nothing moves: the same press sent twice does no harm.
 */
export function decidePlacing(
	cards: readonly PlacedCard[],
	wanted: readonly SeenCard[],
	clusterId: string | null
): Placing {
	const found = wanted.flatMap(({ cardId, seen }) => {
		const card = cards.find((one) => one.cardId === cardId);
		return card === undefined ? [] : [{ ...card, seen }];
	});
	const [first] = found;
	if (first === undefined || found.length < wanted.length) return refuse('notFound');
	if (found.some((card) => !card.shown || card.organisationId !== first.organisationId))
		return refuse('notFound');
	const moving = found.filter((card) => card.clusterId !== clusterId);
	if (moving.some((card) => card.version !== card.seen)) return refuse('changedByAnother');
	return { move: moving.map((card) => card.cardId), problem: null };
}

function refuse(problem: ErrorCode): Placing {
	return { move: [], problem };
}
