import { m } from '#lib/messages/messages.js';

/** A letter in words: paragraphs, at most one thing to press, and how to be rid of its kind. Every text is plain. */
export type Letter = {
	readonly locale: 'sv' | 'en';
	readonly subject: string;
	readonly paragraphs: readonly string[];
	readonly action?: { readonly label: string; readonly href: string };
	/** What is said under the button. */
	readonly notes?: readonly string[];
	/** Where this kind of letter is declined; null for letters that are always sent. */
	readonly declineHref: string | null;
};

/** What is sent. */
export type WrittenLetter = {
	readonly subject: string;
	readonly text: string;
	readonly html: string;
	readonly declineHref: string | null;
};

/** The same words as text and as HTML without anything to fetch: no picture, no font, nothing that counts openings. */
export function writeLetter(letter: Letter): WrittenLetter {
	const { subject, declineHref } = letter;
	return { subject, text: asText(letter), html: asHtml(letter), declineHref };
}

function declineWords({ locale, declineHref }: Letter): string | null {
	return declineHref === null ? null : m.mail_decline({}, { locale });
}

function asText(letter: Letter): string {
	const { paragraphs, action, notes = [], declineHref } = letter;
	const words = declineWords(letter);
	return [
		...paragraphs,
		...(action === undefined ? [] : [`${action.label}:\n${action.href}`]),
		...notes,
		m.mail_signature({}, { locale: letter.locale }),
		...(words === null ? [] : [`${words}:\n${declineHref ?? ''}`]),
		''
	].join('\n\n');
}

const style = `
body { margin: 0; padding: 24px 16px; background: #fbfaf7; color: #1d211f; font: 17px/1.5 system-ui, "Segoe UI", sans-serif; }
main { max-width: 34em; margin: 0 auto; }
h1 { font-size: 22px; line-height: 1.3; margin: 0 0 16px; }
p { margin: 0 0 16px; }
.action { display: inline-block; padding: 12px 20px; border-radius: 6px; background: #1f5c47; color: #ffffff; font-weight: 600; text-decoration: none; }
.address, .small { color: #4c5450; font-size: 15px; overflow-wrap: anywhere; }
a { color: #1f5c47; }
@media (prefers-color-scheme: dark) {
	body { background: #161a18; color: #f0efe9; }
	.address, .small { color: #b9beb9; }
	.action { background: #8fd0b5; color: #10201a; }
	a { color: #8fd0b5; }
}`;

function asHtml(letter: Letter): string {
	const { locale, subject, paragraphs, action, notes = [], declineHref } = letter;
	const words = declineWords(letter);
	const small = (text: string) => `<p class="small">${text}</p>`;
	const parts = [
		`<h1>${escape(subject)}</h1>`,
		...paragraphs.map((text) => `<p>${escape(text)}</p>`),
		...(action === undefined ? [] : actionHtml(action, locale)),
		...notes.map((text) => small(escape(text))),
		small(escape(m.mail_signature({}, { locale }))),
		...(words === null
			? []
			: [small(`<a href="${escape(declineHref ?? '')}">${escape(words)}</a>`)])
	];
	return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escape(subject)}</title>
<style>${style}
</style>
</head>
<body>
<main>
${parts.join('\n')}
</main>
</body>
</html>
`;
}

/** The address also stands in words: some programs take buttons away, and some readers want to see where they go. */
function actionHtml(action: { label: string; href: string }, locale: 'sv' | 'en'): string[] {
	const href = escape(action.href);
	return [
		`<p><a class="action" href="${href}">${escape(action.label)}</a></p>`,
		`<p class="address">${escape(m.mail_address({}, { locale }))}<br>${href}</p>`
	];
}

function escape(text: string): string {
	return text
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/"/g, '&quot;')
		.replace(/'/g, '&#39;');
}
