/**
 * A reader who follows whoever leads, or looks on their own: their own place lasts until they come back, whatever the
 * leader does meanwhile.
 */
export class Following<Place> {
	readonly #led: () => Place;
	#own = $state.raw<{ readonly place: Place } | null>(null);

	constructor(led: () => Place) {
		this.#led = led;
	}

	get place(): Place {
		return this.#own === null ? this.#led() : this.#own.place;
	}

	get isFollowing(): boolean {
		return this.#own === null;
	}

	look(place: Place): void {
		this.#own = { place };
	}

	follow(): void {
		this.#own = null;
	}
}
