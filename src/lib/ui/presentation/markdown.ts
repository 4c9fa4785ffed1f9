import MarkdownIt from 'markdown-it';

/** A part's words as elements: only those named here, never HTML, no address but web, mail and the presentation's own pictures. */
export type MarkdownNode =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'picture'; readonly fileId: string; readonly alt: string }
	| { readonly kind: 'link'; readonly href: string; readonly children: readonly MarkdownNode[] }
	| {
			readonly kind: 'element';
			readonly tag: string;
			/** Of a table's cell. */
			readonly align: 'left' | 'center' | 'right' | null;
			readonly children: readonly MarkdownNode[];
	  };

const parser = new MarkdownIt({ html: false, linkify: true, breaks: true });

const tags = new Set(
	'p strong em s ul ol li blockquote code pre hr br table thead tbody tr th td'.split(' ')
);
/** The page has two levels of headings above a part's own. */
const headings: Readonly<Record<string, string>> = {
	h1: 'h4',
	h2: 'h5',
	h3: 'h6',
	h4: 'h6',
	h5: 'h6',
	h6: 'h6'
};

type Token = ReturnType<typeof parser.parse>[number];
type Open = { readonly token: Token | null; readonly children: MarkdownNode[] };

export function parseMarkdown(markdown: string): MarkdownNode[] {
	return build(parser.parse(markdown, {}));
}

function build(tokens: readonly Token[]): MarkdownNode[] {
	const stack: Open[] = [{ token: null, children: [] }];
	const add = (...nodes: MarkdownNode[]) => stack.at(-1)?.children.push(...nodes);
	for (const token of tokens) {
		if (token.nesting === 1) stack.push({ token, children: [] });
		else if (token.nesting === -1) {
			const open = stack.length > 1 ? stack.pop() : undefined;
			if (open?.token != null) add(...nodesOf(open.token, open.children));
		} else if (token.type === 'inline') add(...build(token.children ?? []));
		else add(...leaf(token));
	}
	return stack[0]?.children ?? [];
}

function nodesOf(token: Token, children: readonly MarkdownNode[]): readonly MarkdownNode[] {
	// A list whose items stand close has paragraphs that are not to be seen.
	if (token.hidden) return children;
	if (token.tag === 'a') {
		const href = String(token.attrGet('href') ?? '');
		return /^(https?:|mailto:)/i.test(href) ? [{ kind: 'link', href, children }] : children;
	}
	const tag = headings[token.tag] ?? token.tag;
	if (!tags.has(tag) && headings[token.tag] === undefined) return children;
	return [{ kind: 'element', tag, align: alignOf(token), children }];
}

function leaf(token: Token): MarkdownNode[] {
	switch (token.type) {
		case 'text':
		case 'text_special':
			return [{ kind: 'text', text: token.content }];
		case 'softbreak':
		case 'hardbreak':
			return [element('br')];
		case 'hr':
			return [element('hr')];
		case 'code_inline':
			return [element('code', token.content)];
		case 'fence':
		case 'code_block':
			return [element('pre', token.content)];
		case 'image': {
			const fileId = /^fil:([0-9a-f-]{36})$/.exec(String(token.attrGet('src') ?? ''))?.[1];
			const alt = token.content.trim();
			return fileId === undefined
				? [{ kind: 'text', text: alt }]
				: [{ kind: 'picture', fileId, alt }];
		}
		default:
			return token.content === '' ? [] : [{ kind: 'text', text: token.content }];
	}
}

function element(tag: string, text = ''): MarkdownNode {
	return {
		kind: 'element',
		tag,
		align: null,
		children: text === '' ? [] : [{ kind: 'text', text }]
	};
}

function alignOf(token: Token): 'left' | 'center' | 'right' | null {
	const style = String(token.attrGet('style') ?? '');
	const align = /text-align:(left|center|right)/.exec(style)?.[1];
	return align === 'left' || align === 'center' || align === 'right' ? align : null;
}
