// The connection state for components, and "Try now".
import { useSyncExternalStore } from 'react';
import type { ConnectionDetails, ConnectionState } from './connectionState.ts';
import { connection } from './trpc.ts';

export type { ConnectionDetails, ConnectionState };

/** connecting, open, reconnecting or offline. */
export function useConnection(): ConnectionState {
  return useSyncExternalStore(connection.subscribe, () => connection.state().status);
}

/** The same with the number of tries. */
export function useConnectionDetails(): ConnectionDetails {
  return useSyncExternalStore(connection.subscribe, connection.state);
}

/** Tries to connect at once instead of waiting. */
export const tryToConnectNow = (): void => connection.tryNow();
