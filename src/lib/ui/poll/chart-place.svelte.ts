import { onMount } from 'svelte';
import { innerWidth } from 'svelte/reactivity/window';
import type { Place } from '#lib/ui/charts/place.ts';

const phoneBelow = 640;

/** Whether charts are drawn for a phone or a desk; call it while a component starts. A desk until it is mounted. */
export function chartPlace(): { readonly current: Exclude<Place, 'wall'> } {
	let isMounted = $state(false);
	onMount(() => {
		isMounted = true;
	});
	return {
		get current() {
			return isMounted && (innerWidth.current ?? phoneBelow) < phoneBelow ? 'phone' : 'desk';
		}
	};
}
