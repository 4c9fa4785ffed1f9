import type { Server } from 'node:http';
import { parseConfig } from './config.ts';
import { boot, type Application } from './boot.ts';
import { findHostSlot, type HostSlot } from './host-slot.ts';
import { attachLive, type Live } from './live/attach.ts';
import { listenForMetrics, type MetricsServer } from './metrics/listen.ts';
import { createHostListener, type Readiness } from './live/host-listener.ts';
import { ensureSetUpLink } from './usecases/person/set-up.ts';
import { TurnoutMeter } from './usecases/poll/turnout.ts';
import { connectMailServer } from './mail/mail-server.ts';
import { MailSender } from './mail/sender.ts';
import type { Ports } from './ports.ts';

/** The application with its live server, as the routes reach it. */
export type RunningApplication = { readonly ports: Ports; readonly live: Live };

/**
 * Starts everything and takes its place in the host's slot: the ballot listener in front of Kit, the live server
 * on the same HTTP server, and the order of stopping. Without a slot (vite build's analysis) nothing listens.
 */
export async function startApplication(
	env: Readonly<Record<string, string | undefined>>
): Promise<RunningApplication> {
	const config = parseConfig(env);
	const slot = findHostSlot();
	await slot?.release?.();
	let meter: TurnoutMeter | null = null;
	const application = await boot(config, { onWritten: (runId) => meter?.answered(runId) });
	meter = new TurnoutMeter(application.ports);
	const live = await attachLive(slot?.httpServer ?? null, application);
	const mail = new MailSender(application.ports, connectMailServer(config));
	const readiness: Readiness = { draining: false };
	const metrics = slot === undefined ? null : await startMetrics(application, live);
	if (slot !== undefined) {
		slot.listener = createHostListener(application.ports, live, readiness);
		slot.release = async () => {
			await metrics?.close();
			await live.close();
			await mail.stop();
			await application.close();
		};
		slot.drain = async () => {
			await drain({ application, live, mail }, slot.httpServer, readiness);
			await metrics?.close();
		};
		mail.start();
		slot.onListening = (port) => void announce(application, port);
		// In dev the host listens long before the application starts.
		const address = slot.httpServer.address();
		if (address !== null && typeof address === 'object') slot.onListening(String(address.port));
	}
	setInterval(
		() => void application.ports.sessions.deleteExpired().catch(() => undefined),
		3_600_000
	).unref();
	setInterval(() => {
		application.ports.office.dropAll();
	}, 60_000).unref();
	return { ports: application.ports, live };
}

async function startMetrics(application: Application, live: Live): Promise<MetricsServer | null> {
	const { METRICS_PORT: port, METRICS_HOST: host } = application.ports.config;
	if (port === null) return null;
	const metrics = await listenForMetrics(
		{ ...application, connected: () => live.connected() },
		{ port, host }
	);
	application.ports.log.info({ metricsPort: metrics.port }, 'metrics are served');
	return metrics;
}

async function announce(application: Application, port: string): Promise<void> {
	const { ports } = application;
	const url = ports.config.PUBLIC_URL ?? `http://localhost:${port}`;
	ports.log.info(
		{ url, port: Number(port), database: application.databaseDescription },
		'Vänkrets is ready'
	);
	const link = await ensureSetUpLink(ports);
	if (link !== null)
		process.stdout.write(
			`\nNobody can sign in yet. Make the first administrator within 15 minutes:\n  ${url}/kom-igang/${link}\n\n`
		);
}

/** Not ready → clients told → sockets closed → requests finished → letters under way sent → pools closed → embedded database stopped. */
async function drain(
	{ application, live, mail }: { application: Application; live: Live; mail: MailSender },
	httpServer: Server | HostSlot['httpServer'],
	readiness: Readiness
): Promise<void> {
	readiness.draining = true;
	await live.close();
	await new Promise<void>((resolve) => {
		httpServer.close(() => {
			resolve();
		});
		httpServer.closeIdleConnections();
		// Requests under way get a moment to finish; after it their connections are cut.
		setTimeout(() => {
			httpServer.closeAllConnections();
		}, 3000).unref();
	});
	await mail.stop();
	await application.close();
}
