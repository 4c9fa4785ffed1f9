import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { withActor } from '../../db/actor.ts';
import { listInstruments } from '../../db/queries/instrument.ts';
import { listRounds as listRows } from '../../db/queries/round.ts';
import type { Ports } from '../../ports.ts';

/** Every round, the latest first. @throws ExpectedError notAllowed */
export async function listRounds(ports: Ports, actor: Actor) {
	assertCan(actor, 'round.manage');
	const rows = await withActor(ports.db, actor, listRows);
	return rows.map((row) => ({
		roundId: row.id,
		name: row.name,
		startsOn: row.starts_on,
		endsOn: row.ends_on,
		practice: row.practice,
		instrument: { sv: row.name_sv, en: row.name_en },
		groups: row.groups,
		organisations: row.organisations
	}));
}

/** The instrument versions a round can use. @throws ExpectedError notAllowed */
export async function listInstrumentChoices(ports: Ports, actor: Actor) {
	assertCan(actor, 'round.manage');
	const rows = await withActor(ports.db, actor, listInstruments);
	return rows.map((row) => ({
		id: row.id,
		code: row.code,
		name: { sv: row.name_sv, en: row.name_en }
	}));
}
