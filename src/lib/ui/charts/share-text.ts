/** A share, 0–1, as whole per cent in the language's own way ("41 %"). */
export function shareText(share: number, locale: string): string {
	return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(
		share
	);
}
