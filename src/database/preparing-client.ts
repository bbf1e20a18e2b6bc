/**
 * A connection that has the server parse and plan each statement once, and then only run it. What the row-level security of a
 * table adds to a statement costs more to plan than most of them cost to run.
 *
 * PostgreSQL plans anew by itself when a table, its policies or the role change.
 */
import { Client } from 'pg';

/** Names by text, the same for all connections. Texts beyond these are sent as they are: lists of many lengths make many. */
const names = new Map<string, string>();
const mostNames = 400;
const longestText = 20_000;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames || text.length > longestText) return known;
  const name = `throughline_${names.size}`;
  names.set(text, name);
  return name;
}

export class PreparingClient extends Client {
  // The overloads of pg cannot be told apart by their first two arguments alone
  override query(...given: readonly unknown[]): never {
    const [text, values, ...others] = given;
    const query = super.query.bind(this) as (...all: readonly unknown[]) => never;
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    return name === undefined ? query(...given) : query({ name, text, values }, ...others);
  }
}
