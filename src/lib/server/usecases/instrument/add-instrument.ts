import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { Instrument } from '#lib/contract/forms/instrument.ts';
import { withActor } from '../../db/actor.ts';
import { insertInstrument } from '../../db/queries/instrument.ts';
import { explainViolation } from '../../db/violations.ts';
import { newId } from '../../ids.ts';
import type { Ports } from '../../ports.ts';

/** A new version; no version is ever changed, so better wording is a version of its own. @throws ExpectedError nameTaken (code), notAllowed */
export async function addInstrument(
	ports: Ports,
	actor: Actor,
	input: Instrument
): Promise<{ instrumentId: string }> {
	assertCan(actor, 'instrument.manage');
	const id = newId();
	await withActor(ports.db, actor, (tx) =>
		explainViolation(insertInstrument(tx, versionRow(id, input), itemRows(id, input)), {
			instrument_version_code_key: () => new ExpectedError('nameTaken', ['code'])
		})
	);
	return { instrumentId: id };
}

function versionRow(id: string, input: Instrument) {
	return {
		id,
		code: input.code,
		name_sv: input.name.sv,
		name_en: input.name.en,
		scale_min: input.firstStep,
		scale_max: input.firstStep + input.steps.length - 1,
		consensus_step: input.consensusStep,
		step_labels: JSON.stringify(
			input.steps.map((step, index) => ({ value: input.firstStep + index, ...step }))
		)
	};
}

function itemRows(id: string, input: Instrument) {
	return input.items.map((item, index) => ({
		instrument_version_id: id,
		no: index + 1,
		block: item.block,
		text_sv: item.sv,
		text_en: item.en,
		text_local: item.textLocal,
		responsible_role: item.responsibleRole,
		role_local: item.roleLocal
	}));
}
