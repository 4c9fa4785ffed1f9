import type { Audience } from '#lib/contract/live.ts';

/** Rooms are named by the server from what it has checked, never by a client. */
export function roomOf(topic: string, audience: Audience): string {
	return `${topic}:${audience}`;
}

export function parseRoom(room: string): { topic: string; audience: string } | null {
	const at = room.indexOf(':');
	return at === 36 ? { topic: room.slice(0, at), audience: room.slice(at + 1) } : null;
}
