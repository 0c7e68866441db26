// The server to beat: `ws` and ioredis by hand. Encodes an event once and calls `ws.send` once a delivery.
import { createServer } from 'node:http';
import { Redis } from 'ioredis';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Member, memberOf, need, openSql, sayPort, typingOf } from './people.ts';

/** Messages of a room reach an instance in the order Redis got them, which need not be that of their numbers. */
type Room = { sockets: Set<WebSocket>; next: number; early: Map<number, Buffer>; ready: Promise<void> };
type Call = { type: 'join' | 'typing' | 'send'; room: string; body: string; key: string };

/** Before the JSON on Redis: the message's number in its room, 0 for an event that has none. */
const headerBytes = 8;

/** As many as an instance of Lobby may hold. */
const sql = openSql(16);
const publisher = new Redis(need('REDIS_URL'));
const subscriber = new Redis(need('REDIS_URL'));
const rooms = new Map<string, Room>();

function publish(roomId: string, number: number, json: string): void {
  const bytes = Buffer.allocUnsafe(headerBytes + Buffer.byteLength(json));
  bytes.writeDoubleBE(number);
  bytes.write(json, headerBytes);
  void publisher.publish(roomId, bytes);
}

function broadcast(room: Room, json: Buffer): void {
  for (const socket of room.sockets) socket.send(json, { binary: false });
}

subscriber.on('messageBuffer', (channel: Buffer, bytes: Buffer) => {
  const room = rooms.get(channel.toString());
  if (!room) return;
  const number = bytes.readDoubleBE();
  const json = bytes.subarray(headerBytes);
  if (number === 0) {
    broadcast(room, json);
    return;
  }
  room.early.set(number, json);
  deliverInOrder(room);
});

function deliverInOrder(room: Room): void {
  for (let json = room.early.get(room.next); json; json = room.early.get(room.next)) {
    room.early.delete(room.next);
    room.next += 1;
    broadcast(room, json);
  }
}

async function open(roomId: string, room: Room): Promise<void> {
  await subscriber.subscribe(roomId);
  const [row] = await sql`select last_number::int as last from bench_rooms where id = ${roomId}`;
  room.next = (row?.['last'] ?? 0) + 1;
  deliverInOrder(room);
}

async function join(socket: WebSocket, roomId: string): Promise<void> {
  let room = rooms.get(roomId);
  if (!room) {
    room = { sockets: new Set(), next: Infinity, early: new Map(), ready: Promise.resolve() };
    rooms.set(roomId, room);
    room.ready = open(roomId, room);
  }
  await room.ready;
  const { sockets } = room;
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
  socket.send('{"type":"joined"}');
}

async function send(socket: WebSocket, member: Member, { room, body, key }: Call): Promise<void> {
  const [row] = await sql`
    with numbered as (
      update bench_rooms set last_number = last_number + 1 where id = ${room} returning last_number
    )
    insert into bench_messages (room_id, number, author_id, body, at)
    select ${room}, last_number, ${member.id}, ${body}, now() from numbered returning number::int`;
  const number: number = row?.['number'];
  publish(room, number, JSON.stringify({ type: 'message', room, number, member, body }));
  socket.send(JSON.stringify({ type: 'sent', key, number }));
}

function serve(socket: WebSocket, member: Member): void {
  const typing = JSON.stringify(typingOf(member, ''));
  socket.on('message', (data) => {
    const call = JSON.parse(String(data)) as Call;
    if (call.type === 'typing') publish(call.room, 0, typing);
    else if (call.type === 'join') void join(socket, call.room);
    else void send(socket, member, call);
  });
}

const server = createServer();
const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false, clientTracking: false });
server.on('upgrade', async (request, stream, head) => {
  const member = await memberOf(sql, request);
  if (!member) stream.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
  else wss.handleUpgrade(request, stream, head, (socket) => serve(socket, member));
});
server.listen(0, '127.0.0.1', () => sayPort(server.address()));
