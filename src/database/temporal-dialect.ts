/** Kysely's PostgreSQL, with Temporal values as parameters. pg itself would send their JSON, with quotation marks. */
import { type CompiledQuery, PostgresDialect, PostgresQueryCompiler } from 'kysely';

export class TemporalDialect extends PostgresDialect {
  override createQueryCompiler(): PostgresQueryCompiler {
    return new TemporalQueryCompiler();
  }
}

class TemporalQueryCompiler extends PostgresQueryCompiler {
  protected override addParameter(parameter: unknown): void {
    super.addParameter(toParameter(parameter));
  }
}

/** What is sent for a value. PostgreSQL keeps microseconds: an instant is cut, never rounded into the future. */
function toParameter(value: unknown): CompiledQuery['parameters'][number] {
  if (value instanceof Temporal.Instant) return value.toString({ smallestUnit: 'microsecond' });
  if (value instanceof Temporal.PlainDate) return value.toString();
  if (Array.isArray(value)) return value.map(toParameter);
  return value;
}
