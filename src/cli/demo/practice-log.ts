import type { Actor } from '#lib/domain/access/actor.ts';
import type { AddEntryInput, LogField } from '#lib/contract/forms/log.ts';
import { newId } from '#lib/server/ids.ts';
import type { Ports } from '#lib/server/ports.ts';
import { addEntry } from '#lib/server/usecases/log/add-entry.ts';
import { advanceCycle } from '#lib/server/usecases/log/advance-cycle.ts';
import { changeEntry } from '#lib/server/usecases/log/change-entry.ts';
import { shareEntry } from '#lib/server/usecases/log/share-entry.ts';

type Region = { readonly id: string; readonly keyPerson: Actor };
type Entry = Pick<AddEntryInput, 'kind' | 'sentence' | 'who'> & {
	/** Days from today that it is due. */
	readonly dueIn: number;
	readonly itemNo?: number;
	readonly method?: 'own';
};

/** What the regions of the practice round have already promised: one test that is being studied, and one shared. */
export async function writePracticeLog(ports: Ports, own: Region, peer: Region): Promise<void> {
	await add(ports, own, {
		kind: 'decision',
		sentence: 'Regionstyrelsen tar ställning till ett årligt mål för jämställda beslut',
		who: 'Elin Ek',
		dueIn: 40,
		itemNo: 1
	});
	const course = await add(ports, own, {
		kind: 'activity',
		sentence: 'Alla chefer på regionkontoret går webbkursen om jämställdhetsintegrering',
		who: 'Elin Ek',
		dueIn: 75,
		itemNo: 4,
		method: 'own'
	});
	await change(ports, own, course, { state: 'underway' });
	const test = await add(ports, own, {
		kind: 'test',
		sentence: 'Kansliet prövar en fråga om konsekvenser i fem ärenden före jul',
		who: 'Elin Ek',
		dueIn: 26,
		itemNo: 7
	});
	await change(ports, own, test, {
		aim: 'Beslutsunderlagen ska säga vad förslaget betyder för kvinnor och män.',
		changeIdea: 'En enda fråga överst i mallen, med två exempel på bra svar.',
		prediction: 'Fyra av fem ärenden får en beskrivning som går att använda.',
		measure: 'Antal ärenden med en användbar beskrivning, bedömt av två handläggare.'
	});
	await advanceCycle(ports, own.keyPerson, { entryId: test, cycle: 1, step: 'do' });
	await change(ports, own, test, {
		asPlanned: 'partly',
		observed: 'Tre av fem ärenden fick en användbar beskrivning, ett blev klart för sent.',
		unexpected: 'Handläggarna frågade efter statistik som redan fanns.'
	});
	const shared = await add(ports, peer, {
		kind: 'test',
		sentence: 'Nämndsekreteraren skickar tillbaka underlag utan könsuppdelad statistik',
		who: 'David Dahl',
		dueIn: 20,
		itemNo: 6
	});
	await shareEntry(ports, peer.keyPerson, { entryId: shared, groupId: null });
}

async function add(ports: Ports, region: Region, entry: Entry): Promise<string> {
	const due = new Date(ports.clock.now().getTime() + entry.dueIn * 86_400_000);
	const { entryId } = await addEntry(ports, region.keyPerson, {
		entryId: newId(),
		organisationId: region.id,
		kind: entry.kind,
		method: entry.method ?? 'pdsa',
		sentence: entry.sentence,
		who: entry.who,
		dueOn: due.toISOString().slice(0, 10),
		runId: null,
		itemNo: entry.itemNo === undefined ? '' : String(entry.itemNo),
		originText: ''
	});
	return entryId;
}

async function change(
	ports: Ports,
	region: Region,
	entryId: string,
	texts: Partial<Record<LogField, string>>
): Promise<void> {
	await changeEntry(ports, region.keyPerson, {
		entryId,
		cycle: 1,
		changes: Object.entries(texts).map(([field, value]) => ({
			field: field as LogField,
			value,
			seen: 0
		}))
	});
}
