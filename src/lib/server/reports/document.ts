/** A document of headings, paragraphs, lists and tables, written as Markdown or DOCX. Every text is a person's words. */
export type DocumentBlock =
	| { readonly is: 'heading'; readonly level: 2 | 3; readonly text: string }
	| { readonly is: 'paragraph'; readonly text: string; readonly label?: string }
	| { readonly is: 'quote'; readonly text: string }
	| { readonly is: 'list'; readonly items: readonly string[] }
	| {
			readonly is: 'table';
			readonly caption: string;
			readonly head: readonly string[];
			readonly rows: readonly (readonly string[])[];
	  };

export type TextDocument = {
	readonly locale: 'sv' | 'en';
	readonly title: string;
	/** Below the title: which meeting, which day, for whom. */
	readonly lead: readonly string[];
	readonly blocks: readonly DocumentBlock[];
};
