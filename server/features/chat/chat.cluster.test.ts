// Chat over several instances on one Redis and one PostgreSQL; the stock tRPC client is the judge.
import type { Socket } from 'node:net';
import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { RoomEvent } from '../../../shared/chat.ts';
import { openRaw } from '../../live/socket/conformance/world.ts';
import { type AppRouter, createCaller } from '../../router.ts';
import { startTestApp, type TestApp, type TestMember, testOrigin } from '../../testing/app.ts';
import { startInstance } from '../../testing/instance.ts';
import { type TestDatabase, testDatabase } from '../../testing/postgres.ts';
import { describeWithRedis, startTestRedis, type TestRedis } from '../../testing/redis.ts';
import { follow, makeRoomOf, sendAll } from '../../testing/rooms.ts';

describeWithRedis('chat over two instances', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let here: TestApp;
  let there: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  beforeAll(async () => {
    [database, redis] = await Promise.all([testDatabase('chat'), startTestRedis()]);
    [here, there] = await Promise.all([startApp(), startApp()]);
    [ann, ben] = await Promise.all([here.member(), there.member()]);
  });
  afterAll(async () => {
    await Promise.all([here?.close(), there?.close()]);
    await redis?.stop();
    await database?.drop();
  });

  const startApp = () =>
    startTestApp({ databaseUrl: database.url, environment: { REDIS_URL: redis.url, LOG_LEVEL: 'silent' } });

  type Seen = { id: string; event: RoomEvent | { type: 'reset' } };

  /** A stock client that subscribes to a room, wherever `url` says at each connection, with this member's cookie. */
  const subscribe = (url: () => string, member: TestMember, roomId: string, lastEventId: string) => {
    class CookieSocket extends WebSocket {
      constructor(address: string, protocols?: string[]) {
        super(address, protocols, { headers: { cookie: member.cookie } });
      }
    }
    const seen: Seen[] = [];
    const errors: unknown[] = [];
    const socket = createWSClient({
      url,
      WebSocket: CookieSocket as unknown as typeof globalThis.WebSocket,
      retryDelayMs: () => 20,
    });
    const client = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] });
    const subscription = client.chat.onRoom.subscribe(
      { roomId, lastEventId },
      { onData: ({ id, data }) => seen.push({ id, event: data }), onError: (error) => errors.push(error) },
    );
    const bodies = () =>
      seen.flatMap(({ event }) => (event.type === 'message.created' ? [event.message.body] : []));
    return {
      seen,
      errors,
      bodies,
      close: async () => {
        subscription.unsubscribe();
        await socket.close();
      },
    };
  };

  it('CHAT-28: a message sent on one instance arrives on the other, by caller and by stock client', async () => {
    const roomId = await makeRoomOf(here, ann, ben);
    const reader = await follow<RoomEvent>(ben.caller.chat.onRoom({ roomId, lastEventId: '2' }));
    const client = subscribe(() => there.wsUrl, ben, roomId, '2');
    const [sent] = await sendAll(here, ann, roomId, 'across');
    let heard = await reader.next();
    // Who came online may be told between.
    while (heard?.event.type === 'presence') heard = await reader.next();
    expect(heard).toMatchObject({
      id: String(sent?.seq),
      event: { message: { body: 'across' } },
    });
    await expect.poll(client.bodies).toEqual(['across']);
    // And the other way round, by the wake-up call alone: each is there long before heads are checked.
    for (let n = 0; n < 20; n += 1) await sendAll(there, ben, roomId, `back ${n}`);
    await expect.poll(() => client.bodies().length).toBe(21);
    const durable = client.seen.filter(({ event }) => event.type === 'message.created');
    expect(durable.map(({ id }) => Number(id))).toEqual(Array.from({ length: 21 }, (_, n) => n + 3));
    await reader.stop();
    await client.close();
  });

  it('CHAT-13, CHAT-12: the same key on both instances at once sends one message', async () => {
    const roomId = await makeRoomOf(here, ann, ben);
    const [first, second] = [ann.caller, actAs(ann, there)];
    const input = { roomId, body: 'once', key: here.services.newId() };
    const callers = [first, second, first, second, second];
    const answers = await Promise.all(callers.map((caller) => caller.chat.send(input)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect((await ben.caller.chat.messages({ roomId })).items).toHaveLength(1);
  });

  it('CHAT-61, CHAT-62, CHAT-63: an inbox hears of what happens on the other instance', async () => {
    const roomId = await makeRoomOf(here, ann, ben);
    const inbox = (await ben.caller.chat.onInbox())[Symbol.asyncIterator]();
    const next = async () => (await inbox.next()).value;
    expect(await next()).toMatchObject({ type: 'inbox' });
    await sendAll(here, ann, roomId, 'hello there');
    expect(await next()).toMatchObject({ type: 'poke', roomId, number: 1, last: { body: 'hello there' } });
    const elsewhere = actAs(ben, here);
    await elsewhere.chat.read({ roomId, number: 1 });
    expect(await next()).toEqual({ type: 'read', roomId, readNumber: 1 });
    await elsewhere.chat.leaveRoom({ roomId });
    expect(await next()).toEqual({ type: 'left', roomId });
    await elsewhere.chat.joinRoom({ roomId });
    expect(await next()).toMatchObject({ type: 'entered', room: { id: roomId, number: 1, readNumber: 1 } });
    await inbox.return?.();
  });

  it('CHAT-22: who connects to one instance is online on the other', async () => {
    const roomId = await makeRoomOf(here, ann, ben);
    const eve = await here.member();
    await eve.caller.chat.joinRoom({ roomId });
    const reader = await follow<RoomEvent>(ben.caller.chat.onRoom({ roomId, lastEventId: '2' }));
    await reader.next();
    const client = subscribe(() => here.wsUrl, eve, roomId, '3');
    expect((await reader.next()).event).toEqual({ type: 'presence', memberId: eve.me.id, online: true });
    const { members } = await ben.caller.chat.room({ roomId });
    expect(members.items.find(({ id }) => id === eve.me.id)?.online).toBe(true);
    await client.close();
    expect((await reader.next()).event).toEqual({ type: 'presence', memberId: eve.me.id, online: false });
    await reader.stop();
  });

  it('LIVE-78: who is writing is heard on their own instance while Redis takes nothing in', async () => {
    const app = await startApp();
    const admin = new Redis(redis.url);
    try {
      const [eve, fay] = await Promise.all([app.member(), app.member()]);
      const roomId = await makeRoomOf(app, eve, fay);
      const reader = await follow<RoomEvent>(fay.caller.chat.onRoom({ roomId, lastEventId: '2' }));
      await sendAll(app, eve, roomId, 'I begin');
      expect((await reader.next()).event.type).toBe('message.created');
      await admin.client('PAUSE', 60_000, 'WRITE');
      await eve.caller.chat.typing({ roomId });
      expect((await reader.next()).event).toMatchObject({ type: 'typing', member: { id: eve.me.id } });
      await reader.stop();
    } finally {
      await admin.client('UNPAUSE');
      admin.disconnect();
      await app.close();
    }
  });

  it('SOCK-55: the answer of a call leaves by one write with what it told', async () => {
    const roomId = await makeRoomOf(here, ann, ben);
    const room = await follow<RoomEvent>(ben.caller.chat.onRoom({ roomId, lastEventId: '2' }));
    await sendAll(here, ann, roomId, 'I begin');
    expect((await room.next()).event.type).toBe('message.created');
    // She is here already and her room knows it, so that the connection which is counted tells nobody anything.
    const before = await openRaw(here.wsUrl, { cookie: ann.cookie });
    const came = { type: 'presence', memberId: ann.me.id, online: true };
    for (let event = null; JSON.stringify(event) !== JSON.stringify(came); )
      event = (await room.next()).event;
    const client = await openRaw(here.wsUrl, { cookie: ann.cookie });
    const input = { roomId, lastEventId: '2' };
    client.send({ id: 1, method: 'subscription', params: { path: 'chat.onRoom', input } });
    const has = (...all: string[]) => all.every((what) => client.texts.some((text) => text.includes(what)));
    await expect.poll(() => client.texts.join()).toContain('message.created');
    const writes = async () =>
      Number(/^lobby_writes_total (\d+)$/m.exec((await here.services.metrics.text()).body)?.[1]);
    const writtenBefore = await writes();
    const line = (client.socket as unknown as { _socket: Socket })._socket;
    line.cork();
    client.send('PING');
    client.send({ id: 3, method: 'mutation', params: { path: 'chat.typing', input: { roomId } } });
    line.uncork();
    await expect.poll(() => has('PONG', '"id":3', '"type":"typing"')).toBe(true);
    expect((await writes()) - writtenBefore).toBe(1);
    await room.stop();
    before.close();
    client.close();
  });

  it('CHAT-19: leaving on one instance ends the feed on the other', async () => {
    const roomId = await makeRoomOf(here, ann, ben);
    const client = subscribe(() => here.wsUrl, ben, roomId, '2');
    await sendAll(here, ann, roomId, 'hello');
    await expect.poll(client.bodies).toEqual(['hello']);
    await ben.caller.chat.leaveRoom({ roomId });
    await expect.poll(() => client.errors).toMatchObject([{ data: { appCode: 'NOT_IN_ROOM' } }]);
    expect(client.seen.at(-1)?.event.type).toBe('member.left');
    await client.close();
  });

  it('CHAT-29: a subscriber whose instance is killed goes on at another and misses nothing, also after a typing event', async () => {
    const instance = await startInstance({ DATABASE_URL: database.url, REDIS_URL: redis.url });
    const roomId = await makeRoomOf(here, ann, ben);
    const { seq } = await ben.caller.chat.room({ roomId });
    let killed = false;
    const addresses: string[] = [];
    const client = subscribe(
      () => {
        const address = killed ? there.wsUrl : instance.wsUrl;
        addresses.push(address);
        return address;
      },
      ben,
      roomId,
      String(seq),
    );
    await sendAll(here, ann, roomId, 'one', 'two');
    await expect.poll(client.bodies, { timeout: 10_000 }).toEqual(['one', 'two']);
    await ann.caller.chat.typing({ roomId });
    // Who is online is told in between, whenever that is known.
    const typing = () => client.seen.find(({ event }) => event.type === 'typing');
    await expect.poll(() => typing()?.id).toBe(String(seq + 2));
    expect(addresses).toEqual([instance.wsUrl]);

    await instance.kill();
    await sendAll(here, ann, roomId, 'three', 'four');
    killed = true;
    await sendAll(there, ben, roomId, 'five');
    await expect.poll(() => client.bodies().length, { timeout: 10_000 }).toBe(5);
    await sendAll(here, ann, roomId, 'six');
    await expect.poll(client.bodies).toEqual(['one', 'two', 'three', 'four', 'five', 'six']);
    const durable = client.seen.filter(({ event }) => event.type === 'message.created');
    expect(durable.map(({ id }) => Number(id))).toEqual([1, 2, 3, 4, 5, 6].map((n) => seq + n));
    expect(client.seen.map(({ event }) => event.type)).not.toContain('reset');
    expect(client.errors).toEqual([]);
    expect(addresses.at(-1)).toBe(there.wsUrl);
    await client.close();
  });

  it('CHAT-29, CHAT-28: nothing is missed while Redis restarts and comes back empty', async () => {
    const roomId = await makeRoomOf(here, ann, ben);
    const client = subscribe(() => there.wsUrl, ben, roomId, '2');
    const expected: string[] = [];
    const say = async (text: string) => {
      expected.push(text);
      await sendAll(here, ann, roomId, text);
    };
    await say('before');
    await expect.poll(client.bodies).toEqual(expected);
    await redis.kill();
    for (let n = 0; n < 5; n += 1) await say(`away ${n}`);
    // Who is online is not known now, which is no reason to fail.
    expect(await ben.caller.chat.online()).toEqual({ items: [], nextCursor: null, total: 0 });
    expect((await ben.caller.chat.room({ roomId })).members.items.map(({ online }) => online)).toEqual([
      false,
      false,
    ]);
    await redis.start();
    for (let n = 0; n < 5; n += 1) await say(`back ${n}`);
    await expect.poll(client.bodies, { timeout: 15_000 }).toEqual(expected);
    expect(client.errors).toEqual([]);
    await client.close();
  });

  /** The same member, calling another instance. */
  const actAs = ({ me }: TestMember, { services }: TestApp) =>
    createCaller({
      services,
      session: { id: services.newId(), member: me },
      request: {
        address: '127.0.0.1',
        origin: testOrigin,
        userAgent: 'vitest',
        language: 'en',
        expectedMember: null,
      },
      cookies: { token: null, writable: true, set: () => {}, clear: () => {} },
    });
});
