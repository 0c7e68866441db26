// The connection as people see it: a pure state machine over what the socket and the browser report.

export type ConnectionState = 'connecting' | 'open' | 'reconnecting' | 'offline';

export type ConnectionDetails = {
  status: ConnectionState;
  /** Failed tries since the connection was last open. */
  tries: number;
  /** How often the connection has been opened; a rise means that it was away in between. */
  opened: number;
  /** Whether the browser believes that there is a network. */
  network: boolean;
};

export type ConnectionEvent =
  | { type: 'opened' }
  /** The socket was lost, or a try to open one failed. */
  | { type: 'closed' }
  | { type: 'network'; up: boolean };

export const firstConnectionState: ConnectionDetails = {
  status: 'connecting',
  tries: 0,
  opened: 0,
  network: true,
};

/** The state after one report. An open socket is believed more than the browser, which may not know of loopback. */
export function nextConnectionState(state: ConnectionDetails, event: ConnectionEvent): ConnectionDetails {
  switch (event.type) {
    case 'opened':
      return { ...state, status: 'open', tries: 0, opened: state.opened + 1 };
    case 'closed':
      return { ...state, status: state.network ? 'reconnecting' : 'offline', tries: state.tries + 1 };
    case 'network':
      if (state.network === event.up) return state;
      return { ...state, network: event.up, status: statusAfter(state, event.up) };
  }
}

/** What a word from the browser about the network changes. */
function statusAfter(state: ConnectionDetails, networkUp: boolean): ConnectionState {
  if (state.status === 'open') return 'open';
  if (!networkUp) return 'offline';
  return state.opened === 0 && state.tries === 0 ? 'connecting' : 'reconnecting';
}
