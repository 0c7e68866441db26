// What a client says to each kind of server, and how it understands the answers.

export type Message =
  | { kind: 'ack'; key: string; number: number }
  | { kind: 'message'; number: number; body: string; seq: number };

export type Dialect = {
  /** Of the upgrade. */
  path: string;
  /** What is said once connected, and whether a text answers it, so that rooms can be entered. */
  greeting: { text: string; isAnswer(text: string): boolean } | null;
  /** Follows a room. @param after continues behind this seq. */
  enter(room: string, after?: number): string;
  isEntered(text: string): boolean;
  typing(room: string): string;
  /** The answer to a text that asks whether the client is still there. */
  pong(text: string): string | null;
  send(room: string, body: string, key: string): string;
  /** What a text says of messages; null for anything else. */
  message(text: string): Message | null;
};

type Envelope = {
  id: number | string | null;
  error?: unknown;
  result?: { type: string; data?: { number?: number; id?: string; data?: RoomEvent } };
};
type RoomEvent = { type: string; message?: { number: number; body: string } };

const call = (id: number | string, method: string, path: string, input: unknown) =>
  JSON.stringify({ id, method, params: { path, input } });

/** Lobby, and tRPC's own adapter with the same procedures. The key of a message is the id of its call. */
export const trpcDialect: Dialect = {
  path: '/trpc',
  greeting: null,
  enter: (roomId, after) =>
    call(1, 'subscription', 'chat.onRoom', {
      roomId,
      ...(after === undefined ? {} : { lastEventId: String(after) }),
    }),
  isEntered: (text) => text === '{"id":1,"result":{"type":"started"}}',
  typing: (roomId) => call(2, 'mutation', 'chat.typing', { roomId }),
  pong: (text) => (text === 'PING' ? 'PONG' : null),
  send: (roomId, body, key) => call(key, 'mutation', 'chat.send', { roomId, body, key }),
  message(text) {
    const { id, error, result } = JSON.parse(text) as Envelope;
    if (error) throw new Error(`A call was refused: ${text}`);
    const event = result?.data;
    if (result?.type !== 'data' || !event) return null;
    if (id !== 1) return event.number ? { kind: 'ack', key: String(id), number: event.number } : null;
    const message = event.data?.message;
    if (!message) return null;
    return { kind: 'message', number: message.number, body: message.body, seq: Number(event.id) };
  },
};

export const handWrittenDialect: Dialect = {
  path: '/',
  greeting: null,
  enter: (room) => JSON.stringify({ type: 'join', room }),
  isEntered: (text) => text === '{"type":"joined"}',
  typing: (room) => JSON.stringify({ type: 'typing', room }),
  pong: () => null,
  send: (room, body, key) => JSON.stringify({ type: 'send', room, body, key }),
  message(text) {
    const said = JSON.parse(text) as { type: string; number: number; body: string; key: string };
    if (said.type === 'sent') return { kind: 'ack', key: said.key, number: said.number };
    if (said.type !== 'message') return null;
    return { kind: 'message', number: said.number, body: said.body, seq: said.number };
  },
};

export const socketIoDialect: Dialect = {
  path: '/socket.io/?EIO=4&transport=websocket',
  greeting: { text: '40', isAnswer: (text) => text.startsWith('40{') },
  enter: (room) => `421${JSON.stringify(['join', room])}`,
  isEntered: (text) => text === '431[]',
  typing: (room) => `42${JSON.stringify(['typing', room])}`,
  pong: (text) => (text === '2' ? '3' : null),
  send: () => {
    throw new Error('Socket.IO stores no messages.');
  },
  message: () => null,
};
