import { describe, expect, test } from 'vitest';
import { parseMarkdown, type MarkdownNode } from './markdown.ts';

/** The tree as one line: "p(Vi styr strong(tydligt))". */
const told = (nodes: readonly MarkdownNode[]): string =>
	nodes
		.map((node) => {
			if (node.kind === 'text') return node.text;
			if (node.kind === 'picture') return `picture(${node.alt})`;
			if (node.kind === 'link') return `a[${node.href}](${told(node.children)})`;
			return `${node.tag}${node.align === null ? '' : `.${node.align}`}(${told(node.children)})`;
		})
		.join('');
const id = '6f0e2a34-9a0b-4c39-8d16-52f1a1f03001';

describe('a part’s words', () => {
	test.each([
		['Vi styr **tydligt**', 'p(Vi styr strong(tydligt))'],
		['Rad ett\nrad två', 'p(Rad ettbr()rad två)'],
		['- ett\n- två', 'ul(li(ett)li(två))'],
		['# Rubrik', 'h4(Rubrik)'],
		[
			'|Kvinnor|Män|\n|:-:|-:|\n|61|39|',
			'table(thead(tr(th.center(Kvinnor)th.right(Män)))tbody(tr(td.center(61)td.right(39))))'
		],
		[`![Kedjan i sju steg](fil:${id})`, 'p(picture(Kedjan i sju steg))'],
		['[SKR](https://skr.se)', 'p(a[https://skr.se](SKR))'],
		['se https://skr.se', 'p(se a[https://skr.se](https://skr.se))']
	])('%s', (markdown, tree) => {
		expect(told(parseMarkdown(markdown))).toBe(tree);
	});

	test.each([
		['<script>alert(1)</script>', 'p(<script>alert(1)</script>)'],
		['<img src=x onerror=alert(1)>', 'p(<img src=x onerror=alert(1)>)'],
		['[klicka](javascript:alert(1))', 'p([klicka](javascript:alert(1)))'],
		['[klicka](data:text/html,hej)', 'p([klicka](data:text/html,hej))'],
		['[klicka](/logga-ut)', 'p(klicka)'],
		['![spårning](https://ond.example/x.png)', 'p(spårning)']
	])('runs nothing and fetches nothing: %s', (markdown, tree) => {
		expect(told(parseMarkdown(markdown))).toBe(tree);
	});
});
