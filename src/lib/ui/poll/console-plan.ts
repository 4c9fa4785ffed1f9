import type { InstrumentView } from '#lib/contract/live.ts';
import type { RunState } from '#lib/domain/poll/run-state.ts';
import type { Screen, ScreenStep } from '#lib/domain/poll/screen.ts';

/** What the console offers now. Pure: the words are the components' business. */
export type Shown = {
	readonly state: RunState;
	readonly screen: Screen;
	readonly itemCount: number;
	/** Everyone thinks before the difference is put in words. */
	readonly silent?: boolean;
};

export type PrimaryAction =
	| { readonly kind: 'open' | 'askToClose' | 'seeResult' }
	| {
			readonly kind: 'step';
			readonly label: 'showFirst' | 'showResult' | 'showDifference' | 'next' | 'overview';
			readonly step: ScreenStep;
	  };

/** The one thing to do next. */
export function primaryAction({ state, screen, itemCount, silent }: Shown): PrimaryAction {
	if (state === 'draft') return { kind: 'open' };
	if (state === 'open') return { kind: 'askToClose' };
	if (screen.stage === 'overview') return { kind: 'seeResult' };
	if (screen.stage === 'join') return { kind: 'step', label: 'showFirst', step: { step: 'next' } };
	if (!screen.revealed) return { kind: 'step', label: 'showResult', step: { step: 'reveal' } };
	if (silent === true) return { kind: 'step', label: 'showDifference', step: { step: 'reveal' } };
	return screen.itemNo < itemCount
		? { kind: 'step', label: 'next', step: { step: 'next' } }
		: { kind: 'step', label: 'overview', step: { step: 'next' } };
}

export type WallNow = 'draft' | 'join' | 'closed' | 'question' | 'result' | 'overview';

/** What the people in the room see. */
export function wallNow({ state, screen }: Pick<Shown, 'state' | 'screen'>): WallNow {
	if (state === 'open' && (screen.joinShown || screen.stage === 'join')) return 'join';
	if (screen.stage === 'join') return state === 'draft' ? 'draft' : 'closed';
	if (screen.stage === 'overview') return 'overview';
	return screen.revealed ? 'result' : 'question';
}

export type Progress = 'done' | 'now' | 'later';

/** The way of a run: three steps of its own, then its items. `now` is the step it stands at. */
export type Spine = {
	readonly open: Progress;
	readonly answer: Progress;
	readonly close: Progress;
	readonly start: Progress;
	readonly items: readonly { readonly no: number; readonly progress: Progress }[];
	readonly overview: Progress;
};

export function spineOf(
	{ state, screen }: Pick<Shown, 'state' | 'screen'>,
	items: InstrumentView['items']
): Spine {
	const isShowing = state === 'closed';
	const at = (stage: Screen['stage']) => isShowing && screen.stage === stage;
	return {
		open: state === 'draft' ? 'now' : 'done',
		answer: state === 'draft' ? 'later' : state === 'open' ? 'now' : 'done',
		close: isShowing ? 'done' : 'later',
		start: at('join') ? 'now' : isShowing ? 'done' : 'later',
		items: items.map(({ no }) => ({
			no,
			progress: at('overview')
				? 'done'
				: at('item')
					? no === screen.itemNo
						? 'now'
						: no < screen.itemNo
							? 'done'
							: 'later'
					: 'later'
		})),
		overview: at('overview') ? 'now' : 'later'
	};
}
