// Those who take a copy of their own data: as fast as they read, and how many at a time.
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { exportsOf } from '../../../testing/exports.ts';
import { makeRoomOf, sendAll } from '../../../testing/rooms.ts';
import { unzip } from '../../../testing/unzip.ts';
import { exportDownloads } from './http.ts';

describe('who takes a copy', () => {
  let app: TestApp;
  const statements: string[] = [];
  beforeAll(async () => {
    app = await startTestApp({
      environment: { LOBBY_RATE_LIMITS: 'on' },
      onStatement: (text) => statements.push(text),
    });
    // Many megabytes of noise are said here in bulk, which nobody searches.
    await app.services.database.sql`drop index messages_terms`;
  });
  afterAll(() => app.close());

  const { ask, copyOf, codeOf, say } = exportsOf(() => app);

  it('ACC-100, ACC-103: very many messages all arrive, and are read no faster than they are taken, as of one moment', async () => {
    const member = await app.member();
    const roomId = await makeRoomOf(app, member);
    const count = 16_000;
    await say(member, roomId, count, 1_600);
    const isPage = (text: string) => text.includes('"messages"."author_id"');
    statements.length = 0;
    const response = await new Promise<IncomingMessage>((resolve) =>
      request(`${app.url}/exports/me.zip`, { headers: { cookie: member.cookie } }, resolve).end(),
    );
    response.pause();
    // Nobody reads: what is on its way fills up, and no more pages are asked for, whatever else goes on.
    await expect.poll(() => statements.filter(isPage).length).toBeGreaterThan(0);
    let before = -1;
    await expect
      .poll(async () => {
        const last = before;
        for (let n = 0; n < 20; n += 1) await app.guest().caller.chat.rooms();
        before = statements.filter(isPage).length;
        return before === last;
      })
      .toBe(true);
    expect(before).toBeLessThan((count / 500) * 0.75);
    // What is said meanwhile is not of that moment.
    await sendAll(app, member, roomId, 'too late');
    const bytes: Buffer[] = [];
    for await (const chunk of response) bytes.push(chunk as Buffer);
    const messages = JSON.parse(String((await unzip(Buffer.concat(bytes))).get('messages.json'))) as {
      id: string;
    }[];
    expect(messages).toHaveLength(count);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(count);
    expect(statements.filter(isPage)).toHaveLength(count / 500 + 1);
  });

  /** Begins to take a copy, and reads no further. */
  const begin = ({ cookie }: TestMember, url = app.url) =>
    new Promise<IncomingMessage>((resolve) =>
      request(`${url}/exports/me.zip`, { headers: { cookie } }, (response) => {
        response.on('error', () => {});
        response.pause();
        resolve(response);
      }).end(),
    );

  it('ACC-136: a member has one place, so that two who read slowly do not keep everybody out', async () => {
    const [greedy, other] = [await app.member(), await app.member()];
    await say(greedy, await makeRoomOf(app, greedy), 12_000, 1_600);
    const open = await begin(greedy);
    expect(await codeOf(await ask({ cookie: greedy.cookie }))).toEqual([429, 'RATE_LIMITED']);
    await copyOf(other);
    open.destroy();
    const again = async () => {
      const { body, status } = await ask({ cookie: greedy.cookie });
      await body?.cancel();
      return status;
    };
    await expect.poll(again).toBe(200);
  });

  it('ACC-136: a reader who takes too little is cut off, and the place is free', async () => {
    const member = await app.member();
    await say(member, await makeRoomOf(app, member), 12_000, 1_600);
    const answer = exportDownloads(app.services, { floor: 32 * 1024, period: 50 });
    const server = createServer((asked, response) => {
      answer(asked, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const stuck = await begin(member, url);
    await expect
      .poll(async () => {
        const next = await fetch(`${url}/exports/me.zip`, { headers: { cookie: member.cookie } });
        await next.body?.cancel();
        return next.ok;
      })
      .toBe(true);
    const cut = new Promise((resolve) => stuck.once('close', resolve));
    stuck.resume();
    await cut;
    expect(stuck.complete).toBe(false);
    server.closeAllConnections();
    server.close();
  });

  it('ACC-103: two are written at a time; one whose reader goes, or whose session ends, gives its place back', async () => {
    const members = [await app.member(), await app.member(), await app.member()];
    const [first, second, third] = members as [TestMember, TestMember, TestMember];
    for (const member of members) await say(member, await makeRoomOf(app, member), 12_000, 1_600);
    const [one, two] = [await begin(first), await begin(second)];
    expect(await codeOf(await ask({ cookie: third.cookie }))).toEqual([429, 'RATE_LIMITED']);
    one.destroy();
    const askAndGo = async () => {
      const { body, status } = await ask({ cookie: third.cookie });
      await body?.cancel();
      return status;
    };
    await expect.poll(askAndGo).toBe(200);
    const ended = new Promise((resolve) => two.once('close', resolve));
    two.resume();
    await second.caller.accounts.endSession({
      sessionId: (await second.caller.accounts.sessions()).items[0]?.id ?? '',
    });
    await ended;
    expect(two.complete).toBe(false);
    // Nothing is left open on the database.
    await expect
      .poll(
        async () =>
          (
            await app.services.database.sql`
        select 1 from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`
          ).length,
      )
      .toBe(0);
  });
});
