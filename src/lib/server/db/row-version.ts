import { sql, type RawBuilder } from 'kysely';

/**
 * PostgreSQL's own version of a row: it changes with every write of the row, so saving what was read can be refused
 * when somebody else has written in between. Compared as text; never kept across a dump and restore.
 */
export function rowVersion(table: string): RawBuilder<string> {
	return sql<string>`${sql.ref(`${table}.xmin`)}::text`;
}
