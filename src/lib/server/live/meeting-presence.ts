import { recordMeetingPresence } from '../usecases/meeting/record-meeting-presence.ts';
import type { Ports } from '../ports.ts';
import type { LiveNamespace } from './live-sockets.ts';
import { roomOf } from './rooms.ts';

const audiences = ['meeting', 'meetingLead'] as const;

/** Who has which meeting before them on this instance, by name: those in the meeting are to know. */
export class MeetingPresence {
	readonly #ports: Ports;
	readonly #instanceId: string;
	readonly #namespaces: readonly LiveNamespace[];
	readonly #told = new Map<string, string>();
	readonly #totals = new Map<string, string>();
	readonly #meetings = new Set<string>();

	constructor(ports: Ports, instanceId: string, namespaces: readonly LiveNamespace[]) {
		this.#ports = ports;
		this.#instanceId = instanceId;
		this.#namespaces = namespaces;
	}

	moved(topic: string, audience: string): void {
		if (audiences.some((one) => one === audience)) this.#meetings.add(topic);
	}

	/** Tells what changed, and on every beat that it has not. */
	async tell(beat: boolean): Promise<void> {
		for (const meetingId of [...this.#meetings]) {
			const personIds = this.#present(meetingId);
			const figure = personIds.join(',');
			const changed = this.#told.get(meetingId) !== figure;
			if (!changed && !beat) continue;
			this.#told.set(meetingId, figure);
			const total = await recordMeetingPresence(this.#ports, {
				instanceId: this.#instanceId,
				meetingId,
				personIds,
				changed,
				total: this.#totals.get(meetingId)
			});
			this.#totals.set(meetingId, total);
			if (personIds.length > 0) continue;
			this.#meetings.delete(meetingId);
			this.#told.delete(meetingId);
			this.#totals.delete(meetingId);
		}
	}

	#present(meetingId: string): string[] {
		const persons = new Set<string>();
		for (const audience of audiences)
			for (const namespace of this.#namespaces)
				for (const id of namespace.adapter.rooms.get(roomOf(meetingId, audience)) ?? []) {
					const personId = namespace.sockets.get(id)?.data.personId;
					if (personId !== undefined) persons.add(personId);
				}
		return [...persons].sort();
	}
}
