import { onMount, untrack } from 'svelte';
import { deskOf, type MeetingDesk } from '#lib/client/meeting-desk.svelte.ts';
import type { StageProps } from '#lib/ui/meeting/stage-props.ts';

/** The desk of whoever looks at a stage, started and kept in step with the slices the stage is about. */
export function useDesk(
	props: () => Pick<StageProps, 'live' | 'me'>,
	slices: readonly ('cards' | 'reflection' | 'takeHome')[]
): MeetingDesk | null {
	const desk = untrack(() => deskOf(props().live, props().me.personId));
	if (desk === null) return null;
	onMount(() => {
		desk.start();
	});
	$effect(() => {
		// Read for what they rise for.
		for (const slice of slices) props().live.versionOf(slice);
		untrack(() => {
			desk.read();
		});
	});
	$effect(() => {
		if (desk.cards.stored > 0)
			untrack(() => {
				desk.read(true);
			});
	});
	return desk;
}
