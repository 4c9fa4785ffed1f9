import * as v from 'valibot';
import { answerMax, cardKinds, clusterTitleMax } from '#lib/domain/feedback/card.ts';
import {
	plusMinusKinds,
	reflectionMax,
	reflectionQuestions
} from '#lib/domain/feedback/reflection.ts';
import { optionalLine, optionalProse, rowId, tidyLine, tidyProse } from '../forms/text.ts';

/** Input of the live commands on cards, reflections and what is taken home. How long a card may be, the domain says. */
const seen = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000));

export const pinSchema = v.variant('on', [
	v.strictObject({ on: v.literal('whole') }),
	v.strictObject({ on: v.literal('part'), partKey: v.pipe(v.string(), v.maxLength(60)) }),
	v.strictObject({ on: v.literal('step'), stepId: rowId })
]);
const cardWords = { kind: v.picklist(cardKinds), text: tidyProse, pin: pinSchema };

export const writeCardSchema = v.strictObject({
	/** Made on the device: the same card sent twice is one card. */
	cardId: rowId,
	meetingId: rowId,
	/** Null for a guest, who speaks for no organisation. */
	fromOrganisationId: v.nullable(rowId),
	toOrganisationId: rowId,
	/** What the writer was promised: shown without any name. */
	nameless: v.boolean(),
	...cardWords
});
export const changeCardSchema = v.strictObject({ cardId: rowId, seen, ...cardWords });
export const withdrawCardSchema = v.strictObject({ cardId: rowId });

/** `cardId` null: no card is read; the wall shows the groups. */
export const showCardSchema = v.strictObject({
	meetingId: rowId,
	organisationId: rowId,
	cardId: v.nullable(rowId)
});
export const chooseNamingSchema = v.strictObject({ meetingId: rowId, nameless: v.boolean() });

const seenCards = v.pipe(
	v.array(v.strictObject({ cardId: rowId, seen })),
	v.minLength(1),
	v.maxLength(200)
);
/** `clusterId` is made on the device when the group is new. */
export const groupCardsSchema = v.strictObject({ cards: seenCards, clusterId: rowId });
export const ungroupCardsSchema = v.strictObject({ cards: seenCards });
export const nameClusterSchema = v.strictObject({
	clusterId: rowId,
	title: optionalLine(clusterTitleMax),
	seen
});

export const answerCardSchema = v.strictObject({
	cardId: rowId,
	answer: optionalProse(answerMax),
	seen
});
export const leaveCardSchema = v.strictObject({ cardId: rowId, left: v.boolean() });

export const takeHomeCardSchema = v.strictObject({
	takeawayId: rowId,
	cardId: rowId,
	organisationId: rowId
});
export const addTakeawaySchema = v.strictObject({
	takeawayId: rowId,
	meetingId: rowId,
	organisationId: rowId,
	text: tidyLine,
	fromStepId: v.nullable(rowId)
});
export const changeTakeawaySchema = v.strictObject({ takeawayId: rowId, text: tidyLine, seen });
export const removeTakeawaySchema = v.strictObject({ takeawayId: rowId });

export const logTakeawaySchema = v.strictObject({ takeawayId: rowId });

export const saveReflectionSchema = v.strictObject({
	meetingId: rowId,
	organisationId: v.nullable(rowId),
	question: v.picklist(reflectionQuestions),
	text: optionalProse(reflectionMax),
	seen
});
export const showReflectionsSchema = v.strictObject({ meetingId: rowId });
export const savePlusMinusSchema = v.strictObject({
	noteId: rowId,
	meetingId: rowId,
	kind: v.picklist(plusMinusKinds),
	text: tidyLine
});
export const removePlusMinusSchema = v.strictObject({ noteId: rowId });

export const saveDecisionSchema = v.strictObject({
	decisionId: rowId,
	meetingId: rowId,
	/** Null: all of the group. */
	organisationId: v.nullable(rowId),
	text: tidyLine,
	who: optionalLine(120),
	dueOn: optionalLine(40),
	/** Null: a new one. */
	seen: v.nullable(count)
});
export const removeDecisionSchema = v.strictObject({ decisionId: rowId });
export const setNextDateSchema = v.strictObject({
	meetingId: rowId,
	day: optionalLine(40),
	/** The day one saw: somebody else may have set another meanwhile. */
	seen: optionalLine(40)
});

export type WriteCardInput = v.InferOutput<typeof writeCardSchema>;
export type ChangeCardInput = v.InferOutput<typeof changeCardSchema>;
export type ShowCardInput = v.InferOutput<typeof showCardSchema>;
export type ChooseNamingInput = v.InferOutput<typeof chooseNamingSchema>;
export type GroupCardsInput = v.InferOutput<typeof groupCardsSchema>;
export type UngroupCardsInput = v.InferOutput<typeof ungroupCardsSchema>;
export type NameClusterInput = v.InferOutput<typeof nameClusterSchema>;
export type AnswerCardInput = v.InferOutput<typeof answerCardSchema>;
export type LeaveCardInput = v.InferOutput<typeof leaveCardSchema>;
export type TakeHomeCardInput = v.InferOutput<typeof takeHomeCardSchema>;
export type AddTakeawayInput = v.InferOutput<typeof addTakeawaySchema>;
export type ChangeTakeawayInput = v.InferOutput<typeof changeTakeawaySchema>;
export type LogTakeawayInput = v.InferOutput<typeof logTakeawaySchema>;
export type SaveReflectionInput = v.InferOutput<typeof saveReflectionSchema>;
export type SavePlusMinusInput = v.InferOutput<typeof savePlusMinusSchema>;
export type SaveDecisionInput = v.InferOutput<typeof saveDecisionSchema>;
export type SetNextDateInput = v.InferOutput<typeof setNextDateSchema>;
