import { ExpectedError } from '../errors.ts';

/** The steps of an instrument: whole numbers from min to max. "Vet inte" is null and stands outside the scale. */
export type Scale = { readonly min: number; readonly max: number };

export type Choice = number | null;

export function stepsOf(scale: Scale): number[] {
	return Array.from({ length: scale.max - scale.min + 1 }, (_, index) => scale.min + index);
}

/**
 * Refuses a staff answer outside the instrument: staff answer in whole steps or "Vet inte".
 * @throws ExpectedError itemOutsideInstrument, choiceOutsideScale
 */
export function assertAnswer(
	poll: { scale: Scale; itemCount: number },
	itemNo: number,
	choice: Choice
): void {
	if (!Number.isInteger(itemNo) || itemNo < 1 || itemNo > poll.itemCount)
		throw new ExpectedError('itemOutsideInstrument', ['item']);
	if (choice === null) return;
	if (!Number.isInteger(choice) || choice < poll.scale.min || choice > poll.scale.max)
		throw new ExpectedError('choiceOutsideScale', ['choice']);
}
