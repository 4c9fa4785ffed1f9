/** The import rules of docs/architecture.md. @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		{ name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'domain-is-pure',
			comment: 'The rules import nothing but rules.',
			severity: 'error',
			from: { path: '^src/lib/domain/', pathNot: '\\.test\\.ts$' },
			to: { pathNot: '^src/lib/domain/' }
		},
		{
			name: 'contract-knows-domain-only',
			severity: 'error',
			from: { path: '^src/lib/contract/', pathNot: '\\.test\\.ts$' },
			to: { path: '^src/', pathNot: '^src/lib/(contract|domain)/' }
		},
		{
			name: 'browser-never-imports-server',
			severity: 'error',
			from: { path: '^src/lib/(ui|client)/' },
			to: { path: '^src/lib/server/|^migrations/|^node_modules/(pg|kysely|lucia)/' }
		},
		{
			name: 'server-never-imports-kit',
			comment: 'lib/server runs from the command line too.',
			severity: 'error',
			from: { path: '^src/lib/server/' },
			to: { path: '^node_modules/@sveltejs/kit|^\\$app|^\\$env|^src/(routes|lib/ui|lib/client)/' }
		},
		{
			name: 'usecases-know-no-transport',
			severity: 'error',
			from: { path: '^src/lib/server/usecases/' },
			to: { path: '^node_modules/(socket\\.io|lucia|@sveltejs)' }
		},
		{
			name: 'live-never-queries',
			severity: 'error',
			from: { path: '^src/lib/server/live/' },
			to: { path: '^src/lib/server/db/queries/' }
		},
		{
			name: 'routes-never-query',
			severity: 'error',
			from: { path: '^src/routes/' },
			to: { path: '^src/lib/server/db/|^node_modules/(lucia|kysely|pg)/' }
		},
		{
			name: 'lucia-behind-its-adapter',
			severity: 'error',
			from: { pathNot: '^src/lib/server/auth/' },
			to: { path: '^node_modules/lucia/' }
		},
		{
			name: 'migrations-are-frozen',
			comment:
				'A migration imports kysely and nothing of ours, so that it never changes its meaning.',
			severity: 'error',
			from: { path: '^migrations/' },
			to: { pathNot: '^node_modules/kysely' }
		},
		{
			name: 'voter-layout-stays-light',
			comment: 'The phone page must fit its budget (docs/decisions/007).',
			severity: 'error',
			from: { path: '^src/routes/\\(voter\\)/' },
			to: { path: '^node_modules/(bits-ui|d3-|@lucide)', reachable: true }
		},
		{
			name: 'entry-loads-the-build-only',
			severity: 'error',
			from: { path: '^src/server\\.ts$' },
			to: { path: '^src/lib/' }
		}
	],
	options: {
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^src/lib/messages/' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'require', 'node', 'default', 'types', 'svelte'],
			extensions: ['.ts', '.js', '.svelte', '.d.ts']
		},
		moduleSystems: ['es6']
	}
};
