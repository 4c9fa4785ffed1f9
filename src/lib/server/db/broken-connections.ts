import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';

/**
 * A pool for Kysely that takes no broken connection back. PostgreSQL says that it ends a connection in one message and
 * ends it in the next; pg gives the connection back in between, and the next statement would get it.
 */
export function withoutBrokenConnections(pool: Pool): PostgresPool {
	const lent = new WeakMap<PoolClient, PostgresPoolClient>();
	return {
		options: pool.options,
		connect: async () => {
			const client = await pool.connect();
			// Kysely knows a connection by its object: the same one each time it is lent.
			const known = lent.get(client) ?? watched(client);
			lent.set(client, known);
			return known;
		},
		end: () => pool.end()
	};
}

function watched(client: PoolClient): PostgresPoolClient {
	let broken = false;
	const send = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>;
	const query = async (...given: unknown[]): Promise<unknown> => {
		try {
			return await send(...given);
		} catch (error) {
			broken ||= endsConnection(error);
			throw error;
		}
	};
	return {
		query: query as PostgresPoolClient['query'],
		release: (destroy = false) => {
			client.release(destroy || broken);
		}
	};
}

/** After these the connection is gone, or about to be: FATAL words of the server, and a socket that went away. */
function endsConnection(error: unknown): boolean {
	if (!(error instanceof Error) || !('severity' in error)) return true;
	return error.severity === 'FATAL' || error.severity === 'PANIC';
}
