import type { Selectable, Updateable } from 'kysely';
import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { cycleFieldProblem, cycleFields, type CycleField } from '#lib/domain/log/cycle.ts';
import { entryFieldProblem, followsCycle, type EntryField } from '#lib/domain/log/entry.ts';
import { decideField } from '#lib/domain/log/field-change.ts';
import { ExpectedError, type ErrorCode } from '#lib/domain/errors.ts';
import type { ChangeEntryInput, FieldChange, LogField } from '#lib/contract/forms/log.ts';
import type { ChangeOutcome, FieldConflict } from '#lib/contract/views/log.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import {
	cycleColumns,
	listCycles,
	updateCycle,
	type CycleRow
} from '../../db/queries/log-cycle.ts';
import { insertHistory, listHistory, lockEntry, updateEntry } from '../../db/queries/log-entry.ts';
import type { LogEntryTable, PdsaCycleTable } from '../../db/schema/log.ts';
import type { Ports } from '../../ports.ts';
import { keepInStep } from './keep-in-step.ts';
import { memberCalled, nameOf, publishLog } from './saved-entry.ts';

type EntryRow = Selectable<LogEntryTable>;

/**
 * Saves each field that nobody else has changed meanwhile. One that somebody has is not saved: it comes back with what
 * is stored, so that the person can have both before them. The rest is saved all the same.
 * @throws ExpectedError entryNotReadable, notAllowed
 */
export async function changeEntry(
	ports: Ports,
	actor: Actor,
	input: ChangeEntryInput & { entryId: string }
): Promise<ChangeOutcome> {
	return withActor(ports.db, actor, async (tx) => {
		const entry = await lockEntry(tx, input.entryId);
		assertCan(actor, 'log.write', { organisationId: entry.organisation_id });
		if (entry.removed_at !== null) throw new ExpectedError('entryNotReadable');
		const cycle = (await listCycles(tx, entry.id)).at(-1) ?? null;
		const sorted = sortChanges(entry, cycle, input);
		if (sorted.save.length > 0) {
			await save(ports, tx, actor, { entry, cycle, changes: sorted.save });
			await publishLog(tx, entry.organisation_id, [entry.group_id]);
		}
		return {
			versions: Object.fromEntries([
				...sorted.unchanged.map((field) => [field, versionOf(entry, cycle, field)]),
				...sorted.save.map(({ field }) => [field, versionOf(entry, cycle, field) + 1])
			]),
			conflicts: await explain(tx, entry, cycle, sorted.conflicts),
			refused: sorted.refused
		};
	});
}

function sortChanges(entry: EntryRow, cycle: CycleRow | null, input: ChangeEntryInput) {
	const save: FieldChange[] = [];
	const unchanged: LogField[] = [];
	const conflicts: LogField[] = [];
	const refused: { field: LogField; code: ErrorCode }[] = [];
	for (const change of input.changes) {
		const stored = {
			value: storedText(entry, cycle, change.field),
			version: versionOf(entry, cycle, change.field)
		};
		const outcome = decideField(stored, change);
		if (outcome === 'unchanged') {
			unchanged.push(change.field);
			continue;
		}
		const problem = problemOf(entry, cycle, input.cycle, change);
		if (problem !== null) refused.push({ field: change.field, code: problem });
		else if (outcome === 'save') save.push(change);
		else conflicts.push(change.field);
	}
	return { save, unchanged, conflicts, refused };
}

function problemOf(
	entry: EntryRow,
	cycle: CycleRow | null,
	ordinal: number,
	{ field, value }: FieldChange
): ErrorCode | null {
	if (isCycleField(field)) {
		if (cycle === null || cycle.ordinal !== ordinal) return 'cycleFieldLocked';
		return cycleFieldProblem(cycle.stage, field, value);
	}
	if ((field === 'state' || field === 'learning') && followsCycle(entry)) return 'cycleFieldLocked';
	return entryFieldProblem(field, value);
}

async function save(
	ports: Ports,
	tx: AppTransaction,
	actor: Actor,
	{ entry, cycle, changes }: { entry: EntryRow; cycle: CycleRow | null; changes: FieldChange[] }
): Promise<void> {
	const entryChange: Updateable<LogEntryTable> = {};
	const cycleChange: Updateable<PdsaCycleTable> = {};
	const versions = { entry: { ...entry.versions }, cycle: { ...cycle?.versions } };
	const by_name = await nameOf(tx, actor);
	for (const { field, value } of changes) {
		const version = versionOf(entry, cycle, field) + 1;
		if (isCycleField(field)) {
			cycleChange[cycleColumns[field]] = value;
			versions.cycle[field] = version;
		} else {
			Object.assign(entryChange, entryColumns(field, value));
			versions.entry[field] = version;
			if (field === 'who')
				entryChange.owner_person_id = await memberCalled(tx, entry.organisation_id, value);
		}
	}
	if (Object.keys(entryChange).length > 0)
		await updateEntry(tx, entry.id, { ...entryChange, versions: JSON.stringify(versions.entry) });
	if (cycle !== null && Object.keys(cycleChange).length > 0)
		await updateCycle(tx, entry.id, cycle.ordinal, {
			...cycleChange,
			versions: JSON.stringify(versions.cycle)
		});
	await insertHistory(
		tx,
		changes.map(({ field, value }) => ({
			entry_id: entry.id,
			organisation_id: entry.organisation_id,
			at: ports.clock.now(),
			by_name,
			what: field,
			cycle: isCycleField(field) ? (cycle?.ordinal ?? null) : null,
			before: storedText(entry, cycle, field),
			after: value
		}))
	);
	await keepInStep(ports, tx, entry.id);
}

async function explain(
	tx: AppTransaction,
	entry: EntryRow,
	cycle: CycleRow | null,
	fields: readonly LogField[]
): Promise<FieldConflict[]> {
	if (fields.length === 0) return [];
	const history = await listHistory(tx, entry.id, 500);
	return fields.map((field) => ({
		field,
		stored: storedText(entry, cycle, field),
		version: versionOf(entry, cycle, field),
		by: history.find((line) => line.what === field)?.by_name ?? ''
	}));
}

function isCycleField(field: LogField): field is CycleField {
	return (cycleFields as readonly string[]).includes(field);
}

function versionOf(entry: EntryRow, cycle: CycleRow | null, field: LogField): number {
	const versions = isCycleField(field) ? cycle?.versions : entry.versions;
	return versions?.[field] ?? 0;
}

function storedText(entry: EntryRow, cycle: CycleRow | null, field: LogField): string {
	if (isCycleField(field)) return cycle === null ? '' : cycle[cycleColumns[field]];
	const texts: Record<EntryField, string> = {
		sentence: entry.sentence,
		kind: entry.kind,
		who: entry.who,
		dueOn: entry.due_on ?? '',
		itemNo: entry.item_no === null ? '' : String(entry.item_no),
		method: entry.method,
		state: entry.state,
		learning: entry.learning
	};
	return texts[field];
}

/** The schema has seen to it that choices are among their words (contract/forms/log.ts). */
function entryColumns(field: EntryField, value: string): Updateable<LogEntryTable> {
	switch (field) {
		case 'dueOn':
			return { due_on: value === '' ? null : value };
		case 'itemNo':
			return { item_no: value === '' ? null : Number(value) };
		case 'kind':
			return { kind: value as EntryRow['kind'] };
		case 'method':
			return { method: value as EntryRow['method'] };
		case 'state':
			return { state: value as EntryRow['state'] };
		case 'sentence':
		case 'who':
		case 'learning':
			return { [field]: value };
	}
}
