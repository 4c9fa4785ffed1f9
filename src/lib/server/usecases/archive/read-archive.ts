import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import type { ArchiveView } from '#lib/contract/views/archive.ts';
import { pilot } from '../../archive/pilot.ts';

/** The pilot round, for everyone: each fact in it is public already. */
export function readPilotArchive(actor: Actor): ArchiveView {
	assertCan(actor, 'site.read');
	return pilot;
}
