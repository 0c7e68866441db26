// Messages that share a commit: refused, repeated, broken and good ones side by side, on one instance and on two.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberRef } from '../../../shared/accounts.ts';
import type { RoomEvent, Sent } from '../../../shared/chat.ts';
import { createMetrics } from '../../platform/metrics.ts';
import type { Services } from '../../services.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { type TestDatabase, testDatabase } from '../../testing/postgres.ts';
import { follow, makeRoom, makeRoomOf, nowhere } from '../../testing/rooms.ts';
import { sendMessage } from './commands/index.ts';
import { memberRef } from './present.ts';

type Case = { send: { author: MemberRef; roomId: string; body: string; key: string }; expected: string };

describe('messages that share a commit', () => {
  let database: TestDatabase;
  let here: TestApp;
  let there: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  let outsider: TestMember;
  beforeAll(async () => {
    database = await testDatabase('batches');
    // Two instances that do not even hear of each other: the database alone keeps them in order.
    [here, there] = await Promise.all([
      startTestApp({ databaseUrl: database.url }),
      startTestApp({ databaseUrl: database.url }),
    ]);
    [ann, ben, outsider] = await Promise.all([here.member(), here.member(), here.member()]);
  });
  afterAll(async () => {
    await Promise.all([here?.close(), there?.close()]);
    await database?.drop();
  });

  const newKey = () => here.services.newId();

  /** The app's services, with batches of their own and a list of their commits: null, or what one failed with. */
  const watched = ({ services }: TestApp) => {
    const commits: unknown[] = [];
    const { live } = services;
    const transactAtOnce: typeof live.transactAtOnce = async (issue, conclude) => {
      try {
        const result = await live.transactAtOnce(issue, conclude);
        commits.push(null);
        return result;
      } catch (error) {
        commits.push(error);
        throw error;
      }
    };
    return {
      services: { ...services, live: { ...live, transactAtOnce }, metrics: createMetrics() },
      commits,
    };
  };

  const send = (services: Services, author: TestMember, roomId: string, body: string, key = newKey()) =>
    sendMessage(services, memberRef(author.me), { roomId, body, key });

  const outcome = (result: PromiseSettledResult<Sent>) =>
    result.status === 'fulfilled' ? 'sent' : (result.reason.appCode ?? 'broken');

  const stored = (roomId: string) =>
    here.services.database.sql<{ id: string; number: string; body: string }[]>`
      select id, number, body from messages where room_id = ${roomId} order by number`;

  it('CHAT-40, CHAT-42: many at once take few commits, and stand in the order they came', async () => {
    const { services, commits } = watched(here);
    const rooms = await Promise.all(Array.from({ length: 4 }, () => makeRoomOf(here, ann, ben)));
    const bodies = Array.from({ length: 600 }, (_, index) => `m${index}`);
    const unseen: string[] = [];
    const answers = await Promise.all(
      bodies.map(async (body, index) => {
        const answer = await send(services, index % 2 ? ann : ben, rooms[index % 4] ?? '', body);
        // Whoever is answered can be read by everybody.
        if (index % 50 === 0) {
          const found = await there.services.database.sql`select 1 from messages where id = ${answer.id}`;
          if (found.length === 0) unseen.push(body);
        }
        return answer;
      }),
    );
    expect(unseen).toEqual([]);
    // 256, 256 and the rest.
    expect(commits).toEqual([null, null, null]);
    for (const [place, roomId] of rooms.entries()) {
      const own = bodies.filter((_, index) => index % 4 === place);
      expect((await stored(roomId)).map(({ body }) => body)).toEqual(own);
      expect(answers.filter((_, index) => index % 4 === place).map(({ number }) => number)).toEqual(
        own.map((_, index) => index + 1),
      );
      const { seq } = await ann.caller.chat.room({ roomId });
      const reader = await follow<RoomEvent>(ann.caller.chat.onRoom({ roomId, lastEventId: '2' }));
      const seen = await reader.take(own.length);
      expect(
        seen.map(({ id, event }) => [Number(id), event.type === 'message.created' && event.message.body]),
      ).toEqual(own.map((body, index) => [index + 3, body]));
      expect(seq).toBe(own.length + 2);
      await reader.stop();
    }
  });

  it('CHAT-41, CHAT-13, CHAT-12: refused, repeated, reused and broken ones sink nobody', async () => {
    const { services, commits } = watched(here);
    const rooms = await Promise.all(Array.from({ length: 3 }, () => makeRoomOf(here, ann, ben)));
    const old = { author: memberRef(ann.me), roomId: rooms[0] ?? '', body: 'of before', key: newKey() };
    const before = await sendMessage(services, old.author, old);
    const cases: Case[] = Array.from({ length: 120 }, (_, index) => {
      const author = memberRef(index % 2 ? ann.me : ben.me);
      const made = { author, roomId: rooms[index % 3] ?? '', body: `m${index}`, key: newKey() };
      if (index % 10 === 3)
        return { send: { ...made, author: memberRef(outsider.me) }, expected: 'NOT_IN_ROOM' };
      if (index % 10 === 5) return { send: { ...made, roomId: nowhere }, expected: 'ROOM_NOT_FOUND' };
      if (index === 37 || index === 88) return { send: { ...made, body: '' }, expected: 'broken' };
      return { send: made, expected: 'sent' };
    });
    const good = cases.filter(({ expected }) => expected === 'sent').map((each) => each.send);
    const [twin, reused] = good;
    if (!twin || !reused) throw new Error('there are some');
    // Twins and reuses between the others, and one of a message sent long ago.
    cases.splice(60, 0, { send: twin, expected: 'sent' }, { send: old, expected: 'sent' });
    cases.splice(
      90,
      0,
      { send: { ...reused, body: 'else' }, expected: 'KEY_REUSED' },
      { send: twin, expected: 'sent' },
    );
    cases.push({ send: { ...old, roomId: rooms[1] ?? '' }, expected: 'KEY_REUSED' });
    commits.length = 0;

    const results = await Promise.allSettled(
      cases.map((each) => sendMessage(services, each.send.author, each.send)),
    );

    expect(results.map(outcome)).toEqual(cases.map(({ expected }) => expected));
    const answered = (key: string) =>
      results.flatMap((result, index) =>
        result.status === 'fulfilled' && cases[index]?.send.key === key ? [result.value] : [],
      );
    expect(answered(twin.key)).toHaveLength(3);
    for (const answer of answered(twin.key)) expect(answer).toEqual(answered(twin.key)[0]);
    expect(answered(old.key)).toEqual([before]);
    const failed = commits.filter((error) => error !== null);
    // The whole batch, and then the two by themselves.
    expect(failed).toHaveLength(3);
    for (const error of failed) expect(error).toMatchObject({ constraint_name: 'messages_body' });
    for (const [place, roomId] of rooms.entries()) {
      const rows = await stored(roomId);
      const bodies = good.filter((each) => each.roomId === roomId).map(({ body }) => body);
      expect(rows.map(({ body }) => body)).toEqual(place === 0 ? ['of before', ...bodies] : bodies);
      expect(rows.map(({ number }) => Number(number))).toEqual(rows.map((_, index) => index + 1));
    }
    // A refused key is free: the same member may use it for what is allowed.
    const refused = cases.find(({ expected }) => expected === 'broken');
    if (!refused) throw new Error('there is one');
    expect(
      (await sendMessage(services, refused.send.author, { ...refused.send, body: 'mended' })).number,
    ).toBeGreaterThan(1);
  });

  it('CHAT-41: a key refused in a batch is free for its twin with other input in the same batch', async () => {
    const { services } = watched(here);
    const [foreign, own] = await Promise.all([makeRoom(here, ben), makeRoom(here, ann)]);
    const key = newKey();
    const results = await Promise.allSettled([
      send(services, ann, own, 'first'),
      send(services, ann, foreign, 'x', key),
      send(services, ann, own, 'x', key),
      send(services, ann, own, 'x', key),
      send(services, ann, foreign, 'x', key),
    ]);
    expect(results.map(outcome)).toEqual(['sent', 'NOT_IN_ROOM', 'sent', 'sent', 'KEY_REUSED']);
    expect(results[3]).toEqual(results[2]);
  });

  it('CHAT-43, CHAT-12: two instances that send to the same rooms crosswise never deadlock', async () => {
    const [left, right] = [watched(here), watched(there)];
    const rooms = await Promise.all(Array.from({ length: 8 }, () => makeRoomOf(here, ann, ben)));
    const burst = ({ services }: typeof left, order: string[]) =>
      Array.from({ length: 400 }, (_, index) =>
        send(services, index % 3 ? ann : ben, order[(index * 5) % order.length] ?? '', `m${index}`),
      );
    // Between them, people come and go: changes that lock the same rooms one at a time.
    const comings = rooms.map(async (roomId) => {
      for (let round = 0; round < 3; round += 1) {
        await outsider.caller.chat.joinRoom({ roomId });
        await outsider.caller.chat.leaveRoom({ roomId });
      }
    });
    await Promise.all([...burst(left, rooms), ...burst(right, rooms.toReversed()), ...comings]);
    expect([...left.commits, ...right.commits].filter((error) => error !== null)).toEqual([]);
    expect(left.commits.length + right.commits.length).toBeLessThan(100);
    for (const roomId of rooms) {
      const rows = await stored(roomId);
      expect(rows).toHaveLength(100);
      expect(rows.map(({ number }) => Number(number))).toEqual(rows.map((_, index) => index + 1));
    }
  });

  it('CHAT-44, CHAT-13: one key used on two instances for different rooms at once sends one message', async () => {
    const { services: left } = here;
    const { services: right } = there;
    const [one, two] = await Promise.all([makeRoom(here, ann), makeRoom(here, ann)]);
    for (let round = 0; round < 20; round += 1) {
      const key = newKey();
      const results = await Promise.allSettled([
        send(left, ann, one, 'x', key),
        send(right, ann, two, 'x', key),
      ]);
      expect(results.map(outcome).sort()).toEqual(['KEY_REUSED', 'sent']);
    }
    expect((await stored(one)).length + (await stored(two)).length).toBe(20);
  });

  it('CHAT-44: a key that is being used is waited for, and is free when that call fails', async () => {
    const { sql } = there.services.database;
    const roomId = await makeRoom(here, ann);
    const key = newKey();
    let sent: Promise<Sent> | undefined;
    const undo = new Error('changed my mind');
    const elsewhere = sql.begin(async (tx) => {
      await tx`
        insert into request_keys (member_id, procedure, key, input_hash, at)
        values (${ann.me.id}, 'chat.send', ${key}, 'other', now())`;
      sent = send(here.services, ann, roomId, 'mine', key);
      await expect
        .poll(
          () => here.services.database.sql`select 1 from pg_stat_activity where wait_event = 'transactionid'
          and query like '%json_to_recordset%' and datname = current_database()`,
        )
        .toHaveLength(1);
      throw undo;
    });
    await expect(elsewhere).rejects.toBe(undo);
    expect(await sent).toMatchObject({ number: 1 });
  });

  it('CHAT-45: ids and keys mean the same in upper and lower case', async () => {
    const roomId = await makeRoom(here, ann);
    const key = newKey();
    const { seq } = await ann.caller.chat.room({ roomId: roomId.toUpperCase() });
    const reader = await follow<RoomEvent>(
      ann.caller.chat.onRoom({ roomId: roomId.toUpperCase(), lastEventId: String(seq) }),
    );
    const first = await ann.caller.chat.send({ roomId: roomId.toUpperCase(), body: 'x', key });
    expect(await ann.caller.chat.send({ roomId, body: 'x', key: key.toUpperCase() })).toEqual(first);
    expect((await reader.next()).id).toBe(String(first.seq));
    await reader.stop();
  });
});
