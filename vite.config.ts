import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

const slotName = Symbol.for('vankrets.host');
type DevSlot = {
	httpServer: unknown;
	listener?: (request: unknown, response: unknown) => boolean;
	release?: () => Promise<void>;
};

/** In dev, Vite's server is the host of src/lib/server/host-slot.ts, as src/server.ts is in production. */
function hostSlot(): Plugin {
	return {
		name: 'vankrets-host',
		apply: 'serve',
		configureServer(server) {
			if (server.httpServer === null) return;
			const holder = globalThis as { [key: symbol]: DevSlot | undefined };
			// After a change of this file Vite starts anew in the same process: what runs must be let go of first.
			const release = holder[slotName]?.release;
			const slot: DevSlot = { httpServer: server.httpServer, ...(release && { release }) };
			holder[slotName] = slot;
			server.middlewares.use((request, response, next) => {
				if (slot.listener?.(request, response) !== true) next();
			});
		}
	};
}

const messageFile = /\/src\/lib\/messages\/messages(?:\.js$|\/)/;
const messagePrefix = /\/src\/lib\/messages\/messages\/([a-z]+)_[^/]*\.js$/;

/**
 * Which files the browser's script comes in. The phone that answers must get it in few requests (docs/decisions/007):
 * one file with what every page needs, one with the answering page. Without the mark on the messages, every page would
 * carry the texts of all; those that several pages share go by the first word of their key.
 */
function clientFiles(): Plugin {
	return {
		name: 'vankrets-client-files',
		apply: 'build',
		// After Kit has said which of its two builds this is.
		enforce: 'post',
		transform: (_code, id) => (messageFile.test(id) ? { moduleSideEffects: false } : null),
		config: (config) =>
			config.build?.ssr
				? null
				: { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }
	};
}

const groups = [
	{
		name: 'base',
		priority: 3,
		test: /\/node_modules\/(?:svelte|@sveltejs\/kit|esm-env|clsx|devalue)\/|vite\/preload-helper|rolldown\/runtime|\/src\/routes\/\+layout\.svelte|\/src\/lib\/ui\/(?:base|tokens)\.css|\/src\/lib\/ui\/layout\/(?:VoterShell|LanguageSwitch|Mark|PracticeBanner|SkipLink)\.svelte|\/src\/lib\/ui\/primitives\/(?:Button|Disclosure|Notice)\.svelte|\/src\/lib\/messages\/(?:runtime\.js|messages\/(?:app|site|ui_(?!chart))[^/]*\.js)/
	},
	{
		name: 'answering',
		priority: 2,
		test: /\/src\/routes\/\(voter\)\/s\/\[code\]\/\+page\.svelte/
	},
	{
		name: (id: string) => `messages-${messagePrefix.exec(id)?.[1] ?? 'other'}`,
		priority: 1,
		minShareCount: 2,
		test: messagePrefix
	}
];

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/messages',
			strategy: ['cookie', 'preferredLanguage', 'baseLocale'],
			cookieName: 'locale',
			emitTsDeclarations: true
		}),
		hostSlot(),
		clientFiles(),
		sveltekit()
	],
	build: { target: 'es2022' },
	// src/lib/ui/poll/VoterScript.svelte: a module with a part that is fetched later.
	worker: { format: 'es' }
});
