// Sessions that end on one of several instances: their sockets on the others end too, by the bus and without it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { testBrowser } from '../../testing/browser.ts';
import { type TestDatabase, testDatabase } from '../../testing/postgres.ts';
import { describeWithRedis, startTestRedis, type TestRedis } from '../../testing/redis.ts';
import { hashPassword } from './passwords.ts';

const password = 'violet doorway 7';

/** Each ends the session of the member's other device, by a call to the instance that device is not connected to. */
const endings = {
  'ACC-12: signing out': ({ device }) => device.signOut(),
  'ACC-30: signing one device out': async ({ member }) => {
    const { items } = await member.caller.accounts.sessions();
    const sessionId = items.find(({ userAgent }) => userAgent === 'another')?.id ?? '';
    await member.caller.accounts.endSession({ sessionId });
  },
  'ACC-30: signing out everywhere else': ({ member }) => member.caller.accounts.endOtherSessions(),
  'ACC-28: a new password': ({ member }) =>
    member.caller.accounts.changePassword({ current: password, password: 'a lamp in the fog' }),
  'ACC-32: a ban': ({ member, moderator }) =>
    moderator.caller.moderation.ban({ memberId: member.me.id, reason: 'spam' }),
} satisfies Record<string, (world: World) => Promise<unknown>>;

type Calls = Awaited<ReturnType<Awaited<ReturnType<typeof testBrowser>>['call']>>;
type World = { member: TestMember; device: Calls; moderator: TestMember };

describeWithRedis('sessions over two instances', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let here: TestApp;
  let there: TestApp;
  let passwordHash: string;
  let moderator: TestMember;
  beforeAll(async () => {
    [database, redis] = await Promise.all([testDatabase('sessions'), startTestRedis()]);
    const environment = { REDIS_URL: redis.url, LOG_LEVEL: 'silent' };
    const start = () => startTestApp({ databaseUrl: database.url, environment });
    [here, there] = await Promise.all([start(), start()]);
    passwordHash = await hashPassword(password);
    moderator = await here.member({ role: 'moderator' });
  });
  afterAll(async () => {
    await Promise.all([here?.close(), there?.close()]);
    await redis?.stop();
    await database?.drop();
  });

  const cases = Object.keys(endings).flatMap((name) =>
    ['with', 'without'].map((bus) => [name as keyof typeof endings, bus] as const),
  );
  it.each(cases)('DOOR-5, %s ends its sockets on the other instance, %s the bus', async (name, bus) => {
    const member = await here.member({ passwordHash });
    const browser = await testBrowser(here, null, { userAgent: 'another' });
    await (await browser.call()).signIn({ email: member.me.email, password });
    const token = browser.token();
    const socket = new WebSocket(there.wsUrl, { headers: { cookie: `lobby_session=${token}` } });
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.once('open', resolve));
    await expect.poll(() => there.services.connections.size).toBe(1);
    if (bus === 'without') await redis.kill();
    await endings[name]({ member, device: await browser.call(), moderator });
    expect(await closed).toBe(4_401);
    expect(await (await (await testBrowser(there, token)).call()).me()).toBeNull();
    if (bus === 'without') await redis.start();
  });
});
