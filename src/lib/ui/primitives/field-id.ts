/** The id of a form control by its name: ErrorSummary links to it without being told. */
export function fieldId(name: string): string {
	return `f-${name.replace(/[^A-Za-z0-9_-]/g, '-')}`;
}
