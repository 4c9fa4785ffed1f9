import { plusMinusKinds, reflectionQuestions } from '#lib/domain/feedback/reflection.ts';
import type { Outcome } from '#lib/domain/feedback/takeaway.ts';
import type { MeetingRecordView, RecordCard } from '#lib/contract/views/meeting-record.ts';
import { m } from '#lib/messages/messages.js';
import type { DocumentBlock, TextDocument } from './document.ts';
import { stateWords } from './log-words.ts';
import { cardWords, itemWords, noteWords, questionWords, roleWords } from './record-words.ts';

type Locale = 'sv' | 'en';
type Options = { readonly locale: Locale };

/** A meeting's notes as a document, in the reader's language. */
export function recordDocument(record: MeetingRecordView, locale: Locale): TextDocument {
	const options = { locale };
	const { meeting } = record;
	return {
		locale,
		title: m.record_document_title({ ordinal: meeting.ordinal, group: meeting.group }, options),
		lead: [
			[meeting.theme, meeting.day ?? '', meeting.roundName]
				.filter((part) => part !== '')
				.join(' · '),
			m.record_read_by({ names: record.own.map((one) => one.name).join(', ') }, options),
			m.record_stays({}, options)
		],
		blocks: [
			...takeHomeBlocks(record, options),
			...cardBlocks(m.record_received({}, options), record.received, options),
			...cardBlocks(m.record_given({}, options), record.given, options),
			...cardBlocks(m.record_others({}, options), record.others, options),
			...reflectionBlocks(record, options),
			...noteBlocks(record, options),
			...agendaBlocks(record, options),
			...attendanceBlocks(record, options)
		]
	};
}

function section(title: string, blocks: readonly DocumentBlock[]): DocumentBlock[] {
	return blocks.length === 0 ? [] : [{ is: 'heading', level: 2, text: title }, ...blocks];
}

function takeHomeBlocks(record: MeetingRecordView, options: Options): DocumentBlock[] {
	const taken = record.takeaways.flatMap(({ organisation, takeaways }): DocumentBlock[] =>
		takeaways.length === 0
			? []
			: [
					{ is: 'heading', level: 3, text: organisation.name },
					{
						is: 'list',
						items: takeaways.map(({ text, outcome }) =>
							outcome === null ? text : `${text}\n${outcomeText(outcome, options)}`
						)
					}
				]
	);
	if (taken.length === 0 && record.noTakeaways)
		taken.push({ is: 'paragraph', text: m.record_nothing_taken({}, options) });
	const decided: DocumentBlock[] =
		record.decisions.length === 0
			? []
			: [
					{
						is: 'table',
						caption: m.feedback_decisions({}, options),
						head: [
							m.record_decision({}, options),
							m.feedback_decision_whose({}, options),
							m.log_who({}, options),
							m.log_due({}, options)
						],
						rows: record.decisions.map((one) => [
							one.text,
							one.organisation?.name ?? m.feedback_whole_group({}, options),
							one.who,
							one.dueOn ?? ''
						])
					}
				];
	const next =
		record.nextDay !== null
			? m.feedback_next_is({ day: record.nextDay }, options)
			: record.isLast
				? m.feedback_is_last({}, options)
				: m.feedback_next_none({}, options);
	return [
		...section(m.record_taken_home({}, options), taken),
		...section(m.record_decided({}, options), [...decided, { is: 'paragraph', text: next }])
	];
}

function cardBlocks(
	title: string,
	cards: readonly RecordCard[],
	options: Options
): DocumentBlock[] {
	return section(
		title,
		cards.flatMap((card): DocumentBlock[] => [
			{
				is: 'paragraph',
				label: cardWords[card.kind]({}, options),
				text: fromTo(card, options)
			},
			{ is: 'quote', text: card.text },
			...(card.answer === ''
				? []
				: [
						{
							is: 'paragraph',
							label: m.feedback_answer({}, options),
							text: card.answer
						} as const
					]),
			...card.outcomes.map(
				(outcome) =>
					({
						is: 'paragraph',
						label: `${outcome.organisation}:`,
						text: outcomeText(outcome, options)
					}) as const
			)
		])
	);
}

