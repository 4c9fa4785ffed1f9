import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { Instrument } from '#lib/contract/forms/instrument.ts';
import type { Bilingual } from '#lib/contract/live.ts';
import { withActor } from '../../db/actor.ts';
import { listWholeInstruments } from '../../db/queries/instrument.ts';
import type { Ports } from '../../ports.ts';
import { isShipped } from './remove-instrument.ts';

export type InstrumentPageView = {
	/** Null for one that is only being tried out. */
	readonly instrumentId: string | null;
	readonly code: string;
	readonly name: Bilingual;
	readonly removable: boolean;
	readonly steps: readonly {
		readonly value: number;
		readonly text: Bilingual;
		readonly local: boolean;
	}[];
	readonly items: readonly {
		readonly no: number;
		readonly block: string | null;
		readonly text: Bilingual;
		readonly local: boolean;
		readonly role: string;
		readonly roleLocal: boolean;
	}[];
};

/** Every instrument version as administrators see it. @throws ExpectedError notAllowed */
export async function listInstrumentPages(
	ports: Ports,
	actor: Actor
): Promise<InstrumentPageView[]> {
	assertCan(actor, 'instrument.manage');
	const versions = await withActor(ports.db, actor, listWholeInstruments);
	return versions.map((version) => ({
		instrumentId: version.id,
		code: version.code,
		name: { sv: version.name_sv, en: version.name_en },
		removable: !version.used && !isShipped(version.code),
		steps: version.step_labels.map(({ value, sv, en, local }) => ({
			value,
			text: { sv, en },
			local
		})),
		items: version.items.map((item) => ({
			no: item.no,
			block: item.block,
			text: { sv: item.text_sv, en: item.text_en },
			local: item.text_local,
			role: item.responsible_role,
			roleLocal: item.role_local
		}))
	}));
}

/** @throws ExpectedError notAllowed, notFound */
export async function readInstrumentPage(
	ports: Ports,
	actor: Actor,
	input: { code: string }
): Promise<InstrumentPageView> {
	const all = await listInstrumentPages(ports, actor);
	const found = all.find((one) => one.code === input.code);
	if (found === undefined) throw new ExpectedError('notFound');
	return found;
}

/** How an instrument that is not saved yet would look. */
export function instrumentPageOf(instrument: Instrument): InstrumentPageView {
	return {
		instrumentId: null,
		code: instrument.code,
		name: instrument.name,
		removable: false,
		steps: instrument.steps.map(({ sv, en, local }, index) => ({
			value: instrument.firstStep + index,
			text: { sv, en },
			local
		})),
		items: instrument.items.map((item, index) => ({
			no: index + 1,
			block: item.block,
			text: { sv: item.sv, en: item.en },
			local: item.textLocal,
			role: item.responsibleRole,
			roleLocal: item.roleLocal
		}))
	};
}
