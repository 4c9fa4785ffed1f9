/** Where a walk through the stages stands: the overview of all of them, or one. */
export type WalkStep =
	| { readonly to: 'next' | 'previous' | 'overview' }
	| { readonly to: 'stage'; readonly stageKey: string };

/**
 * The stage that is shown: null is the overview. A stage that is no longer in the template is the overview too,
 * so that a walk never stands nowhere.
 */
export function walkedStage(stageKeys: readonly string[], stageKey: string | null): string | null {
	return stageKey !== null && stageKeys.includes(stageKey) ? stageKey : null;
}

/** The stage after a step. Before the first stage is the overview; past the last one the walk stays there. */
export function decideWalk(
	stageKeys: readonly string[],
	stageKey: string | null,
	step: WalkStep
): string | null {
	if (step.to === 'overview') return null;
	if (step.to === 'stage') return walkedStage(stageKeys, step.stageKey);
	const at = stageKeys.indexOf(walkedStage(stageKeys, stageKey) ?? '');
	const next = Math.min(at + (step.to === 'next' ? 1 : -1), stageKeys.length - 1);
	return stageKeys[next] ?? null;
}
