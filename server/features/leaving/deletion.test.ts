// Deleting one's account: what is asked, who is refused, and that nobody comes in as them any more.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { testBrowser } from '../../testing/browser.ts';
import { makeRoomOf } from '../../testing/rooms.ts';
import { hashPassword } from '../accounts/passwords.ts';
import { findSession } from '../accounts/sessions.ts';

const refusal = (appCode: string) => expect.objectContaining({ appCode });
const password = 'violet doorway 7';
const keep = { withMessages: false };
const language = 'en' as const;

describe('deleting one’s account', () => {
  let app: TestApp;
  let passwordHash: string;
  beforeAll(async () => {
    app = await startTestApp({ environment: { LOBBY_DEMO_ACCOUNTS: 'on' } });
    passwordHash = await hashPassword(password);
    // An administrator beside those of the tests.
    await app.member({ role: 'admin' });
  });
  afterAll(() => app.close());

  const lettersTo = async (email: string) => {
    const { items } = await app.guest().caller.outbox.letters({ limit: 100 });
    return items.filter(({ recipient }) => recipient === email);
  };
  const codeTo = async (email: string) =>
    /\b\d{6}\b/.exec((await lettersTo(email))[0]?.text ?? '')?.[0] ?? '';
  const leave = ({ caller }: TestMember) => caller.leaving.deleteAccount({ ...keep, password });
  const browserOf = ({ cookie }: TestMember) => testBrowser(app, cookie.split('=')[1] ?? null);
  const stored = async ({ me }: TestMember) => {
    const [row] = await app.services.database.sql`select * from members where id = ${me.id}`;
    return row ?? {};
  };

  it('ACC-110: asks the current password, and takes the cookie back', async () => {
    const member = await app.member({ passwordHash });
    const browser = await browserOf(member);
    const { leaving } = await browser.all();
    for (const wrong of [{}, { password: 'not it at all' }, { code: '123456' }]) {
      await expect(leaving.deleteAccount({ ...keep, ...wrong })).rejects.toEqual(refusal('PASSWORD_WRONG'));
    }
    expect(await (await browser.call()).me()).not.toBeNull();
    await leaving.deleteAccount({ ...keep, password });
    expect(browser.token()).toBeNull();
    expect(await (await browserOf(member)).call().then((call) => call.me())).toBeNull();
    expect(await stored(member)).toMatchObject({ email: '', nickname: '', password_hash: null });
  });

  it('ACC-110: where there is no password a code to the address is asked, good for nothing else', async () => {
    const member = await app.member();
    const { email } = member.me;
    const call = (input: { code?: string; password?: string }) =>
      member.caller.leaving.deleteAccount({ ...keep, ...input });
    await expect(call({ password })).rejects.toEqual(refusal('PROOF_WRONG'));
    await member.caller.leaving.sendCode();
    const code = await codeTo(email);
    await expect(call({ code: code === '000000' ? '000001' : '000000' })).rejects.toEqual(
      refusal('PROOF_WRONG'),
    );
    const guest = await (await testBrowser(app)).call();
    await expect(guest.signInByCode({ email, code })).rejects.toEqual(refusal('PROOF_WRONG'));
    await expect(guest.resetPassword({ email, code, password })).rejects.toEqual(refusal('PROOF_WRONG'));
    const stranger = await app.member();
    await expect(stranger.caller.leaving.deleteAccount({ ...keep, code })).rejects.toEqual(
      refusal('PROOF_WRONG'),
    );
    // And a code for coming in deletes nothing.
    await guest.sendCode({ email, purpose: 'signIn', language });
    await expect(call({ code: await codeTo(email) })).rejects.toEqual(refusal('PROOF_WRONG'));
    await call({ code });
    expect(await stored(member)).toMatchObject({ email: '' });
  });

  it('ACC-112: nobody comes in any more, by password, code, link, reset, cookie or socket', async () => {
    const member = await app.member({ passwordHash });
    const { email } = member.me;
    const device = await browserOf(member);
    const socket = new WebSocket(app.wsUrl, { headers: { cookie: member.cookie } });
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.once('open', resolve));
    const guest = await testBrowser(app);
    const call = await guest.call();
    await call.sendCode({ email, purpose: 'signIn', language });
    const code = await codeTo(email);
    await call.sendLink({ email, language });
    const token = /#([\w-]{43})/.exec((await lettersTo(email))[0]?.text ?? '')?.[1] ?? '';
    await leave(member);

    expect(await closed).toBe(4_401);
    expect(await (await device.call()).me()).toBeNull();
    await expect((await device.all()).chat.myRooms()).rejects.toEqual(refusal('NOT_SIGNED_IN'));
    const again = new WebSocket(app.wsUrl, { headers: { cookie: member.cookie } });
    const answer = new Promise<string>((resolve) => again.once('message', (data) => resolve(String(data))));
    again.once('open', () =>
      again.send(JSON.stringify({ id: 1, method: 'query', params: { path: 'accounts.me' } })),
    );
    expect(JSON.parse(await answer)).toMatchObject({ result: { data: null } });
    again.close();
    for (const name of [email, `gone:${member.me.id}`, '']) {
      const signIn = call.signIn({ email: name || ' ', password });
      await expect(signIn).rejects.toEqual(refusal('WRONG_CREDENTIALS'));
    }
    await expect(call.signInByCode({ email, code })).rejects.toEqual(refusal('PROOF_WRONG'));
    await expect(call.signInByLink({ token })).rejects.toEqual(refusal('PROOF_WRONG'));
    const sent = (await lettersTo(email)).length;
    await call.sendCode({ email, purpose: 'resetPassword', language });
    expect(await lettersTo(email)).toHaveLength(sent);
    await expect(call.resetPassword({ email, code: '123456', password })).rejects.toEqual(
      refusal('PROOF_WRONG'),
    );
    await expect(call.signInDemo({ memberId: member.me.id })).rejects.toEqual(refusal('NOT_ALLOWED'));
    expect(guest.token()).toBeNull();
  });

  it('ACC-112: a session that a race left behind lets nobody in', async () => {
    const member = await app.member({ passwordHash });
    await leave(member);
    const token = member.cookie.split('=')[1] ?? '';
    await app.services.database.sql`
      insert into sessions (id, member_id, token_hash, user_agent, address, created_at, last_seen_at, expires_at)
      values (gen_random_uuid(), ${member.me.id}, ${createHash('sha256').update(token).digest()}, '', '', now(), now(),
        now() + interval '1 day')`;
    expect(await findSession(app.services, token)).toBeNull();
  });

  it('ACC-113: address and nickname are free at once, and the new account is another', async () => {
    const member = await app.member({ nickname: 'Phoenix', passwordHash });
    const { email } = member.me;
    await leave(member);
    const call = await (await testBrowser(app)).call();
    expect(await call.available({ email, nickname: 'PHOENIX' })).toEqual({ email: true, nickname: true });
    const me = await call.signUp({ email, nickname: 'Phoenix', password, country: 'KR', language: 'ko' });
    expect(me.id).not.toBe(member.me.id);
    expect(await stored(member)).toMatchObject({ nickname: '' });
  });

  it('ACC-114: the old address is told, without a name, and the log gets a line without one', async () => {
    const member = await app.member({ passwordHash, language: 'ko' });
    await leave(member);
    const letters = await lettersTo(member.me.email);
    expect(letters.map(({ subject }) => subject)).toEqual(['계정이 삭제되었습니다']);
    expect(letters[0]?.text).not.toContain(member.me.nickname);
    const admin = await app.member({ role: 'admin' });
    const { items } = await admin.caller.moderation.log({ memberId: member.me.id });
    const gone = { id: member.me.id, nickname: '', avatar: 'ghost' };
    expect(items).toMatchObject([
      { action: 'leave', actor: gone, member: gone, details: { messages: 'kept' } },
    ]);
    expect((await admin.caller.moderation.members({ q: member.me.id })).items).toEqual([]);
  });

  it('ACC-111: an account of the demo is refused, and stays', async () => {
    const member = await app.member({ demo: true });
    await expect(member.caller.leaving.sendCode()).rejects.toEqual(refusal('DEMO_ACCOUNT'));
    await expect(member.caller.leaving.deleteAccount({ ...keep, code: '123456' })).rejects.toEqual(
      refusal('DEMO_ACCOUNT'),
    );
    expect(await stored(member)).toMatchObject({ nickname: member.me.nickname });
  });

  it('ACC-110: guests have no account to delete, and a socket cannot take a cookie back', async () => {
    const { leaving } = app.guest().caller;
    await expect(leaving.sendCode()).rejects.toEqual(refusal('NOT_SIGNED_IN'));
    await expect(leaving.deleteAccount(keep)).rejects.toEqual(refusal('NOT_SIGNED_IN'));
    const member = await app.member();
    const socket = new WebSocket(app.wsUrl, { headers: { cookie: member.cookie } });
    const answer = new Promise<string>((resolve) => socket.once('message', (data) => resolve(String(data))));
    await new Promise((resolve) => socket.once('open', resolve));
    const params = { path: 'leaving.deleteAccount', input: keep };
    socket.send(JSON.stringify({ id: 1, method: 'mutation', params }));
    expect(JSON.parse(await answer)).toMatchObject({ error: { data: { appCode: 'HTTP_ONLY' } } });
    socket.close();
  });

  it('ACC-116: leaves every room; the next one owns it, an empty one closes, a lasting one keeps no owner', async () => {
    const [member, other] = [await app.member({ passwordHash }), await app.member()];
    const shared = await makeRoomOf(app, member, other);
    const alone = await makeRoomOf(app, member);
    const lasting = await makeRoomOf(app, member);
    const { sql } = app.services.database;
    await sql`update rooms set lasting = true where id = ${lasting}`;
    await leave(member);
    const { items } = await other.caller.chat.rooms({ limit: 100 });
    const found = (id: string) => items.find((room) => room.id === id);
    expect(found(shared)).toMatchObject({ owner: { id: other.me.id }, memberCount: 1 });
    expect(found(alone)).toBeUndefined();
    expect(found(lasting)).toMatchObject({ owner: null, memberCount: 0 });
    expect(await sql`select 1 from room_members where member_id = ${member.me.id}`).toHaveLength(0);
  });
});
