// A bare WebSocket that follows many rooms with one message, for suites with thousands of connections.
import { WebSocket } from 'ws';

export type RawFollower = {
  /** The seqs heard in each room, in the order they came. */
  heard: number[][];
  /** What should not have come: errors, resets, an end. */
  problems: string[];
  /** Resolves when the connection stands. */
  opened: Promise<void>;
  /** Whether some room has not brought this seq yet. */
  heardLess(seq: number): boolean;
  cut(): void;
};

/** Connects, and subscribes to all rooms in one batch after a seq. */
export function rawFollower(options: {
  url: string;
  cookie: string;
  rooms: string[];
  after: number;
}): RawFollower {
  const { url, cookie, rooms, after } = options;
  const heard = rooms.map((): number[] => []);
  const problems: string[] = [];
  const socket = new WebSocket(url, { headers: { cookie }, perMessageDeflate: false });
  let over = false;
  socket.on('open', () => {
    const batch = rooms.map((roomId, id) => ({
      id,
      method: 'subscription',
      params: { path: 'chat.onRoom', input: { roomId }, lastEventId: String(after) },
    }));
    socket.send(JSON.stringify(batch));
  });
  socket.on('message', (data) => {
    const text = data.toString();
    if (text === 'PING') socket.send('PONG');
    else if (text.includes('"message.created"')) {
      const { id, result } = JSON.parse(text) as { id: number; result: { id: string } };
      heard[id]?.push(Number(result.id));
    } else if (!text.includes('"presence"') && !text.includes('"started"')) problems.push(text);
  });
  socket.on('error', (error) => problems.push(error.message));
  socket.on('close', (code) => {
    if (!over) problems.push(`closed with ${code}`);
  });
  return {
    heard,
    problems,
    opened: new Promise((resolve) => socket.once('open', () => resolve())),
    heardLess: (seq) => heard.some((seqs) => (seqs.at(-1) ?? 0) < seq),
    cut() {
      over = true;
      socket.terminate();
    },
  };
}
