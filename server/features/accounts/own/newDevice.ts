// What a member is told when somebody comes in as them on a device they have not used.
import type { NewAlert } from '../../alerts/commands.ts';

/** Milliseconds after the making of an account in which no device of its owner is new. */
export const settlingIn = 10 * 60_000;

/** A browser is told of once for as long as its alert is kept: who signs in and out on it does not hear of it each time. */
export const newDeviceAlert = (to: string, sessionId: string, userAgent: string): NewAlert => ({
  to,
  kind: 'newDevice',
  source: userAgent,
  subject: sessionId,
  params: { sessionId, userAgent },
});
