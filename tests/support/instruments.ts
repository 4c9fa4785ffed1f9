import { systemActor } from '#lib/domain/access/actor.ts';
import type { Ports } from '#lib/server/ports.ts';
import { newId } from '#lib/server/ids.ts';
import { addInstrument } from '#lib/server/usecases/instrument/add-instrument.ts';

/** An instrument of its own with so many items and steps; returns its id. */
export async function insertInstrument(
	ports: Ports,
	{ items, steps = 4, firstStep = 1 }: { items: number; steps?: number; firstStep?: number }
): Promise<string> {
	const numbered = (count: number) =>
		Array.from({ length: count }, (_, index) => String(index + 1));
	const { instrumentId } = await addInstrument(ports, systemActor, {
		code: newId(),
		name: { sv: 'Provinstrument', en: 'Trial instrument' },
		firstStep,
		consensusStep: 0.5,
		steps: numbered(steps).map((no) => ({ sv: `Steg ${no}`, en: `Step ${no}`, local: true })),
		items: numbered(items).map((no) => ({
			sv: `Vi följer upp jämställdhetsintegreringen i verksamhetsområde nummer ${no} varje år`,
			en: `We follow up gender mainstreaming in area number ${no} every year`,
			textLocal: true,
			block: null,
			responsibleRole: 'keyPerson' as const,
			roleLocal: true
		}))
	});
	return instrumentId;
}
