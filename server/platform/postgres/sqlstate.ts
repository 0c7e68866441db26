// Reads what PostgreSQL refused, so that a feature can turn it into its own error.
import postgres from 'postgres';

/** The PostgreSQL error inside whatever was thrown (drizzle wraps it as a cause), or null. */
export function postgresError(error: unknown): postgres.PostgresError | null {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof postgres.PostgresError) return current;
  }
  return null;
}

const violates = (error: unknown, state: string, constraint: string) => {
  const found = postgresError(error);
  return found?.code === state && found.constraint_name === constraint;
};

/** SQLSTATE 23505 on this very constraint. */
export const isUniqueViolation = (error: unknown, constraint: string) => violates(error, '23505', constraint);

/** SQLSTATE 23P01 on this very constraint. */
export const isExclusionViolation = (error: unknown, constraint: string) =>
  violates(error, '23P01', constraint);

/** SQLSTATE 23514 on this very constraint. */
export const isCheckViolation = (error: unknown, constraint: string) => violates(error, '23514', constraint);

/** SQLSTATE 23503 on this very constraint. */
export const isForeignKeyViolation = (error: unknown, constraint: string) =>
  violates(error, '23503', constraint);
