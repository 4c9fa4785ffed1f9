import type { Ack } from '#lib/contract/live.ts';

const everyMilliseconds = 5000;

type Session = {
	readonly topic: string;
	command<T>(name: string, input: unknown): Promise<Ack<T>>;
};

/**
 * Tells the others every few seconds where one writes, while the page is looked at. It locks nothing: a phone that dies
 * is forgotten within seconds.
 */
export function attendance(session: Session): {
	at: (place: string | null) => void;
	start: () => () => void;
} {
	let place: string | null = null;
	let started = false;
	const say = (here: string | null) => {
		if (started)
			void session.command('attendPresentation', { presentationId: session.topic, place: here });
	};
	return {
		at: (here) => {
			if (here === place) return;
			place = here;
			say(place);
		},
		start: () => {
			started = true;
			const timer = setInterval(() => {
				if (place !== null && document.visibilityState === 'visible') say(place);
			}, everyMilliseconds);
			const leave = () => {
				if (place !== null) say(null);
			};
			addEventListener('pagehide', leave);
			return () => {
				clearInterval(timer);
				removeEventListener('pagehide', leave);
				leave();
				started = false;
			};
		}
	};
}
