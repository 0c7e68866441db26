// One device let in by another: what each may do, and what nobody may.
import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { QrEvent } from '../../../../shared/qr.ts';
import { topicEndings } from '../../../app.ts';
import { beginPruning } from '../../../live/retention.ts';
import type { AppRouter } from '../../../router.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { testBrowser } from '../../../testing/browser.ts';
import { hashPassword } from '../passwords.ts';

const wrong = expect.objectContaining({ appCode: 'QR_WRONG' });

describe('one device by another', () => {
  let app: TestApp;
  let now = Date.now();
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
  });
  afterAll(() => app.close());

  const start = async () => {
    const device = await testBrowser(app, null, {
      address: '10.1.2.3',
      userAgent: 'A desk',
      origin: 'http://shop.example',
    });
    const begun = await (await device.call()).startQr();
    const code = begun.url.split('#')[1] ?? '';
    return {
      device,
      code,
      ...begun,
      comeIn: async () => (await device.call()).signInByQr({ claim: begun.claim }),
    };
  };

  it('ACC-52: a member who reads the code sees who asks, says yes, and the device is in as them', async () => {
    const { caller, me } = await app.member();
    const { device, code, url, match, expiresAt, comeIn } = await start();
    expect(url).toBe(`http://shop.example/approve#${code}`);
    expect(expiresAt).toBe(now + 180_000);
    expect(match).toMatch(/^\d{4}$/);
    await expect(comeIn()).rejects.toEqual(wrong);
    expect(await caller.accounts.lookAtQr({ code })).toEqual({
      userAgent: 'A desk',
      address: '10.1.2.3',
      near: false,
      at: now,
      match,
      expiresAt,
    });
    await expect(comeIn()).rejects.toEqual(wrong);
    await caller.accounts.answerQr({ code, approve: true });
    expect((await comeIn()).id).toBe(me.id);
    expect((await (await device.call()).me())?.id).toBe(me.id);
    // Once, on one device.
    await expect(comeIn()).rejects.toEqual(wrong);
    const devices = await caller.accounts.sessions();
    expect(devices.items.map(({ userAgent }) => userAgent)).toContain('A desk');
  });

  it.each([
    ['10.1.2.3', '10.1.2.3', true],
    ['10.1.2.3', '10.1.2.4', false],
    ['2001:db8:1:2::a', '2001:db8:1:2:ffff::b', true],
    ['2001:db8:1:2::a', '2001:db8:1:3::a', false],
  ])('ACC-75: a device at %s seen from %s: near is %s', async (desk, phone, near) => {
    const device = await testBrowser(app, null, { address: desk, origin: 'http://shop.example' });
    const code = (await (await device.call()).startQr()).url.split('#')[1] ?? '';
    const { cookie } = await app.member();
    const other = await testBrowser(app, cookie.split('=')[1], {
      address: phone,
      origin: 'http://shop.example',
    });
    expect(await (await other.call()).lookAtQr({ code })).toMatchObject({ address: desk, near });
  });

  it('ACC-52: after a no nobody comes in, and no yes follows it', async () => {
    const { caller } = await app.member();
    const { device, code, comeIn } = await start();
    await caller.accounts.lookAtQr({ code });
    await caller.accounts.answerQr({ code, approve: false });
    await expect(comeIn()).rejects.toEqual(wrong);
    await expect(caller.accounts.answerQr({ code, approve: true })).rejects.toEqual(wrong);
    await expect(caller.accounts.lookAtQr({ code })).rejects.toEqual(wrong);
    expect(await (await device.call()).me()).toBeNull();
  });

  it('ACC-53: the first member who reads a code alone may answer it, and nobody without reading it', async () => {
    const [first, second] = [await app.member(), await app.member()];
    const { code, comeIn } = await start();
    await expect(first.caller.accounts.answerQr({ code, approve: true })).rejects.toEqual(wrong);
    const looks = await Promise.allSettled(
      [first, second].map(({ caller }) => caller.accounts.lookAtQr({ code })),
    );
    expect(looks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [winner, loser] = looks[0]?.status === 'fulfilled' ? [first, second] : [second, first];
    await expect(loser.caller.accounts.answerQr({ code, approve: true })).rejects.toEqual(wrong);
    await winner.caller.accounts.lookAtQr({ code });
    await winner.caller.accounts.answerQr({ code, approve: true });
    expect((await comeIn()).id).toBe(winner.me.id);
  });

  it('ACC-53: of several who come in by one yes at once, one does', async () => {
    const { caller } = await app.member();
    const { code, claim } = await start();
    await caller.accounts.lookAtQr({ code });
    await caller.accounts.answerQr({ code, approve: true });
    const answers = await Promise.allSettled(
      Array.from({ length: 5 }, () => app.guest().caller.accounts.signInByQr({ claim })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('ACC-53: after three minutes nothing of it is good any more', async () => {
    const { caller } = await app.member();
    const [unread, read, approved] = [await start(), await start(), await start()];
    await caller.accounts.lookAtQr({ code: read.code });
    await caller.accounts.lookAtQr({ code: approved.code });
    await caller.accounts.answerQr({ code: approved.code, approve: true });
    now += 180_000;
    await expect(caller.accounts.lookAtQr({ code: unread.code })).rejects.toEqual(wrong);
    await expect(caller.accounts.answerQr({ code: read.code, approve: true })).rejects.toEqual(wrong);
    await expect(approved.comeIn()).rejects.toEqual(wrong);
    await expect(app.guest().caller.accounts.onQr({ claim: unread.claim })).rejects.toEqual(wrong);
  });

  it('ACC-53: code and claim are not each other, and what is made up is nothing', async () => {
    const { caller } = await app.member();
    const { code, claim } = await start();
    await expect(caller.accounts.lookAtQr({ code: claim })).rejects.toEqual(wrong);
    await caller.accounts.lookAtQr({ code });
    await caller.accounts.answerQr({ code, approve: true });
    await expect(app.guest().caller.accounts.signInByQr({ claim: code })).rejects.toEqual(wrong);
    await expect(app.guest().caller.accounts.signInByQr({ claim: 'x'.repeat(43) })).rejects.toEqual(wrong);
  });

  it('ACC-134: a yes that was not used yet goes when its member signs devices out, however they do', async () => {
    const password = 'violet doorway 7';
    const ways: ((member: TestMember) => Promise<unknown>)[] = [
      ({ caller }) => caller.accounts.endOtherSessions(),
      ({ caller }) => caller.accounts.changePassword({ current: password, password: 'a lamp in the fog' }),
      async ({ caller }) => {
        const { items } = await caller.accounts.sessions();
        await caller.accounts.endSession({ sessionId: items.find(({ current }) => !current)?.id ?? '' });
      },
      async ({ me }) => {
        const admin = await app.member({ role: 'admin' });
        await admin.caller.moderation.endSessions({ memberId: me.id });
      },
    ];
    for (const signOut of ways) {
      const member = await app.member({ passwordHash: await hashPassword(password) });
      // The device that says yes, and is not trusted any more.
      const lost = await testBrowser(app);
      await (await lost.call()).signIn({ email: member.me.email, password });
      const { code, comeIn } = await start();
      await (await lost.call()).lookAtQr({ code });
      await (await lost.call()).answerQr({ code, approve: true });
      await signOut(member);
      await expect(comeIn()).rejects.toEqual(wrong);
    }
  });

  it('ACC-54: nothing is left of an answer when events are not kept any more', async () => {
    const { caller } = await app.member();
    const { code } = await start();
    await caller.accounts.lookAtQr({ code });
    await caller.accounts.answerQr({ code, approve: false });
    const { sql } = app.services.database;
    const left = async () => (await sql`select 1 from topics where topic like 'qr:%'`).length;
    expect(await left()).toBeGreaterThan(0);
    const step = beginPruning(now + 2 * 3_600_000, { hours: 1, count: 10_000, endings: topicEndings });
    while (await sql.begin((tx) => step(tx)));
    expect(await left()).toBe(0);
  });

  it('ACC-32: who is banned meanwhile lets nobody in', async () => {
    const { caller, me } = await app.member();
    const moderator = await app.member({ role: 'moderator' });
    const { code, comeIn } = await start();
    await caller.accounts.lookAtQr({ code });
    await caller.accounts.answerQr({ code, approve: true });
    // As for a device that comes at the very moment of the ban.
    const { sql } = app.services.database;
    await sql`update members set banned_at = now() where id = ${me.id}`;
    await expect(comeIn()).rejects.toEqual(expect.objectContaining({ appCode: 'BANNED' }));
    await moderator.caller.moderation.ban({ memberId: me.id, reason: 'spam' });
    await expect(comeIn()).rejects.toEqual(wrong);
  });

  it('ACC-54: the answer comes over the WebSocket, also to who follows after it', async () => {
    const { caller } = await app.member();
    const { code, claim } = await start();
    const socket = createWSClient({ url: app.wsUrl, WebSocket: WebSocket as never });
    const client = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] });
    const answer = () =>
      new Promise<QrEvent | { type: 'reset' }>((resolve, reject) => {
        client.accounts.onQr.subscribe({ claim }, { onData: ({ data }) => resolve(data), onError: reject });
      });
    const early = answer();
    await caller.accounts.lookAtQr({ code });
    await caller.accounts.answerQr({ code, approve: true });
    expect(await early).toEqual({ type: 'qr.answered', approved: true });
    expect(await answer()).toEqual({ type: 'qr.answered', approved: true });
    await socket.close();
  });
});
