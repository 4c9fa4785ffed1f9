/** Every figure there is: what it is called, and in what unit. Which is better is said by the goals. */
export const figures = {
	pagesPerSecond: { label: 'pages with their files, all at once', unit: '/s' },
	pageP99: { label: 'page with its files p99', unit: 'ms' },
	cpuPerPage: { label: 'server CPU per page with its files', unit: 'µs' },
	joinsPerSecond: { label: 'joins, all at once', unit: '/s' },
	joinP50: { label: 'join → ready p50', unit: 'ms' },
	joinP99: { label: 'join → ready p99', unit: 'ms' },
	cpuPerJoin: { label: 'server CPU per join', unit: 'µs' },
	burstPerSecond: { label: 'burst: durable answers', unit: '/s' },
	burstAckP50: { label: 'burst: answer → acknowledgement p50', unit: 'ms' },
	burstAckP95: { label: 'burst: p95', unit: 'ms' },
	burstAckP99: { label: 'burst: p99', unit: 'ms' },
	burstLoopP99: { label: 'burst: event loop delay p99', unit: 'ms' },
	checklistPerSecond: { label: 'checklist: durable answers', unit: '/s' },
	checklistAckP99: { label: 'checklist: acknowledgement p99', unit: 'ms' },
	cpuPerAnswer: { label: 'checklist: server CPU per answer', unit: 'µs' },
	spreadAckP50: { label: 'spread: acknowledgement p50', unit: 'ms' },
	spreadAckP95: { label: 'spread: p95', unit: 'ms' },
	spreadAckP99: { label: 'spread: p99', unit: 'ms' },
	turnoutP50: { label: 'answer → turnout that includes it p50', unit: 'ms' },
	turnoutMax: { label: 'answer → turnout that includes it, slowest', unit: 'ms' },
	heardWhileHidden: { label: 'messages to each phone while answering', unit: '' },
	closeFirst: { label: 'closing → first phone', unit: 'ms' },
	closeLast: { label: 'closing → last phone', unit: 'ms' },
	stepFirst: { label: 'step → first screen', unit: 'ms' },
	stepLast: { label: 'step → last screen', unit: 'ms' },
	cpuPerMessage: { label: 'server CPU per message sent', unit: 'µs' },
	mostPerSecond: { label: 'messages to each screen, most in a second', unit: '' },
	memoryPerPhone: { label: 'memory per connected phone', unit: 'KiB' },
	memoryGrowth: { label: 'memory after ten waves against before', unit: '%' },
	memoryDrift: { label: 'memory after the tenth wave against after the fifth', unit: '%' },
	backLast: { label: 'dropped at once → last back with the right state', unit: 'ms' },
	backLost: { label: 'not back', unit: '' }
} as const;

export type FigureName = keyof typeof figures;
export const figureNames = Object.keys(figures) as FigureName[];
