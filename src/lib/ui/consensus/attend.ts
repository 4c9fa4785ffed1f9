import type { Ack } from '#lib/contract/live.ts';

const everyMilliseconds = 5000;

type Session = {
	readonly topic: string;
	command<T>(name: string, input: unknown): Promise<Ack<T>>;
};

/**
 * Says every few seconds that this item is before one's eyes, while the page is looked at. The returned function says
 * that one has left. It locks nothing: a phone that dies is forgotten within seconds.
 */
export function stayAtItem(session: Session, itemNo: number | null): () => void {
	const say = (at: number | null) =>
		void session.command('attendItem', { runId: session.topic, itemNo: at });
	if (itemNo === null) return () => undefined;
	const beat = () => {
		if (document.visibilityState === 'visible') say(itemNo);
	};
	const leave = () => {
		say(null);
	};
	beat();
	const timer = setInterval(beat, everyMilliseconds);
	window.addEventListener('pagehide', leave);
	return () => {
		clearInterval(timer);
		window.removeEventListener('pagehide', leave);
		leave();
	};
}
