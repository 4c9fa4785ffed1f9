export type Swipe = 'left' | 'right';

const shortest = 48;
const slowest = 800;

/** Which way a finger went, or null when it scrolled, tapped or rested. Lengths in CSS pixels, time in milliseconds. */
export function swipeOf(moved: { x: number; y: number; milliseconds: number }): Swipe | null {
	const across = Math.abs(moved.x);
	if (across < shortest || across < 2 * Math.abs(moved.y) || moved.milliseconds > slowest)
		return null;
	return moved.x < 0 ? 'left' : 'right';
}

/** An attachment that hears swipes of one finger over the element; what scrolls sideways by itself keeps its own. */
export function onSwipe(hear: (swipe: Swipe) => void): (node: HTMLElement) => () => void {
	return (node) => {
		let from: { x: number; y: number; at: number } | null = null;
		const begin = (event: TouchEvent) => {
			const [touch, second] = event.touches;
			from =
				touch === undefined || second !== undefined
					? null
					: { x: touch.clientX, y: touch.clientY, at: event.timeStamp };
		};
		const end = (event: TouchEvent) => {
			const [touch] = event.changedTouches;
			if (from === null || touch === undefined) return;
			const swipe = swipeOf({
				x: touch.clientX - from.x,
				y: touch.clientY - from.y,
				milliseconds: event.timeStamp - from.at
			});
			from = null;
			if (swipe !== null) hear(swipe);
		};
		node.addEventListener('touchstart', begin, { passive: true });
		node.addEventListener('touchend', end, { passive: true });
		return () => {
			node.removeEventListener('touchstart', begin);
			node.removeEventListener('touchend', end);
		};
	};
}
