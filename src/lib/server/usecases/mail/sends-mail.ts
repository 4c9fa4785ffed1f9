import type { Ports } from '../../ports.ts';

/** Whether letters leave the house; else they wait in the outbox until somebody hands them over. */
export function sendsMail(ports: Pick<Ports, 'config'>): boolean {
	return ports.config.SMTP_URL !== null;
}
