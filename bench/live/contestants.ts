// Who is measured: Lobby and its peers, each with two instances that share one Redis and one PostgreSQL.
import { type Dialect, handWrittenDialect, socketIoDialect, trpcDialect } from './dialects.ts';
import { type Places, type Server, type StartOptions, startLobby, startPeer } from './server.ts';

export type ContestantName = 'Lobby' | 'by hand' | 'tRPC adapter' | 'Socket.IO';

export type Contestant = {
  name: ContestantName;
  dialect: Dialect;
  /** Whether everybody in a room sees everything in the same order; else only what each person says is in order. */
  oneOrder: boolean;
  start(places: Places, options?: StartOptions): Promise<Server>;
};

/** Who is writing is heard on the writer's instance without the way over Redis. */
export const lobby: Contestant = {
  name: 'Lobby',
  dialect: trpcDialect,
  oneOrder: false,
  start: startLobby,
};
export const handWritten: Contestant = {
  name: 'by hand',
  dialect: handWrittenDialect,
  oneOrder: true,
  start: (places) => startPeer('handWritten.ts', places),
};
const trpcAdapter: Contestant = {
  name: 'tRPC adapter',
  dialect: trpcDialect,
  oneOrder: true,
  start: (places) => startPeer('trpcAdapter.ts', places),
};
/** Its Redis adapter gives an event to the sockets of its own instance before Redis has it. */
const socketIo: Contestant = {
  name: 'Socket.IO',
  dialect: socketIoDialect,
  oneOrder: false,
  start: (places) => startPeer('socketIo.ts', places),
};

export const everybody: Contestant[] = [handWritten, lobby, trpcAdapter, socketIo];
/** Those that store messages. */
export const storing: Contestant[] = [handWritten, lobby];
