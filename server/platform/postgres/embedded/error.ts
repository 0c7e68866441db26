// The one error the embedded PostgreSQL raises for a person to read: what happened and what to do about it.

export type EmbeddedPostgresErrorCode =
  | 'UNSUPPORTED_PLATFORM'
  | 'LOCKED'
  | 'PORT_TAKEN'
  | 'NO_ACCOUNT'
  | 'UNREACHABLE'
  | 'VERSION_MISMATCH'
  | 'INIT_FAILED'
  | 'STILL_IN_USE'
  | 'START_FAILED';

/** A failure of the embedded PostgreSQL whose message can be shown to the person at the terminal as it is. */
export class EmbeddedPostgresError extends Error {
  readonly code: EmbeddedPostgresErrorCode;

  constructor(code: EmbeddedPostgresErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedPostgresError';
    this.code = code;
  }
}

/** Closing words of every message about a machine on which our own PostgreSQL cannot run. */
export const USE_DATABASE_URL =
  'Install PostgreSQL 16 or newer yourself and give its address in DATABASE_URL (postgres://user:password@host:5432/name).';
