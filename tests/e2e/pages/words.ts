export type Locale = 'sv' | 'en';

/** Both languages, and what a browser in each asks for. */
export const languages = [
	{ locale: 'sv', browser: 'sv-SE' },
	{ locale: 'en', browser: 'en-GB' }
] as const satisfies readonly { locale: Locale; browser: string }[];

/** For a way that is walked once: the words are the same keys in both languages. */
export const oneLanguage = languages.slice(0, 1);

type Message<Inputs> = (inputs: Inputs, options: { locale: Locale }) => string;
type Given<Inputs> = object extends Inputs ? [inputs?: Inputs] : [inputs: Inputs];

/** The interface's own words in one language: `words('sv')(m.run_new)`. */
export function words(locale: Locale) {
	return <Inputs extends object>(message: Message<Inputs>, ...[inputs]: Given<Inputs>): string =>
		message(inputs ?? ({} as Inputs), { locale });
}

export type Say = ReturnType<typeof words>;
