// The page's one WebSocket: opened once for the whole app, opened anew when the session changes, never given up.
import { createWSClient, type TRPCWebSocketClient } from '@trpc/client';
import { type ConnectionDetails, firstConnectionState, nextConnectionState } from './connectionState.ts';
import { PromptSocket } from './promptSocket.ts';
import { createRetryGate } from './retryGate.ts';
import { browserTimers } from './timers.ts';

/** The server's close code for a socket whose session has ended (signed out elsewhere, revoked). */
const sessionEndedCode = 4_401;
/** Milliseconds between pings, and how long the answer may take. */
const keepAlive = { enabled: true, intervalMs: 20_000, pongTimeoutMs: 5_000 };

export type LiveSocket = {
  client: TRPCWebSocketClient;
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

  const client = createWSClient({
    url: async () => {
      await gate.pass();
      return url;
    },
    WebSocket: PromptSocket,
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
      if (client.connection?.state === 'open') return;
      gate.failed();
      report({ type: 'closed' });
    },
  });

  const dropSocket = () => (client.connection?.ws as PromptSocket | undefined)?.drop();

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
    client,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onSessionEnded(listener) {
      endListeners.add(listener);
      return () => endListeners.delete(listener);
    },
    tryNow: () => gate.hurry(),
    reopen() {
      if (client.connection?.state !== 'open') return gate.hurry();
      replacing = true;
      dropSocket();
    },
  };
}
