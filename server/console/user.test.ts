// `lobby user:…` as it is typed.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTestApp, type TestApp } from '../testing/app.ts';
import { testBrowser } from '../testing/browser.ts';
import { type TestDatabase, testDatabase } from '../testing/postgres.ts';
import { UsageError } from './usage.ts';
import { userCommand } from './user.ts';

describe('lobby user', () => {
  let test: TestDatabase;
  let app: TestApp;
  let said: string[] = [];
  beforeAll(async () => {
    test = await testDatabase('console');
    app = await startTestApp({ databaseUrl: test.url });
    vi.stubEnv('DATABASE_URL', test.url);
    vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
  });
  beforeEach(() => {
    said = [];
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    await app.close();
    await test.drop();
  });

  it('ACC-39, ACC-126, ACC-143: makes a member with a random password told once, and changes their role', async () => {
    await userCommand('user:create')(['--email', 'kim@example.com', '--nickname', '하늘']);
    const password = /told this once: (\S+)/.exec(said.join())?.[1] ?? '';
    const device = await testBrowser(app);
    const email = 'kim@example.com';
    expect(await (await device.call()).signIn({ email, password })).toMatchObject({ role: 'member' });
    expect(await (await device.call()).profile()).toMatchObject({ emailVerified: true });
    await userCommand('user:role')(['--email', email, '--role', 'admin']);
    expect(await (await device.call()).me()).toMatchObject({ role: 'admin', nickname: '하늘' });
    const admin = await device.all();
    const { items } = await admin.moderation.log();
    expect(items.map(({ action, actor, details }) => ({ action, actor, ...details }))).toEqual([
      { action: 'role', actor: null, from: 'member', to: 'admin' },
      { action: 'create', actor: null, role: 'member' },
    ]);
    await expect(
      userCommand('user:create')(['--email', 'KIM@example.com', '--nickname', 'other']),
    ).rejects.toThrow('EMAIL_TAKEN');
  });

  it('ACC-39: bans, lets in again, lists and ends sessions; all of it stands in the log as the console’s', async () => {
    const { me, cookie } = await app.member();
    const device = await testBrowser(app, cookie.split('=')[1] ?? null);
    const email = ['--email', me.email];
    await userCommand('user:sessions')(email);
    expect(said.at(-1)).toBe('1 session.');
    await userCommand('user:sessions')([...email, '--end']);
    expect(await (await device.call()).me()).toBeNull();
    await userCommand('user:ban')([...email, '--reason', 'spam', '--days', '2']);
    const [row] = await app.services.database.sql`
      select ban_reason, round(extract(epoch from banned_until - banned_at) / 86400)::int as days from members where id = ${me.id}`;
    expect(row).toMatchObject({ ban_reason: 'spam', days: 2 });
    await userCommand('user:unban')(email);
    const admin = await app.member({ role: 'admin' });
    const { items } = await admin.caller.moderation.log({ memberId: me.id, limit: 10 });
    expect(items.map(({ action, actor }) => [action, actor])).toEqual([
      ['unban', null],
      ['ban', null],
      ['endSessions', null],
    ]);
  });

  it('ACC-141: says of what kind a member is', async () => {
    const { me, cookie } = await app.member();
    await userCommand('user:kind')(['--email', me.email, '--kind', 'vip']);
    expect(said.at(-1)).toBe('Now vip.');
    const device = await testBrowser(app, cookie.split('=')[1] ?? null);
    expect(await (await device.call()).me()).toMatchObject({ kind: 'vip' });
  });

  it.each([
    ['user:kind', ['--email', 'a@example.com', '--kind', 'king'], /--kind takes normal, vip, publisher/],
    ['user:create', ['--email', 'nonsense', '--nickname', 'kim'], /--email/],
    ['user:create', ['--email', 'a@example.com', '--nickname', 'x'], /--nickname/],
    ['user:role', ['--email', 'a@example.com', '--role', 'king'], /--role takes member, moderator, admin/],
    ['user:ban', ['--email', 'nobody@example.com', '--reason', 'x'], /Nobody has the address/],
    ['user:ban', ['--email', 'a@example.com'], /--reason is missing/],
    ['user:ban', ['--email', 'a@example.com', '--reason', 'x', '--days=-1'], /--days takes/],
    ['user:sessions', ['--who', 'me'], /--who/],
  ])('ACC-39: %s refuses %j', async (action, args, message) => {
    await expect(userCommand(action)(args)).rejects.toThrow(UsageError);
    await expect(userCommand(action)(args)).rejects.toThrow(message);
  });
});
