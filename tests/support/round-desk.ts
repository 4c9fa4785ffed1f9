import * as v from 'valibot';
import type { Actor } from '#lib/domain/access/actor.ts';
import { createRoundSchema } from '#lib/contract/forms/round.ts';
import { newId } from '#lib/server/ids.ts';
import { createRound } from '#lib/server/usecases/round/create-round.ts';
import { addGroup } from '#lib/server/usecases/round/groups.ts';
import { addMeeting } from '#lib/server/usecases/round/meetings.ts';
import { joinGroup } from '#lib/server/usecases/round/places.ts';
import { readRound } from '#lib/server/usecases/round/read-round.ts';
import type { TestApp } from './app.ts';
import { skr2023 } from './seed.ts';

export const roundDetails = {
	instrumentId: skr2023,
	startsOn: '2026-01-15',
	endsOn: '2027-06-30'
};
export const meeting = { theme: 'Styrning och ledning', heldOn: '2026-03-10' };

/** Rounds made as an administrator makes them: through the use cases. */
export class RoundDesk {
	readonly #app: TestApp;
	readonly #administrator: Actor;

	constructor(app: TestApp, administrator: Actor) {
		this.#app = app;
		this.#administrator = administrator;
	}

	async newRound(name = `Omgång ${newId()}`) {
		const input = v.parse(createRoundSchema, { name, ...roundDetails });
		const { roundId } = await createRound(this.#app.ports, this.#administrator, input);
		const { groupId } = await addGroup(this.#app.ports, this.#administrator, {
			roundId,
			name: 'Grupp 1'
		});
		return { roundId, groupId, name };
	}

	read(roundId: string) {
		return readRound(this.#app.ports, this.#administrator, { roundId });
	}

	/** A round in which an organisation has made a run before the first meeting. */
	async usedRound() {
		const organisation = await this.#app.seed.insertOrganisation();
		const { roundId, groupId, name } = await this.newRound();
		const place = { roundId, groupId, organisationId: organisation.id };
		await joinGroup(this.#app.ports, this.#administrator, place);
		const { meetingId } = await addMeeting(this.#app.ports, this.#administrator, {
			groupId,
			ordinal: 1,
			...meeting
		});
		await this.#app.seed.insertDraftRun({ organisation, meetingId, instrumentId: skr2023 });
		return { ...place, meetingId, name };
	}
}
