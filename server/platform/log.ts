// The log: one JSON line an entry, on standard error, so that standard output stays for people.
import { DrizzleQueryError } from 'drizzle-orm';
import { type DestinationStream, destination, type Logger, pino } from 'pino';
import postgres from 'postgres';

/**
 * What of an error may be kept: its kind, code, message and stack, down its causes. Never a query's parameters, which
 * hold addresses and hashes; drizzle puts them into its message too, so of its errors only the cause is kept.
 */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof DrizzleQueryError && error.cause) return describeError(error.cause);
  if (error instanceof postgres.PostgresError) {
    const { name, code, message, table_name: table, constraint_name: constraint, stack } = error;
    return { name, code, message, table, constraint, stack };
  }
  const code = 'code' in error ? error.code : undefined;
  return {
    name: error.name,
    code,
    message: error.message,
    stack: error.stack,
    cause: error.cause === undefined ? undefined : describeError(error.cause),
  };
}

/**
 * @param level from LOG_LEVEL.
 * @param stream where lines go; standard error when left out.
 */
export function createLog(level: string, stream: DestinationStream = destination(2)): Logger {
  const options = {
    level,
    base: null,
    serializers: { error: describeError },
    redact: ['password', 'token', '*.password', '*.token'],
  };
  return pino(options, stream);
}