/** "Om steget: Budgetdialog. Från Region Gran till Region Ek." */
function fromTo(card: RecordCard, options: Options): string {
	const title = card.pin.title?.[options.locale];
	const pin =
		title === undefined
			? ''
			: card.pin.on === 'part'
				? m.feedback_pin_part({ title }, options)
				: m.feedback_pin_step({ title }, options);
	const from = card.nameless
		? m.feedback_from_nobody({}, options)
		: card.from === null
			? m.feedback_from_guest({}, options)
			: m.feedback_from({ organisation: card.from.name }, options);
	const to = m.record_to({ organisation: card.to.name }, options);
	return [pin, from, to].filter((part) => part !== '').join(' · ');
}

function outcomeText(outcome: Outcome, options: Options): string {
	const state = stateWords[outcome.state]({}, options).toLocaleLowerCase(options.locale);
	const said = `${m.feedback_outcome({ state }, options)} ${outcome.sentence}`;
	return outcome.learning === ''
		? said
		: `${said}\n${m.feedback_learned({ learning: outcome.learning }, options)}`;
}

function reflectionBlocks({ reflections }: MeetingRecordView, options: Options): DocumentBlock[] {
	const blocks = reflectionQuestions.flatMap((question): DocumentBlock[] => {
		const items = reflections.organisations.flatMap(({ organisation, answers }) =>
			(answers.find((one) => one.question === question)?.texts ?? []).map(
				(text) => `${organisation?.name ?? m.feedback_guests({}, options)}: ${text}`
			)
		);
		if (items.length === 0) return [];
		return [
			{ is: 'heading', level: 3, text: questionWords[question]({}, options) },
			{ is: 'list', items }
		];
	});
	return section(m.record_reflections({}, options), blocks);
}

function noteBlocks({ reflections }: MeetingRecordView, options: Options): DocumentBlock[] {
	const blocks = plusMinusKinds.flatMap((kind): DocumentBlock[] => {
		const items = reflections.notes.filter((note) => note.kind === kind).map((note) => note.text);
		if (items.length === 0) return [];
		return [
			{ is: 'heading', level: 3, text: noteWords[kind]({}, options) },
			{ is: 'list', items }
		];
	});
	return section(m.record_plus_minus({}, options), blocks);
}

function agendaBlocks({ agenda }: MeetingRecordView, options: Options): DocumentBlock[] {
	if (agenda.length === 0) return [];
	return section(m.record_agenda({}, options), [
		{
			is: 'table',
			caption: m.record_agenda_caption({}, options),
			head: [
				m.record_item({}, options),
				m.record_planned({}, options),
				m.record_actual({}, options)
			],
			rows: agenda.map((item) => [
				[
					item.title === '' ? itemWords[item.kind]({}, options) : item.title,
					item.organisation ?? ''
				]
					.filter((part) => part !== '')
					.join(', '),
				String(item.plannedMinutes),
				item.actualMinutes === null
					? item.skipped
						? m.record_skipped({}, options)
						: m.record_never_begun({}, options)
					: String(item.actualMinutes)
			])
		}
	]);
}

function attendanceBlocks(record: MeetingRecordView, options: Options): DocumentBlock[] {
	const rows = record.attendance.flatMap(({ organisation, people }) => {
		const name = organisation?.name ?? m.feedback_guests({}, options);
		if (people.length === 0) return [[name, m.record_nobody({}, options), '', '']];
		return people.map((person) => [
			name,
			person.standsInFor === null
				? person.name
				: m.record_stands_in({ name: person.name, absent: person.standsInFor }, options),
			person.role === null ? '' : roleWords[person.role]({}, options),
			person.place === null
				? ''
				: person.place === 'room'
					? m.record_in_room({}, options)
					: m.record_remote({}, options)
		]);
	});
	const noteTaker: DocumentBlock[] =
		record.noteTaker === null
			? []
			: [{ is: 'paragraph', text: m.record_note_taker({ name: record.noteTaker }, options) }];
	return section(m.record_attendance({}, options), [
		...noteTaker,
		{
			is: 'table',
			caption: m.record_attendance_caption({}, options),
			head: [
				m.log_csv_organisation({}, options),
				m.record_name({}, options),
				m.record_role({}, options),
				m.record_place({}, options)
			],
			rows
		}
	]);
}
