// Asks who is signed in whenever that may have changed unseen, and says when the answer can be relied on.
import type { Me } from '../../shared/accounts.ts';
import { retryDelay } from './backoff.ts';
import type { ConnectionDetails } from './connectionState.ts';
import type { Timers } from './timers.ts';

export type SessionCheckOptions = {
  /** Whose session the browser's cookie is, by the server. */
  ask(): Promise<Me | null>;
  /** Whom the page shows; undefined while it does not know yet. */
  known(): Me | null | undefined;
  /** Makes the page that of somebody else. */
  change(me: Me | null): Promise<void>;
  connection: { state(): ConnectionDetails; subscribe(listener: () => void): () => void };
  timers: Timers;
};

export type SessionCheck = {
  /** False from a reconnection until the server has said who is signed in: until then nothing may be sent by itself. */
  isSure(): boolean;
  subscribe(listener: () => void): () => void;
  /** Asks now; while an answer is awaited, once more after it. */
  doubt(): void;
  /** To be called when somebody signed in or out on this page: what was asked before says nothing any more. */
  changed(): void;
};

export function createSessionCheck({
  ask,
  known,
  change,
  connection,
  timers,
}: SessionCheckOptions): SessionCheck {
  const listeners = new Set<() => void>();
  /** How often it was doubted, and the doubt that the newest answer has settled. */
  let doubts = 0;
  let settled = 0;
  let asking = false;
  let failures = 0;
  let opened = 0;
  let cancelRetry = () => {};

  function doubt() {
    doubts += 1;
    for (const listener of listeners) listener();
    void settle();
  }

  async function settle(): Promise<void> {
    if (asking) return;
    asking = true;
    cancelRetry();
    try {
      while (settled < doubts) {
        const asked = doubts;
        const me = await ask();
        failures = 0;
        // Signed in or out, or doubted again, in the meantime: that answer may be the old one.
        if (asked !== doubts) continue;
        const shown = known();
        if (shown !== undefined && shown?.id !== me?.id) await change(me);
        settled = Math.max(settled, asked);
      }
      for (const listener of listeners) listener();
    } catch {
      cancelRetry = timers.after(retryDelay(failures, timers.random()), () => void settle());
      failures += 1;
    } finally {
      asking = false;
    }
  }

  const follow = () => {
    const now = connection.state().opened;
    if (now === opened) return;
    opened = now;
    // The first opening is part of loading the page, which asks by itself.
    if (now > 1) doubt();
  };
  connection.subscribe(follow);
  follow();

  return {
    isSure: () => settled === doubts,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    doubt,
    changed() {
      if (settled < doubts) doubts += 1;
    },
  };
}
