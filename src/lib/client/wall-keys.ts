import type { RunState } from '#lib/domain/poll/run-state.ts';
import type { Screen, ScreenStep } from '#lib/domain/poll/screen.ts';
import { sorts, type Sort } from '#lib/domain/poll/tally.ts';

/** What a key asks for. `step` and `openRun` change what everyone sees; the others concern this screen alone. */
export type WallIntent =
	| { readonly do: 'step'; readonly step: ScreenStep }
	| { readonly do: 'openRun' | 'askToClose' }
	| { readonly do: 'fullScreen' | 'table' | 'theme' | 'help' | 'closeOverlay' }
	| { readonly do: 'join' }
	/** The key means something, but not now. */
	| { readonly do: 'explain'; readonly why: Why };

export type Why =
	| 'closedIsFinal'
	| 'resultLater'
	| 'chooseItem'
	| 'sortInOverview'
	| 'noDifference'
	| 'noTable'
	| 'noCodeDraft'
	| 'noCodeClosed';

export type Key = {
	readonly key: string;
	readonly ctrlKey: boolean;
	readonly altKey: boolean;
	readonly metaKey: boolean;
	/** The key is held down. */
	readonly repeat: boolean;
};

/** What the wall shows now. */
export type Shown = {
	readonly state: RunState;
	readonly screen: Screen;
	/** Everyone thinks before the difference is put in words. */
	readonly silent?: boolean;
	/** Some item has a difference between working group and staff. */
	readonly hasDifference?: boolean;
};

/** What a key press asks of the wall; null when it is none of ours. A held key is one press. */
export function wallIntent(pressed: Key, shown: Shown): WallIntent | null {
	if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.repeat) return null;
	const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
	const { state, screen } = shown;
	switch (key) {
		case 'ArrowRight':
			return step({ step: 'next' });
		case 'ArrowLeft':
		case 'PageUp':
			return step({ step: 'previous' });
		case 'PageDown':
			return step({ step: 'advance' });
		case 'Home':
			return step({ step: 'goToJoin' });
		case 'End':
			return state === 'closed' ? step({ step: 'goToOverview' }) : explain('resultLater');
		case ' ':
			return openOrClose(state);
		case 'r':
			return revealOrHide(shown);
		case '1':
		case '2':
		case '3':
		case '4':
			return sortBy(sorts[Number(key) - 1], shown);
		case 's':
			return sortBy(nextSort(shown), shown);
		case 'q':
			return join(state);
		case 't':
			return screen.stage !== 'join' && screen.revealed ? { do: 'table' } : explain('noTable');
		case 'f':
			return { do: 'fullScreen' };
		case 'd':
			return { do: 'theme' };
		case '?':
			return { do: 'help' };
		case 'Escape':
			return { do: 'closeOverlay' };
		default:
			return null;
	}
}

/** True for what changes the run or everyone's screen, so that it takes a key person. */
export function steers(intent: WallIntent): boolean {
	return (
		intent.do === 'step' ||
		intent.do === 'openRun' ||
		intent.do === 'askToClose' ||
		(intent.do === 'explain' && !['noTable', 'noCodeDraft', 'noCodeClosed'].includes(intent.why))
	);
}

/** True when the focused element has its own use for the key: fields, and Space or Enter on a button or link. */
export function isTakenByFocus(key: string, target: EventTarget | null): boolean {
	if (!(target instanceof Element)) return false;
	if (
		target.closest(
			'input, textarea, select, [contenteditable], [role="dialog"], [role="alertdialog"]'
		)
	)
		return true;
	return (key === ' ' || key === 'Enter') && target.closest('button, a[href], summary') !== null;
}

function openOrClose(state: RunState): WallIntent {
	if (state === 'draft') return { do: 'openRun' };
	return state === 'open' ? { do: 'askToClose' } : explain('closedIsFinal');
}

function revealOrHide({ state, screen, silent }: Shown): WallIntent {
	if (state !== 'closed') return explain('resultLater');
	if (screen.stage === 'join') return explain('chooseItem');
	// The overview has nothing to hide.
	if (screen.stage === 'overview') return step({ step: 'reveal' });
	// In the silence R puts the difference in words.
	return step({ step: screen.revealed && silent !== true ? 'hide' : 'reveal' });
}

function nextSort({ screen, hasDifference }: Shown): Sort | undefined {
	const possible = sorts.filter((sort) => sort !== 'difference' || hasDifference === true);
	return possible[(possible.indexOf(screen.sort) + 1) % possible.length];
}

function sortBy(sort: Sort | undefined, { screen, hasDifference }: Shown): WallIntent | null {
	if (sort === undefined) return null;
	if (sort === 'difference' && screen.stage === 'overview' && hasDifference !== true)
		return explain('noDifference');
	return screen.stage === 'overview' ? step({ step: 'sort', sort }) : explain('sortInOverview');
}

function join(state: RunState): WallIntent {
	if (state === 'open') return { do: 'join' };
	return explain(state === 'draft' ? 'noCodeDraft' : 'noCodeClosed');
}

function step(one: ScreenStep): WallIntent {
	return { do: 'step', step: one };
}

function explain(why: Why): WallIntent {
	return { do: 'explain', why };
}
