import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan, can } from '#lib/domain/access/can.ts';
import type { RunListRow, RunPlace } from '#lib/contract/views/run.ts';
import { withActor } from '../../db/actor.ts';
import { listMeetingsOfOrganisations } from '../../db/queries/run-place.ts';
import { listRunsOfOrganisations } from '../../db/queries/run.ts';
import type { Ports } from '../../ports.ts';

function organisationsOf(actor: Actor): string[] {
	return actor.kind === 'person' ? actor.memberships.map((one) => one.organisationId) : [];
}

/** The runs of the organisations the actor is a member of, newest first. @throws ExpectedError notAllowed */
export async function listRuns(ports: Ports, actor: Actor): Promise<RunListRow[]> {
	assertCan(actor, 'run.list');
	const rows = await withActor(ports.db, actor, (tx) =>
		listRunsOfOrganisations(tx, organisationsOf(actor))
	);
	return rows.map((row) => ({
		runId: row.id,
		organisationId: row.organisation_id,
		organisation: row.organisation_name,
		roundName: row.round_name,
		practice: row.practice,
		meetingId: row.meeting_id,
		meetingOrdinal: row.meeting_ordinal,
		meetingTheme: row.meeting_theme,
		asks: row.respondent_kind,
		targetGroup: row.target_group,
		ordinal: row.ordinal,
		state: row.state,
		k: row.k,
		eligible: row.eligible_count,
		respondents: row.respondent_count,
		lastDay: row.last_day,
		createdAt: row.created_at.toISOString(),
		openedAt: row.opened_at?.toISOString() ?? null,
		closedAt: row.closed_at?.toISOString() ?? null,
		maySteer: can(actor, 'run.steer', { organisationId: row.organisation_id })
	}));
}

/** Where the actor can make a run: organisations they are key person of, before their groups' meetings. @throws ExpectedError notAllowed */
export async function listRunPlaces(ports: Ports, actor: Actor): Promise<RunPlace[]> {
	assertCan(actor, 'run.list');
	const rows = await withActor(ports.db, actor, (tx) =>
		listMeetingsOfOrganisations(
			tx,
			organisationsOf(actor).filter((organisationId) =>
				can(actor, 'run.create', { organisationId })
			)
		)
	);
	return rows.map((row) => ({
		organisationId: row.organisation_id,
		organisation: row.organisation_name,
		roundName: row.round_name,
		meetingId: row.meeting_id,
		ordinal: row.ordinal,
		theme: row.theme,
		heldOn: row.held_on
	}));
}
