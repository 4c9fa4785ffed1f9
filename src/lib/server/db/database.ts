import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import { Pool, types, type PoolConfig } from 'pg';
import type { Logger } from '../logger.ts';
import { withoutBrokenConnections } from './broken-connections.ts';
import type { BallotTable, PollKeyTable, PollTable, SealedAnswerTable } from './schema/ballots.ts';
import type {
	CardClusterTable,
	FeedbackCardTable,
	FeedbackMeetingTable,
	FeedbackTurnTable,
	MeetingDecisionTable,
	PlusMinusNoteTable,
	ReflectionAnswerTable,
	TakeawayTable
} from './schema/feedback.ts';
import type { GroupConsentTable } from './schema/joint.ts';
import type { LogEntryTable, LogHistoryTable, PdsaCycleTable } from './schema/log.ts';
import type { MailDeclinedTable, MailTable } from './schema/mail.ts';
import type {
	AgendaItemTable,
	LiveMeetingPresenceTable,
	MeetingAttendanceTable,
	MeetingFacilitatorTable,
	MeetingGuestTable,
	MeetingQueueTable,
	MeetingReadyTable,
	MeetingStageTable
} from './schema/meetings.ts';
import type {
	InvitationTable,
	MembershipTable,
	OneTimeLinkTable,
	OrganisationTable,
	PersonTable,
	SessionTable
} from './schema/people.ts';
import type {
	MeetingShownTable,
	PresentationAttendanceTable,
	PresentationFileTable,
	PresentationNoteTable,
	PresentationPageTable,
	PresentationPartTable,
	PresentationTable,
	PresentationTemplateTable,
	PresentationTextTable,
	ProcessStepTable,
	RoundLeaderTable
} from './schema/presentations.ts';
import type {
	BenchmarkingGroupTable,
	InstrumentItemTable,
	InstrumentVersionTable,
	MeetingTable,
	ParticipationTable,
	RoundTable
} from './schema/rounds.ts';
import type {
	AssessmentRunTable,
	ConsensusScoreTable,
	LiveAttendanceTable,
	LivePresenceTable,
	LiveSliceTable,
	RunResultTable,
	RunScreenTable,
	WallLinkTable
} from './schema/runs.ts';
import type { AccessibilityMessageTable, SiteTextTable } from './schema/site.ts';

export type AppSchema = {
	person: PersonTable;
	organisation: OrganisationTable;
	membership: MembershipTable;
	invitation: InvitationTable;
	session: SessionTable;
	one_time_link: OneTimeLinkTable;
	mail: MailTable;
	mail_declined: MailDeclinedTable;
	instrument_version: InstrumentVersionTable;
	instrument_item: InstrumentItemTable;
	round: RoundTable;
	benchmarking_group: BenchmarkingGroupTable;
	participation: ParticipationTable;
	meeting: MeetingTable;
	agenda_item: AgendaItemTable;
	meeting_facilitator: MeetingFacilitatorTable;
	meeting_guest: MeetingGuestTable;
	meeting_attendance: MeetingAttendanceTable;
	meeting_queue: MeetingQueueTable;
	meeting_ready: MeetingReadyTable;
	meeting_stage: MeetingStageTable;
	live_meeting_presence: LiveMeetingPresenceTable;
	feedback_meeting: FeedbackMeetingTable;
	feedback_turn: FeedbackTurnTable;
	feedback_card: FeedbackCardTable;
	card_cluster: CardClusterTable;
	reflection_answer: ReflectionAnswerTable;
	plus_minus_note: PlusMinusNoteTable;
	takeaway: TakeawayTable;
	meeting_decision: MeetingDecisionTable;
	assessment_run: AssessmentRunTable;
	run_screen: RunScreenTable;
	run_result: RunResultTable;
	consensus_score: ConsensusScoreTable;
	group_consent: GroupConsentTable;
	wall_link: WallLinkTable;
	log_entry: LogEntryTable;
	pdsa_cycle: PdsaCycleTable;
	log_history: LogHistoryTable;
	round_leader: RoundLeaderTable;
	presentation_template: PresentationTemplateTable;
	presentation: PresentationTable;
	meeting_shown: MeetingShownTable;
	presentation_text: PresentationTextTable;
	presentation_part: PresentationPartTable;
	presentation_note: PresentationNoteTable;
	process_step: ProcessStepTable;
	presentation_file: PresentationFileTable;
	presentation_page: PresentationPageTable;
	presentation_attendance: PresentationAttendanceTable;
	live_slice: LiveSliceTable;
	live_presence: LivePresenceTable;
	live_attendance: LiveAttendanceTable;
	site_text: SiteTextTable;
	accessibility_message: AccessibilityMessageTable;
};

export type BallotSchema = {
	'ballot.poll': PollTable;
	'ballot.poll_key': PollKeyTable;
	'ballot.ballot': BallotTable;
	'ballot.sealed_answer': SealedAnswerTable;
};

export type AppDatabase = Kysely<AppSchema>;
export type AppTransaction = Transaction<AppSchema>;
export type BallotDatabase = Kysely<BallotSchema>;

export type DatabaseRole = 'vankrets_owner' | 'vankrets_app' | 'vankrets_ballot';

/** A day is text (YYYY-MM-DD): a Date would move it between time zones. */
types.setTypeParser(types.builtins.DATE, (text) => text);

/** A pool whose every connection has taken one database role. A lost connection is logged, never fatal. */
export function createPool(
	connectionString: string,
	role: DatabaseRole | null,
	log: Pick<Logger, 'warn'>,
	options: PoolConfig = {}
): Pool {
	const pool = new Pool({
		connectionString,
		application_name: 'vankrets',
		connectionTimeoutMillis: 5000,
		idleTimeoutMillis: 30_000,
		options: role === null ? undefined : `-c role=${role}`,
		...options
	});
	pool.on('error', (error) => {
		log.warn({ err: error.message }, 'an idle database connection was lost');
	});
	// The pool listens only to idle clients: one that is cut between two queries of a transaction would end the process.
	// The next query on it fails, and that is where it is told.
	pool.on('connect', (client) => {
		client.on('error', () => undefined);
	});
	return pool;
}

export function createDatabase<Schema>(pool: Pool): Kysely<Schema> {
	return new Kysely<Schema>({
		dialect: new PostgresDialect({ pool: withoutBrokenConnections(pool) })
	});
}
