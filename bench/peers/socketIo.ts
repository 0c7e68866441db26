// Socket.IO with its Redis adapter, over WebSockets from the start.
import { createServer } from 'node:http';
import { createAdapter } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
import { Server } from 'socket.io';
import { memberOf, need, openSql, sayPort, typingOf } from './people.ts';

const sql = openSql(4);
const server = createServer();
const io = new Server(server, {
  transports: ['websocket'],
  serveClient: false,
  adapter: createAdapter(new Redis(need('REDIS_URL')), new Redis(need('REDIS_URL'))),
});

io.use(async (socket, next) => {
  const member = await memberOf(sql, socket.request);
  socket.data.member = member;
  next(member ? undefined : new Error('not signed in'));
});
io.on('connection', (socket) => {
  const typing = typingOf(socket.data.member, '42["typing",]');
  socket.on('join', async (roomId: string, done: () => void) => {
    await socket.join(roomId);
    done();
  });
  socket.on('typing', (roomId: string) => {
    io.to(roomId).emit('typing', typing);
  });
});
server.listen(0, '127.0.0.1', () => sayPort(server.address()));
