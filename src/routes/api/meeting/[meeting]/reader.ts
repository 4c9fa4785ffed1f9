import type { Actor } from '#lib/domain/access/actor.ts';

/** Who reads what a meeting shows: its own wall where one stands, else whoever is signed in. */
export function readerOf(locals: App.Locals, meetingId: string): Actor {
	const { wall, signedIn, actor } = locals;
	return signedIn === null && wall.kind === 'wall' && wall.meetingId === meetingId ? wall : actor;
}
