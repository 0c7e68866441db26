// The page's one WebSocket: opened once for the whole app, opened anew when the session changes, never given up.
import type { TRPCLink, TRPCWebSocketClient } from '@trpc/client';
import type { AppRouter } from '../../server/router.ts';
import { type ConnectionDetails, firstConnectionState, nextConnectionState } from './connectionState.ts';
import type { PromptSocket } from './promptSocket.ts';
import { createRetryGate } from './retryGate.ts';
import { browserTimers } from './timers.ts';

/** The server's close code for a socket whose session has ended (signed out elsewhere, revoked). */
const sessionEndedCode = 4_401;
/** Milliseconds between pings, and how long the answer may take. */
const keepAlive = { enabled: true, intervalMs: 20_000, pongTimeoutMs: 5_000 };

const loadPart = () => import('./live.ts');

const isReloaded = () =>
  performance.getEntriesByType('navigation').some((entry) => 'type' in entry && entry.type === 'reload');

const answers = (): Promise<boolean> =>
  fetch('/healthz').then(
    ({ ok }) => ok,
    () => false,
  );

export type LiveSocket = {
  /** Carries subscriptions, once the part of the page that speaks over the socket is there. */
  link: Promise<TRPCLink<AppRouter>>;
  state(): ConnectionDetails;
  subscribe(listener: () => void): () => void;
  /** Calls when the server has closed the socket because its session has ended; returns how to stop that. */
  onSessionEnded(listener: () => void): () => void;
  /** Tries at once instead of waiting. */
  tryNow(): void;
  /** Drops the socket; the next one carries the cookie of now. Subscriptions move over by themselves. */
  reopen(): void;
};

export function openSocket(url: string): LiveSocket {
  const gate = createRetryGate(browserTimers);
  const listeners = new Set<() => void>();
  const endListeners = new Set<() => void>();
  let state: ConnectionDetails = { ...firstConnectionState, network: navigator.onLine };
  let replacing = false;

  const report = (event: Parameters<typeof nextConnectionState>[1]) => {
    const next = nextConnectionState(state, event);
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };

  let client: TRPCWebSocketClient | undefined;

  /** Whether somebody has asked to connect now. */
  let asked = false;

  /** Fetches what speaks over the socket. To the page it is a try to connect like any other. */
  async function openClient(): Promise<TRPCLink<AppRouter>> {
    let part: Awaited<ReturnType<typeof loadPart>>;
    try {
      part = await loadPart();
    } catch {
      gate.failed();
      report({ type: 'closed' });
      await gate.pass();
      // Browsers do not ask again for a part that failed once, so the page begins anew when the server answers: by
      // itself once, and then when somebody asks for it. What was written is kept.
      if ((asked || !isReloaded()) && (await answers())) location.reload();
      return openClient();
    }
    gate.succeeded();
    client = part.createWSClient({
      url: async () => {
        await gate.pass();
        return url;
      },
      WebSocket: part.PromptSocket,
      // The waiting is done by the gate, which can be told to hurry.
      retryDelayMs: () => 0,
      keepAlive,
      onOpen() {
        gate.succeeded();
        report({ type: 'opened' });
      },
      onClose(cause) {
        if (cause?.code === sessionEndedCode) for (const listener of endListeners) listener();
        if (replacing) {
          replacing = false;
          return;
        }
        // A socket that another has already replaced, as when a server that stops asks its clients to move.
        if (client?.connection?.state === 'open') return;
        gate.failed();
        report({ type: 'closed' });
      },
    });
    return part.wsLink({ client });
  }

  const link = openClient();
  const dropSocket = () => (client?.connection?.ws as PromptSocket | undefined)?.drop();

  window.addEventListener('online', () => {
    report({ type: 'network', up: true });
    gate.hurry();
  });
  window.addEventListener('offline', () => {
    report({ type: 'network', up: false });
    // A socket over a network that is gone may look open for minutes. Over loopback the next one may open at once.
    dropSocket();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') gate.hurry();
  });

  return {
    link,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onSessionEnded(listener) {
      endListeners.add(listener);
      return () => endListeners.delete(listener);
    },
    tryNow() {
      asked = true;
      gate.hurry();
    },
    reopen() {
      if (client?.connection?.state !== 'open') return gate.hurry();
      replacing = true;
      dropSocket();
    },
  };
}
