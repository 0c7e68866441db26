// The rows of `npm run bench -- live`: what is done, by whom, and what Lobby is meant to reach.
import { measureConnecting } from './connecting.ts';
import { type Contestant, everybody, handWritten, lobby, storing } from './contestants.ts';
import { measureDurable } from './durable.ts';
import { measureClosed, measureSteady } from './fanOut.ts';
import { measureKill, measureRedis } from './faults.ts';
import type { Figures, Target } from './report.ts';
import type { World } from './world.ts';

export type Row = {
  name: string;
  title: string;
  contestants: Contestant[];
  /** Whose figures the others are compared with; null where Lobby is alone and targets are absolute. */
  base: Contestant | null;
  targets: Target[];
  measure(world: World, contestant: Contestant): Promise<Figures>;
};

const shared = { contestants: everybody, base: handWritten };

const fanOut = (size: number): Row[] => [
  {
    ...shared,
    name: `room-${size}-8`,
    title: `One room of ${size}, 8 events in flight, senders at one instance`,
    targets: [
      { figure: 'deliveries/s', atLeast: 4 },
      { figure: 'CPU µs/delivery', atMost: 0.3 },
    ],
    measure: measureClosed({ rooms: 1, size }, 8),
  },
  {
    ...shared,
    name: `room-${size}-1`,
    title: `One room of ${size}, 1 event in flight`,
    targets: [{ figure: 'deliveries/s', atLeast: 1 }],
    measure: measureClosed({ rooms: 1, size }, 1),
  },
  {
    ...shared,
    name: `room-${size}-steady`,
    title: `One room of ${size}, steady 20,000 deliveries/s`,
    targets: [
      { figure: 'CPU µs/delivery', atMost: 1 },
      { figure: 'p99 ms', atMost: 1.5 },
    ],
    measure: measureSteady(size, 20_000),
  },
];

const durable = (senders: number, atLeast: number): Row[] => [
  {
    name: `durable-${senders}`,
    title: `Stored messages, ${senders} senders in 8 rooms, synchronous_commit on`,
    contestants: storing,
    base: handWritten,
    targets: [
      { figure: 'messages/s', atLeast },
      { figure: 'p99 ms', atMost: 1 },
    ],
    measure: measureDurable(8, senders / 8),
  },
];

export const rows: Row[] = [
  ...fanOut(100),
  ...fanOut(500),
  {
    ...shared,
    name: 'room-100-8-both',
    title: 'One room of 100, 8 events in flight, senders at both instances',
    targets: [],
    measure: measureClosed({ rooms: 1, size: 100 }, 8, 'at both'),
  },
  {
    ...shared,
    name: 'rooms-100',
    title: '100 rooms of 10, one sender in each, closed loop',
    targets: [
      { figure: 'deliveries/s', atLeast: 0.9 },
      { figure: 'p99 ms', atMost: 1.3 },
    ],
    measure: measureClosed({ rooms: 100, size: 10 }, 1),
  },
  {
    ...shared,
    name: 'connect',
    title: '1,000 clients connect, sign in by cookie, follow a room',
    targets: [
      { figure: 'seconds', atMost: 1.5 },
      { figure: 'KiB/connection', atMost: 2 },
    ],
    measure: measureConnecting,
  },
  ...durable(32, 2),
  ...durable(256, 2.5),
  {
    name: 'kill',
    title: 'kill -9 of an instance while somebody talks; 100 of 200 clients come back to the other',
    contestants: [lobby],
    base: null,
    targets: [{ figure: 'seconds until all gaps are closed', atMost: 2 }],
    measure: measureKill,
  },
  {
    name: 'redis',
    title: 'Redis killed and back after 2 s while somebody talks to 200 clients',
    contestants: [lobby],
    base: null,
    targets: [{ figure: 'seconds until all gaps are closed', atMost: 5 }],
    measure: measureRedis,
  },
];
