// Very many connections with twenty rooms each come back at once: all catch up, and the database hardly notices.
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RoomEvent } from '../../../../shared/chat.ts';
import { appendEvent } from '../../../live/index.ts';
import { startTestApp, type TestApp } from '../../../testing/app.ts';
import { openChatClient } from '../../../testing/faults/chatClient.ts';
import { type Population, populate } from '../../../testing/faults/population.ts';
import { type RawFollower, rawFollower } from '../../../testing/faults/rawFollower.ts';
import { countStatements } from '../../../testing/faults/statements.ts';
import { type TestDatabase, testDatabase } from '../../../testing/postgres.ts';
import { describeWithRedis, startTestRedis, type TestRedis } from '../../../testing/redis.ts';
import { roomTopic } from '../topics.ts';

const people = 200;
/** 400 connections in every run; `LOBBY_STORM_CONNECTIONS=10` makes 2,000, which wants a machine to itself. */
const connectionsEach = Number(process.env['LOBBY_STORM_CONNECTIONS'] ?? 2);
const roomsEach = 20;
/** Twenty rooms for each group of four people. */
const groups = 50;
const pool = 8;
/** Connections that each client of the instance may hold, by its name (README, LOBBY_DATABASE_POOL); another has none. */
const mostOf: Record<string, number> = {
  lobby: pool,
  'lobby sql': pool / 4,
  'lobby turns': pool / 4,
  'lobby bulk': 2,
};

const statements = {
  session: /inner join lateral \(select [\s\S]* from "sessions"/,
  standing: /string_to_table\([\s\S]*from room_members/,
  heads: /select topic, head from topics/,
  replay: /select seq, payload::text/,
};

describeWithRedis('a storm of reconnections', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let app: TestApp;
  let crowd: Population;
  let watching: postgres.Sql;
  const counter = countStatements(statements);
  const followers: RawFollower[] = [];

  beforeAll(async () => {
    [database, redis] = await Promise.all([testDatabase('storm'), startTestRedis()]);
    crowd = await populate(database.url, {
      people: people + 1,
      rooms: groups * roomsEach,
      isIn: (person, room) => person < people && person % groups === room % groups,
    });
    app = await startTestApp({
      databaseUrl: database.url,
      onStatement: counter.onStatement,
      environment: {
        REDIS_URL: redis.url,
        LOBBY_RATE_LIMITS: 'on',
        LOBBY_CONNECTIONS_PER_ADDRESS: String(people * connectionsEach * 2),
        LOBBY_DATABASE_POOL: String(pool),
      },
    });
    watching = postgres(database.url, { max: 1 });
  });
  afterAll(async () => {
    for (const follower of followers) follower.cut();
    await app?.close();
    await watching?.end();
    await redis?.stop();
    await database?.drop();
  });

  /** So many events in every room, by the live engine alone. */
  const happen = (count: number) =>
    app.services.live.transact(async (tx) => {
      const author = { id: crowd.people[0]?.id ?? '', nickname: 'crowd', avatar: 'fox-1' };
      for (const roomId of crowd.rooms) {
        for (let n = 0; n < count; n += 1) {
          const message = { id: app.services.newId(), number: 1, author, body: 'storm', at: 0 };
          appendEvent(tx, roomTopic(roomId), { type: 'message.created', message } as RoomEvent);
        }
      }
    });

  const roomsOf = (person: number) => crowd.rooms.filter((_, room) => room % groups === person % groups);

  /** Everybody connects at once and follows all rooms after a seq; resolves when each has heard up to another. */
  async function storm(after: number, upTo: number) {
    const bystander = await serveBystander();
    counter.reset();
    const cookies = crowd.people.slice(0, people).map(({ cookie }, person) => ({ cookie, person }));
    const coming = Array.from({ length: connectionsEach }, () => cookies).flat();
    const arrived = coming.map(({ cookie, person }) =>
      rawFollower({ url: app.wsUrl, cookie, rooms: roomsOf(person), after }),
    );
    followers.push(...arrived);
    const state = () => ({
      behind: arrived.filter((follower) => follower.heardLess(upTo)).length,
      problems: arrived.flatMap(({ problems }) => problems).slice(0, 5),
    });
    await expect.poll(state, { timeout: 150_000, interval: 250 }).toEqual({ behind: 0, problems: [] });
    const counts = counter.counts();
    const { served, backends } = await bystander();
    for (const follower of arrived) {
      for (const seqs of follower.heard) {
        expect(seqs).toEqual(Array.from({ length: upTo - after }, (_, n) => after + 1 + n));
      }
    }
    // Those who come at once share it.
    expect(counts.session).toBeGreaterThan(0);
    expect(counts.session).toBeLessThanOrEqual(arrived.length);
    expect(counts.standing).toBeLessThanOrEqual(arrived.length);
    // Somebody else is served meanwhile, and no client holds more connections than it was given: those who come stay within
    // the pool, beside what jobs hold.
    expect(served).toBeGreaterThan(0);
    expect(backends['lobby']).toBeGreaterThan(0);
    expect(Object.entries(backends).filter(([name, most]) => most > (mostOf[name] ?? 0))).toEqual([]);
    return { arrived, counts };
  }

  /** Somebody who asks for something all the time; the returned function ends that. */
  async function serveBystander() {
    const { nickname, cookie } = crowd.people[people] ?? { nickname: '', cookie: '' };
    const { client, close } = openChatClient({ who: nickname, cookie, url: () => app.wsUrl });
    await client.chat.myRooms.query({ limit: 20 });
    let done = false;
    let served = 0;
    /** The most that were seen at once, by the name of their client. */
    const backends: Record<string, number> = {};
    const asking = (async () => {
      // Within what one connection may ask.
      while (!done && served < 400) {
        await client.chat.myRooms.query({ limit: 20 });
        if (!done) served += 1;
        // One that is just being made has no name for a moment.
        const rows = await watching<{ name: string; count: number }[]>`
          select application_name as name, count(*)::int as count from pg_stat_activity
          where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
            and application_name <> ''
          group by application_name`;
        for (const { name, count } of rows) backends[name] = Math.max(backends[name] ?? 0, count);
      }
    })();
    return async () => {
      done = true;
      await asking;
      await close();
      return { served, backends };
    };
  }

  it('CHAT-51, LIVE-43: all feeds catch up with at most one query for each session, one for the rooms of each connection, at most one replay each, and none where the ring reaches', {
    timeout: 400_000,
  }, async () => {
    await happen(3);
    const first = await storm(0, 3);
    expect(first.counts.replay).toBeLessThanOrEqual(people * connectionsEach * roomsEach);
    expect(first.counts.heads).toBeLessThanOrEqual(people * connectionsEach);

    // One connection of each group stays, and with it the rings of its rooms.
    const staying = first.arrived.slice(0, groups);
    for (const follower of first.arrived.slice(groups)) follower.cut();
    const feeds = groups * roomsEach;
    await expect.poll(() => app.services.live.stats.feeds, { timeout: 30_000 }).toBe(feeds);
    await happen(2);
    await expect
      .poll(() => staying.some((follower) => follower.heardLess(5)), { timeout: 30_000 })
      .toBe(false);
    const second = await storm(3, 5);
    expect(second.counts.replay).toBe(0);
    expect(app.services.live.stats.resets).toBe(0);
    expect(app.services.live.stats.feeds).toBe(people * connectionsEach * roomsEach + feeds);
  });
});
