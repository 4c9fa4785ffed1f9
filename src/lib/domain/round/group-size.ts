/** A benchmarking group is two or three organisations (S3 §3.1). Advice, not a stop: an organisation may leave. */
export function groupSizeAdvice(organisations: number): 'tooFew' | 'tooMany' | null {
	if (organisations < 2) return 'tooFew';
	return organisations > 3 ? 'tooMany' : null;
}
