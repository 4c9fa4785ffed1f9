import type { MemberRole } from '#lib/domain/access/actor.ts';
import type { CardKind } from '#lib/domain/feedback/card.ts';
import type { PlusMinusKind, ReflectionQuestion } from '#lib/domain/feedback/reflection.ts';
import type { ItemKind } from '#lib/domain/meeting/agenda.ts';
import { m } from '#lib/messages/messages.js';

type Text = (inputs: Record<never, never>, options: { locale: 'sv' | 'en' }) => string;

export const itemWords: Record<ItemKind, Text> = {
	opening: m.meeting_kind_opening,
	followUp: m.meeting_kind_follow_up,
	assessment: m.meeting_kind_assessment,
	presentation: m.meeting_kind_presentation,
	clarifying: m.meeting_kind_clarifying,
	silentWriting: m.meeting_kind_silent_writing,
	feedback: m.meeting_kind_feedback,
	response: m.meeting_kind_response,
	takeHome: m.meeting_kind_take_home,
	compare: m.meeting_kind_compare,
	reflection: m.meeting_kind_reflection,
	plusMinus: m.meeting_kind_plus_minus,
	nextDate: m.meeting_kind_next_date,
	pause: m.meeting_kind_pause,
	other: m.meeting_kind_other
};

export const cardWords: Record<CardKind, Text> = {
	strength: m.feedback_kind_strength,
	consider: m.feedback_kind_consider,
	question: m.feedback_kind_question,
	idea: m.feedback_kind_idea,
	offer: m.feedback_kind_offer
};

export const questionWords: Record<ReflectionQuestion, Text> = {
	rightThings: m.feedback_question_right_things,
	rightWay: m.feedback_question_right_way,
	achieved: m.feedback_question_achieved,
	why: m.feedback_question_why,
	remains: m.feedback_question_remains
};

export const noteWords: Record<PlusMinusKind, Text> = {
	plus: m.feedback_plus,
	minus: m.feedback_minus,
	interesting: m.feedback_interesting
};

export const roleWords: Record<MemberRole, Text> = {
	keyPerson: m.member_role_key_person,
	politician: m.member_role_politician,
	seniorManager: m.member_role_senior_manager,
	other: m.member_role_other
};
