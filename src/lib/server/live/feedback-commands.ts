import {
	addTakeawaySchema,
	answerCardSchema,
	changeCardSchema,
	changeTakeawaySchema,
	chooseNamingSchema,
	groupCardsSchema,
	leaveCardSchema,
	logTakeawaySchema,
	nameClusterSchema,
	removeDecisionSchema,
	removePlusMinusSchema,
	removeTakeawaySchema,
	saveDecisionSchema,
	savePlusMinusSchema,
	saveReflectionSchema,
	setNextDateSchema,
	showCardSchema,
	showReflectionsSchema,
	takeHomeCardSchema,
	ungroupCardsSchema,
	withdrawCardSchema,
	writeCardSchema
} from '#lib/contract/commands/feedback.ts';
import { answerCard, leaveCard } from '../usecases/feedback/answer-card.ts';
import { removeDecision, saveDecision, setNextDate } from '../usecases/feedback/decide.ts';
import { groupCards, nameCluster, ungroupCards } from '../usecases/feedback/group-cards.ts';
import { chooseNaming, showCard } from '../usecases/feedback/lead-cards.ts';
import { logTakeaway } from '../usecases/feedback/log-takeaway.ts';
import {
	removePlusMinus,
	savePlusMinus,
	saveReflection,
	showReflections
} from '../usecases/feedback/reflect.ts';
import {
	addTakeaway,
	changeTakeaway,
	removeTakeaway,
	takeHomeCard
} from '../usecases/feedback/take-home.ts';
import { changeCard, withdrawCard, writeCard } from '../usecases/feedback/write-card.ts';
import { command } from './command.ts';

const leads = { permission: 'meeting.lead' } as const;
const takes = { permission: 'meeting.take' } as const;
const answers = { permission: 'feedback.answer' } as const;
const takesHome = { permission: 'takeaway.write' } as const;

/** The live commands on cards, reflections and what is taken home. */
export const feedbackCommands = {
	writeCard: command({ ...takes, schema: writeCardSchema, usecase: writeCard, perMinute: 120 }),
	changeCard: command({ ...takes, schema: changeCardSchema, usecase: changeCard, perMinute: 120 }),
	withdrawCard: command({
		...takes,
		schema: withdrawCardSchema,
		usecase: withdrawCard,
		perMinute: 60
	}),
	showCard: command({ ...leads, schema: showCardSchema, usecase: showCard, perMinute: 240 }),
	chooseNaming: command({
		...leads,
		schema: chooseNamingSchema,
		usecase: chooseNaming,
		perMinute: 20
	}),
	groupCards: command({ ...takes, schema: groupCardsSchema, usecase: groupCards, perMinute: 240 }),
	ungroupCards: command({
		...takes,
		schema: ungroupCardsSchema,
		usecase: ungroupCards,
		perMinute: 240
	}),
	nameCluster: command({
		...takes,
		schema: nameClusterSchema,
		usecase: nameCluster,
		perMinute: 120
	}),
	answerCard: command({
		...answers,
		schema: answerCardSchema,
		usecase: answerCard,
		perMinute: 240
	}),
	leaveCard: command({ ...answers, schema: leaveCardSchema, usecase: leaveCard, perMinute: 120 }),
	takeHomeCard: command({
		...takesHome,
		schema: takeHomeCardSchema,
		usecase: takeHomeCard,
		perMinute: 120
	}),
	addTakeaway: command({
		...takesHome,
		schema: addTakeawaySchema,
		usecase: addTakeaway,
		perMinute: 120
	}),
	changeTakeaway: command({
		...takesHome,
		schema: changeTakeawaySchema,
		usecase: changeTakeaway,
		perMinute: 120
	}),
	removeTakeaway: command({
		...takesHome,
		schema: removeTakeawaySchema,
		usecase: removeTakeaway,
		perMinute: 60
	}),
	logTakeaway: command({
		...takesHome,
		schema: logTakeawaySchema,
		usecase: logTakeaway,
		perMinute: 60
	}),
	saveReflection: command({
		...takes,
		schema: saveReflectionSchema,
		usecase: saveReflection,
		perMinute: 240
	}),
	showReflections: command({
		...leads,
		schema: showReflectionsSchema,
		usecase: showReflections,
		perMinute: 20
	}),
	savePlusMinus: command({
		...takes,
		schema: savePlusMinusSchema,
		usecase: savePlusMinus,
		perMinute: 120
	}),
	removePlusMinus: command({
		...takes,
		schema: removePlusMinusSchema,
		usecase: removePlusMinus,
		perMinute: 60
	}),
	saveDecision: command({
		...takes,
		schema: saveDecisionSchema,
		usecase: saveDecision,
		perMinute: 120
	}),
	removeDecision: command({
		...takes,
		schema: removeDecisionSchema,
		usecase: removeDecision,
		perMinute: 60
	}),
	setNextDate: command({ ...leads, schema: setNextDateSchema, usecase: setNextDate, perMinute: 60 })
};
