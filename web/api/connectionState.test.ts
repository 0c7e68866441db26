// The connection state machine.
import { expect, it } from 'vitest';
import {
  type ConnectionDetails,
  type ConnectionEvent,
  firstConnectionState,
  nextConnectionState,
} from './connectionState.ts';

const after = (...events: ConnectionEvent[]): ConnectionDetails =>
  events.reduce(nextConnectionState, firstConnectionState);

const opened = { type: 'opened' } as const;
const closed = { type: 'closed' } as const;
const networkDown = { type: 'network', up: false } as const;
const networkUp = { type: 'network', up: true } as const;

it('UI-51: the connection is connecting, open, reconnecting or offline, and says which try it is at', () => {
  expect(after().status).toBe('connecting');
  expect(after(opened)).toMatchObject({ status: 'open', tries: 0, opened: 1 });
  expect(after(opened, closed, closed)).toMatchObject({ status: 'reconnecting', tries: 2, opened: 1 });
  expect(after(opened, closed, opened)).toMatchObject({ status: 'open', tries: 0, opened: 2 });
  expect(after(closed)).toMatchObject({ status: 'reconnecting', tries: 1, opened: 0 });
});

it('UI-51: without a network it is offline, and tries again when the network is back', () => {
  expect(after(opened, networkDown, closed).status).toBe('offline');
  expect(after(opened, closed, networkDown).status).toBe('offline');
  expect(after(opened, networkDown, closed, networkUp).status).toBe('reconnecting');
  expect(after(networkDown, networkUp).status).toBe('connecting');
});

it('UI-51: an open socket counts more than what the browser believes of the network', () => {
  expect(after(opened, networkDown).status).toBe('open');
  expect(after(opened, networkDown, closed, opened).status).toBe('open');
});
