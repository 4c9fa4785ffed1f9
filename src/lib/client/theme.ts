/** Turns the page dark or light at once and remembers it, as the theme switch does. Browser only. */
export function toggleTheme(): void {
	const root = document.documentElement;
	const chosen = root.dataset['theme'];
	const isDark =
		chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
	const theme = isDark ? 'light' : 'dark';
	root.dataset['theme'] = theme;
	// Only remembering needs the server; the room has its light either way.
	fetch('/installningar', {
		method: 'POST',
		body: new URLSearchParams({ theme, back: '/' }),
		redirect: 'manual'
	}).catch(() => undefined);
}
