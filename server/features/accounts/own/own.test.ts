// What members do with their own account, by callers over a real database and real sockets.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { testBrowser } from '../../../testing/browser.ts';
import { hashPassword } from '../passwords.ts';
import { mostSessions } from '../sessions.ts';

const refusal = (appCode: string) => expect.objectContaining({ appCode });
const password = 'the old password 1';
const fresh = 'a lamp in the fog';

describe('one’s own account', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  /** Another device of the same member. */
  const another = async ({ me }: TestMember) => {
    const device = await testBrowser(app, null, { userAgent: 'another', address: '10.1.1.1' });
    await (await device.call()).signIn({ email: me.email, password });
    return device;
  };
  const withPassword = async () => app.member({ passwordHash: await hashPassword(password) });
  const lettersTo = async (email: string) => {
    const { items } = await app.guest().caller.outbox.letters({ limit: 100 });
    return items.filter(({ recipient }) => recipient === email);
  };

  it('ACC-28: asks the current password, ends the other sessions and keeps this one', async () => {
    const member = await withPassword();
    const device = await another(member);
    const change = (input: { current?: string; password: string }) =>
      member.caller.accounts.changePassword(input);
    await expect(change({ password: fresh })).rejects.toEqual(refusal('PASSWORD_WRONG'));
    await expect(change({ current: 'another one', password: fresh })).rejects.toEqual(
      refusal('PASSWORD_WRONG'),
    );
    await expect(change({ current: password, password: 'password1' })).rejects.toEqual(
      refusal('PASSWORD_COMMON'),
    );
    expect(await (await device.call()).me()).not.toBeNull();
    await change({ current: password, password: fresh });
    expect(await (await device.call()).me()).toBeNull();
    const token = member.cookie.split('=')[1] ?? '';
    expect(await (await (await testBrowser(app, token)).call()).me()).toMatchObject({ id: member.me.id });
    expect((await lettersTo(member.me.email))[0]?.subject).toBe('Your password was changed');
  });

  it('ACC-135: a member has at most 100 sessions; one more ends the one used longest ago, and its socket', async () => {
    const member = await withPassword();
    const { sql } = app.services.database;
    const { id } = member.me;
    await sql`insert into sessions (id, member_id, token_hash, user_agent, address, created_at, last_seen_at, expires_at)
      select gen_random_uuid(), ${id}, decode(md5(${id} || n), 'hex'), 'old', '', now(), now() + n * interval '1 second',
        now() + interval '1 day' from generate_series(1, ${mostSessions - 1}) as n`;
    const socket = new WebSocket(app.wsUrl, { headers: { cookie: member.cookie } });
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.once('open', resolve));
    const device = await another(member);
    expect(await closed).toBe(4_401);
    const left = await sql`select user_agent from sessions where member_id = ${id}`;
    expect(left).toHaveLength(mostSessions);
    expect(left.filter((row) => row['user_agent'] === 'old')).toHaveLength(mostSessions - 1);
    expect(await (await device.call()).me()).not.toBeNull();
    await another(member);
    expect(await sql`select 1 from sessions where member_id = ${id}`).toHaveLength(mostSessions);
  });

  it('ACC-28: of two changes at once with the same current password, one succeeds', async () => {
    const member = await withPassword();
    const changes = await Promise.allSettled(
      ['first lamp in fog', 'second lamp in fog'].map((next) =>
        member.caller.accounts.changePassword({ current: password, password: next }),
      ),
    );
    expect(changes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('ACC-28: a member who never had a password sets one', async () => {
    const member = await app.member();
    expect(await member.caller.accounts.profile()).toMatchObject({ hasPassword: false });
    await member.caller.accounts.changePassword({ password: fresh });
    expect(await member.caller.accounts.profile()).toMatchObject({ hasPassword: true });
    await expect(member.caller.accounts.changePassword({ password })).rejects.toEqual(
      refusal('PASSWORD_WRONG'),
    );
  });

  it('ACC-29: an address changes after proof, and the old one is told', async () => {
    const member = await app.member();
    const email = `New.${member.me.email}`;
    await member.caller.accounts.changeEmail({ email });
    const code = /\b\d{6}\b/.exec((await lettersTo(email))[0]?.text ?? '')?.[0] ?? '';
    const stranger = await app.member();
    await expect(stranger.caller.accounts.confirmEmail({ email, code })).rejects.toEqual(
      refusal('PROOF_WRONG'),
    );
    await member.caller.accounts.confirmEmail({ email: email.toLowerCase(), code });
    const token = member.cookie.split('=')[1] ?? '';
    expect(await (await (await testBrowser(app, token)).call()).me()).toMatchObject({ email });
    expect(await member.caller.accounts.profile()).toMatchObject({ emailVerified: true });
    expect((await lettersTo(member.me.email))[0]?.subject).toBe('Your email at Lobby was changed');
    expect(await app.guest().caller.accounts.available({ email: member.me.email })).toEqual({ email: true });
  });

  it('ACC-29: an address that another has gets no code, the answer is the same, and it stays theirs', async () => {
    const [member, owner] = await Promise.all([app.member(), app.member()]);
    const free = 'nobody-has-this@example.com';
    const { email } = owner.me;
    expect(await member.caller.accounts.changeEmail({ email })).toEqual(
      await member.caller.accounts.changeEmail({ email: free }),
    );
    expect(await lettersTo(email)).toEqual([]);
    expect(await lettersTo(free)).toHaveLength(1);
    // Free when asked for, taken when confirmed.
    const code = /\b\d{6}\b/.exec((await lettersTo(free))[0]?.text ?? '')?.[0] ?? '';
    await app.member({ email: free });
    await expect(member.caller.accounts.confirmEmail({ email: free, code })).rejects.toEqual(
      refusal('PROOF_WRONG'),
    );
  });

  it('ACC-29: of several addresses confirmed at once none holds up another, and one stands', async () => {
    const member = await app.member();
    const addresses = ['one', 'two', 'three', 'four'].map((each) => `${each}.${member.me.email}`);
    for (const email of addresses) await member.caller.accounts.changeEmail({ email });
    const calls = addresses.map(async (email) => {
      const code = /\b\d{6}\b/.exec((await lettersTo(email))[0]?.text ?? '')?.[0] ?? '';
      return member.caller.accounts.confirmEmail({ email, code });
    });
    expect(await Promise.all(calls)).toEqual(addresses.map(() => ({})));
    const token = member.cookie.split('=')[1] ?? '';
    const now = await (await (await testBrowser(app, token)).call()).me();
    expect(addresses).toContain(now?.email);
  });

  it('ACC-30: lists the devices of the caller alone, by pages, and says which one asks', async () => {
    const member = await withPassword();
    const devices = [await another(member), await another(member)];
    const first = await member.caller.accounts.sessions({ limit: 2 });
    expect(first.items).toHaveLength(2);
    const { nextCursor: cursor } = first;
    const second = await member.caller.accounts.sessions({ limit: 2, cursor });
    const all = [...first.items, ...second.items];
    expect(second.nextCursor).toBeNull();
    expect(new Set(all.map(({ id }) => id)).size).toBe(3);
    expect(all.filter(({ current }) => current)).toMatchObject([{ userAgent: 'vitest' }]);
    expect(all.filter(({ userAgent }) => userAgent === 'another')).toMatchObject([
      { address: '10.1.1.1', current: false },
      { address: '10.1.1.1', current: false },
    ]);
    expect(await member.caller.accounts.endOtherSessions()).toEqual({ ended: 2 });
    for (const device of devices) expect(await (await device.call()).me()).toBeNull();
    expect((await member.caller.accounts.sessions()).items).toHaveLength(1);
  });

  it('ACC-30: signing a device out closes its sockets, and another member’s device cannot be signed out', async () => {
    const [member, stranger] = [await withPassword(), await app.member()];
    const device = await another(member);
    const socket = new WebSocket(app.wsUrl, { headers: { cookie: `lobby_session=${device.token()}` } });
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.once('open', resolve));
    const { items } = await member.caller.accounts.sessions();
    const sessionId = items.find(({ userAgent }) => userAgent === 'another')?.id ?? '';
    await expect(stranger.caller.accounts.endSession({ sessionId })).rejects.toEqual(
      refusal('SESSION_NOT_FOUND'),
    );
    expect(await (await device.call()).me()).not.toBeNull();
    await member.caller.accounts.endSession({ sessionId });
    expect(await closed).toBe(4_401);
    expect(await (await device.call()).me()).toBeNull();
    await expect(member.caller.accounts.endSession({ sessionId })).rejects.toEqual(
      refusal('SESSION_NOT_FOUND'),
    );
  });

  it('ACC-31: changes what is named and nothing else, by the rules of sign-up', async () => {
    const [member, other] = await Promise.all([app.member(), app.member({ nickname: 'Juno' })]);
    const { accounts } = member.caller;
    const bio = 'Two cats,\none keyboard.';
    await accounts.updateProfile({ name: 'Kim Ha-neul', gender: 'other', birthday: '1990-12-31', bio });
    expect(await accounts.updateProfile({ nickname: '새벽', country: 'KR', language: 'ko' })).toMatchObject({
      nickname: '새벽',
      country: 'KR',
      currency: 'KRW',
      language: 'ko',
    });
    expect(await accounts.profile()).toMatchObject({
      name: 'Kim Ha-neul',
      gender: 'other',
      birthday: '1990-12-31',
      bio,
    });
    expect(await accounts.updateProfile({ birthday: null })).toMatchObject({ nickname: '새벽' });
    expect(await accounts.profile()).toMatchObject({ birthday: null, gender: 'other' });
    await expect(accounts.updateProfile({ nickname: 'ｊｕｎｏ' })).rejects.toEqual(refusal('NICKNAME_TAKEN'));
    const bad = { code: 'BAD_REQUEST' };
    await expect(accounts.updateProfile({ birthday: '2999-01-01' })).rejects.toMatchObject(bad);
    await expect(accounts.updateProfile({ birthday: '2001-02-30' })).rejects.toMatchObject(bad);
    await expect(accounts.updateProfile({ bio: 'x'.repeat(501) })).rejects.toMatchObject(bad);
    await expect(accounts.updateProfile({ name: 'two\nlines' })).rejects.toMatchObject(bad);
    expect((await other.caller.accounts.profile()).name).toBe('');
  });

  it('ACC-31: of several nicknames taken at once none holds up another, and one stands', async () => {
    const member = await app.member();
    const token = member.cookie.split('=')[1] ?? '';
    for (const round of [1, 2, 3, 4]) {
      const names = ['first', 'second', 'third', 'fourth'].map((each) => `${each}${round}`);
      await Promise.all(names.map((nickname) => member.caller.accounts.updateProfile({ nickname })));
      const now = await (await (await testBrowser(app, token)).call()).me();
      expect(names).toContain(now?.nickname);
    }
  });

  it('ACC-31: guests have no account of their own', async () => {
    const { accounts } = app.guest().caller;
    const calls = [
      accounts.profile(),
      accounts.updateProfile({}),
      accounts.changePassword({ password: fresh }),
      accounts.changeEmail({ email: 'a@example.com' }),
      accounts.confirmEmail({ email: 'a@example.com', code: '123456' }),
      accounts.sessions(),
      accounts.endSession({ sessionId: app.services.newId() }),
      accounts.endOtherSessions(),
    ];
    for (const call of calls) await expect(call).rejects.toEqual(refusal('NOT_SIGNED_IN'));
  });
});
