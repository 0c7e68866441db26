// What the live side of the page does when somebody signs in or out.
import type { Me } from '../../shared/accounts.ts';
import { feeds } from './feeds.ts';
import { cache, connection } from './trpc.ts';

type Listener = (me: Me | null) => void;
const listeners = new Set<Listener>();

/**
 * To be called when the cached answer of `accounts.me` has become another: the WebSocket is opened anew, because the
 * server reads the cookie at its opening, and every feed begins again as what the new session may see.
 */
export function sessionChanged(): void {
  const me = cache.accounts.me.getData() ?? null;
  feeds.stopAll();
  for (const listener of listeners) listener(me);
  connection.reopen();
  feeds.restartAll();
}

/** Calls on every change of the session; returns how to stop that. */
export function onSessionChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
