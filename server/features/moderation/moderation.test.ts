// Looking after members: bans at every door, roles, and the log of it.
import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { AppRouter } from '../../router.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { testBrowser } from '../../testing/browser.ts';
import { nowhere } from '../../testing/rooms.ts';
import { hashPassword } from '../accounts/passwords.ts';

const refusal = (appCode: string, params = {}) =>
  expect.objectContaining({ appCode, params: expect.objectContaining(params) });
const password = 'violet doorway 7';
const language = 'en' as const;

describe('looking after members', () => {
  let app: TestApp;
  let now = Date.now();
  let admin: TestMember;
  let moderator: TestMember;
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now }, environment: { LOBBY_DEMO_ACCOUNTS: 'on' } });
    [admin, moderator] = await Promise.all([
      app.member({ role: 'admin' }),
      app.member({ role: 'moderator' }),
    ]);
  });
  afterAll(() => app.close());

  const newestLetter = async (email: string) => {
    const { items } = await app.guest().caller.outbox.letters({ limit: 100 });
    return items.find(({ recipient }) => recipient === email)?.text ?? '';
  };
  const browserOf = ({ cookie }: TestMember) => testBrowser(app, cookie.split('=')[1] ?? null);

  it('ACC-32: a ban ends every session and socket at once, and is told at every way in', async () => {
    const member = await app.member({ passwordHash: await hashPassword(password), demo: true });
    const { id, email } = member.me;
    const device = await browserOf(member);
    const socket = new WebSocket(app.wsUrl, { headers: { cookie: member.cookie } });
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.once('open', resolve));
    const guest = await testBrowser(app);
    const call = await guest.call();
    await call.sendCode({ email, purpose: 'signIn', language });
    const code = /\b\d{6}\b/.exec(await newestLetter(email))?.[0] ?? '';
    now += 1;
    await call.sendCode({ email, purpose: 'resetPassword', language });
    const resetCode = /\b\d{6}\b/.exec(await newestLetter(email))?.[0] ?? '';
    now += 1;
    await call.sendLink({ email, language });
    const token = /#([\w-]{43})/.exec(await newestLetter(email))?.[1] ?? '';

    const until = now + 3_600_000;
    await moderator.caller.moderation.ban({ memberId: id, reason: 'spam in the lobby', until });
    expect(await closed).toBe(4_401);
    expect(await (await device.call()).me()).toBeNull();
    const banned = refusal('BANNED', { reason: 'spam in the lobby', until });
    await expect(call.signIn({ email, password })).rejects.toEqual(banned);
    await expect(call.signInByCode({ email, code })).rejects.toEqual(banned);
    await expect(call.signInByLink({ token })).rejects.toEqual(banned);
    await expect(call.resetPassword({ email, code: resetCode, password: 'a lamp in fog' })).rejects.toEqual(
      banned,
    );
    await expect(call.signInDemo({ memberId: id })).rejects.toEqual(banned);
    expect(guest.token()).toBeNull();
    // A wrong password learns nothing of the ban, and the reset above changed none.
    await expect(call.signIn({ email, password: 'not it at all' })).rejects.toEqual(
      refusal('WRONG_CREDENTIALS'),
    );
    now = until;
    expect(await (await guest.call()).signIn({ email, password })).toMatchObject({ id });
  });

  it('ACC-32: a session that a race left behind lets nobody in while the ban lasts, and the ban can be lifted', async () => {
    const member = await app.member();
    const { sql } = app.services.database;
    await sql`update members set banned_at = now() where id = ${member.me.id}`;
    const device = await browserOf(member);
    expect(await (await device.call()).me()).toBeNull();
    await moderator.caller.moderation.unban({ memberId: member.me.id });
    expect(await (await device.call()).me()).toMatchObject({ id: member.me.id });
  });

  it('ACC-36: nobody acts on themselves, on their own rank or above; only administrators give roles', async () => {
    const [other, second, member] = await Promise.all([
      app.member({ role: 'moderator' }),
      app.member({ role: 'admin' }),
      app.member(),
    ]);
    const ban = (by: TestMember, on: TestMember) =>
      by.caller.moderation.ban({ memberId: on.me.id, reason: 'a reason' });
    const no = refusal('NOT_ALLOWED');
    for (const [by, on] of [
      [moderator, other],
      [moderator, admin],
      [moderator, moderator],
      [admin, second],
      [admin, admin],
      [member, other],
    ] as const) {
      await expect(ban(by, on)).rejects.toEqual(no);
    }
    await ban(admin, other);
    const role = (by: TestMember, on: TestMember) =>
      by.caller.moderation.setRole({ memberId: on.me.id, role: 'moderator' });
    await expect(role(moderator, member)).rejects.toEqual(no);
    await expect(role(admin, admin)).rejects.toEqual(no);
    await role(admin, member);
    expect(await (await (await browserOf(member)).call()).me()).toMatchObject({ role: 'moderator' });
    await expect(ban(admin, { ...member, me: { ...member.me, id: nowhere } })).rejects.toEqual(
      refusal('MEMBER_NOT_FOUND'),
    );
  });

  it('ACC-130: a role that was given or taken counts for connections that are open already', async () => {
    const keeper = await app.member({ role: 'admin' });
    class AsKeeper extends WebSocket {
      constructor(address: string | URL) {
        super(address, { headers: { cookie: keeper.cookie } });
      }
    }
    const socket = createWSClient({
      url: app.wsUrl,
      WebSocket: AsKeeper as unknown as typeof globalThis.WebSocket,
    });
    const { moderation } = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] });
    const emails = async () => {
      const { items } = await moderation.members.query({ q: keeper.me.id, limit: 1 });
      return items.map(({ email }) => email);
    };
    const notAllowed = expect.objectContaining({ data: expect.objectContaining({ appCode: 'NOT_ALLOWED' }) });
    const give = (role: 'member' | 'moderator' | 'admin') =>
      admin.caller.moderation.setRole({ memberId: keeper.me.id, role });
    expect(await emails()).toEqual([keeper.me.email]);
    await moderation.log.query({});
    await give('moderator');
    expect(await emails()).toEqual([null]);
    await expect(moderation.log.query({})).rejects.toEqual(notAllowed);
    await give('member');
    await expect(emails()).rejects.toEqual(notAllowed);
    await give('admin');
    expect(await emails()).toEqual([keeper.me.email]);
    await socket.close();
  });

  it('ACC-36: a ban ends in the future or not at all', async () => {
    const { me } = await app.member();
    const past = expect.objectContaining({
      appCode: 'BAD_INPUT',
      params: { field: 'until', rule: 'past' },
    });
    for (const until of [0, now]) {
      await expect(
        moderator.caller.moderation.ban({ memberId: me.id, reason: 'late', until }),
      ).rejects.toEqual(past);
    }
    expect((await admin.caller.moderation.log({ memberId: me.id })).items).toEqual([]);
    await moderator.caller.moderation.ban({ memberId: me.id, reason: 'in time', until: now + 1 });
  });

  it('ACC-37: every change stands in the log with who, whom, what and when; refused ones do not', async () => {
    const member = await app.member();
    const memberId = member.me.id;
    await moderator.caller.moderation.ban({ memberId, reason: 'spam' });
    await moderator.caller.moderation.unban({ memberId });
    await admin.caller.moderation.setRole({ memberId, role: 'moderator' });
    await admin.caller.moderation.endSessions({ memberId });
    await expect(moderator.caller.moderation.ban({ memberId: admin.me.id, reason: 'spam' })).rejects.toEqual(
      refusal('NOT_ALLOWED'),
    );
    const first = await admin.caller.moderation.log({ memberId, limit: 3 });
    const rest = await admin.caller.moderation.log({ memberId, limit: 3, cursor: first.nextCursor });
    expect([...first.items, ...rest.items]).toMatchObject([
      { action: 'endSessions', details: { count: 0 }, actor: { id: admin.me.id } },
      { action: 'role', details: { from: 'member', to: 'moderator' }, member: { id: memberId } },
      { action: 'unban' },
      { action: 'ban', details: { reason: 'spam', until: null }, actor: { id: moderator.me.id } },
    ]);
    expect(rest.nextCursor).toBeNull();
    expect((await admin.caller.moderation.log({ memberId: admin.me.id, limit: 5 })).items).toEqual([]);
  });

  it('ACC-38: members are found by the beginning of their name, each on one page; addresses are the administrators’ matter', async () => {
    const names = ['Zephyr1', 'Zephyr2', 'Zephyr3', 'Zep_yr'];
    const made = await Promise.all(names.map((nickname) => app.member({ nickname })));
    const find = (by: TestMember, q: string, cursor?: string | null) =>
      by.caller.moderation.members({ q, limit: 2, cursor });
    const first = await find(moderator, 'ｚEPHYR');
    const second = await find(moderator, 'zephyr', first.nextCursor);
    expect([...first.items, ...second.items].map(({ nickname }) => nickname)).toEqual(names.slice(0, 3));
    // An underscore is a letter like any other.
    expect((await find(moderator, 'zep_')).items.map(({ nickname }) => nickname)).toEqual(['Zep_yr']);
    const { me } = made[0] as TestMember;
    expect((await find(moderator, me.id)).items).toMatchObject([{ id: me.id, email: null }]);
    expect((await find(moderator, me.email)).items).toEqual([]);
    expect((await find(admin, me.email.toUpperCase())).items).toMatchObject([{ id: me.id, email: me.email }]);
    await admin.caller.moderation.ban({ memberId: me.id, reason: 'spam' });
    const banned = await moderator.caller.moderation.members({ q: 'zephyr', banned: true, limit: 10 });
    expect(banned.items).toMatchObject([{ id: me.id, ban: { reason: 'spam', until: null } }]);
  });

  it('ACC-141: an administrator says of what kind a member is; moderators and the member do not', async () => {
    const member = await app.member();
    const asked = { memberId: member.me.id, kind: 'vip' } as const;
    await admin.caller.moderation.setKind(asked);
    const { items } = await moderator.caller.moderation.members({ q: member.me.nickname });
    expect(items).toMatchObject([{ id: member.me.id, kind: 'vip' }]);
    expect((await admin.caller.moderation.log({ memberId: member.me.id, limit: 5 })).items).toMatchObject([
      { action: 'kind', actor: { id: admin.me.id }, details: { from: 'normal', to: 'vip' } },
    ]);
    for (const { caller } of [member, moderator]) {
      await expect(caller.moderation.setKind(asked)).rejects.toMatchObject({ appCode: 'NOT_ALLOWED' });
    }
    const self = admin.caller.moderation.setKind({ memberId: admin.me.id, kind: 'vip' });
    await expect(self).rejects.toMatchObject({ appCode: 'NOT_ALLOWED' });
  });

  it('ACC-139: administrators see where a member is signed in, in pages; nobody else does', async () => {
    const member = await app.member();
    const [session] = (await member.caller.accounts.sessions()).items;
    const { items, nextCursor } = await admin.caller.moderation.sessions({
      memberId: member.me.id,
      limit: 5,
    });
    expect(items).toEqual([{ ...session, current: false }]);
    expect(nextCursor).toBeNull();
    for (const { caller } of [member, moderator]) {
      await expect(caller.moderation.sessions({ memberId: member.me.id })).rejects.toMatchObject({
        appCode: 'NOT_ALLOWED',
      });
    }
    await expect(admin.caller.moderation.sessions({ memberId: app.services.newId() })).rejects.toMatchObject({
      appCode: 'MEMBER_NOT_FOUND',
    });
    await expect(
      admin.caller.moderation.sessions({ memberId: member.me.id, cursor: 'x' }),
    ).rejects.toMatchObject({ appCode: 'BAD_CURSOR' });
  });
});
