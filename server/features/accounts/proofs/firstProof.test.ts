// Who wrote down the address of somebody else waits in vain: the first proof of it at the door takes everything of theirs.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startTestApp, type TestApp, testOrigin } from '../../../testing/app.ts';
import { createAuthenticator } from '../../../testing/authenticator.ts';
import { type TestBrowser, testBrowser } from '../../../testing/browser.ts';
import { holdRow } from '../../../testing/heldRow.ts';

const refusal = (appCode: string) => expect.objectContaining({ appCode });
const password = 'violet doorway 7';
const language = 'en' as const;
const mobile = '+821012345678';

describe('the first proof of an address at the door', () => {
  let app: TestApp;
  let made = 0;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const lettersTo = async (email: string) => {
    const { items } = await app.guest().caller.outbox.letters({ limit: 100 });
    return items.filter(({ recipient }) => recipient === email);
  };
  const codeTo = async (email: string) =>
    /\b\d{6}\b/.exec((await lettersTo(email))[0]?.text ?? '')?.[0] ?? '';

  /** Somebody signs up with the address of another, who knows nothing of it. */
  async function attack(): Promise<{ email: string; attacker: TestBrowser; id: string }> {
    made += 1;
    const email = `victim${made}@example.com`;
    const attacker = await testBrowser(app);
    const nickname = `Claimer${made}`;
    const me = await (await attacker.call()).signUp({ email, nickname, password, country: 'KR', language });
    return { email, attacker, id: me.id };
  }
  const isIn = async (browser: TestBrowser) => (await (await browser.call()).me()) !== null;
  const rowOf = async (id: string) => {
    const [row] = await app.services.database.sql`
      select password_hash, mobile, email_verified_at from members where id = ${id}`;
    return row;
  };
  const socketOf = async (headers: Record<string, string>) => {
    const socket = new WebSocket(app.wsUrl, { headers });
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.once('open', resolve));
    return { closed };
  };
  /** The victim's ways in, and what each answers. */
  const ways = {
    async code(email: string) {
      const victim = await testBrowser(app);
      await (await victim.call()).sendCode({ email, purpose: 'signIn', language });
      const me = await (await victim.call()).signInByCode({ email, code: await codeTo(email) });
      return { victim, me };
    },
    async link(email: string) {
      const victim = await testBrowser(app);
      await (await victim.call()).sendLink({ email, language });
      const token = /#([\w-]{43})/.exec((await lettersTo(email))[0]?.text ?? '')?.[1] ?? '';
      return { victim, me: await (await victim.call()).signInByLink({ token }) };
    },
  };

  it.each(Object.keys(ways) as (keyof typeof ways)[])(
    'ACC-122: by %s, takes password, sessions, tokens and sockets of whoever made the account, and says so',
    async (way) => {
      const { email, attacker, id } = await attack();
      const { accessToken, refreshToken } = await app
        .guest()
        .caller.accounts.createTokens({ email, password });
      const cookieSocket = await socketOf({ cookie: `lobby_session=${attacker.token()}` });
      const tokenSocket = await socketOf({ authorization: `Bearer ${accessToken}` });
      // At once, not only when somebody looks for sessions that have ended.
      const told = vi.spyOn(app.services, 'endSession');
      const { victim, me } = await ways[way](email);
      expect(told).toHaveBeenCalledTimes(2);
      told.mockRestore();
      expect(me).toMatchObject({ id, reclaimed: true });
      expect(await Promise.all([cookieSocket.closed, tokenSocket.closed])).toEqual([4401, 4401]);
      expect(await isIn(attacker)).toBe(false);
      await expect(app.guest().caller.accounts.refreshTokens({ refreshToken })).rejects.toEqual(
        refusal('TOKEN_WRONG'),
      );
      await expect(app.guest().caller.accounts.signIn({ email, password })).rejects.toEqual(
        refusal('WRONG_CREDENTIALS'),
      );
      expect(await rowOf(id)).toMatchObject({ password_hash: null, email_verified_at: expect.any(Date) });
      const [letter] = await lettersTo(email);
      expect(letter?.subject).toBe('Your Lobby account is yours alone now');
      expect(letter?.text).toContain('/settings');
      // The owner is in, and sets a password of their own without being asked for the other's.
      expect(await isIn(victim)).toBe(true);
      await (await victim.call()).changePassword({ password: 'a lamp in the fog' });
      // From now on the address is proven: nothing goes any more, and nothing is told.
      const again = await ways[way](email);
      expect(again.me).not.toHaveProperty('reclaimed');
      expect(await isIn(victim)).toBe(true);
      expect((await rowOf(id))?.['password_hash']).not.toBeNull();
    },
  );

  it('ACC-122: a new password by code is the first proof too, and so are tokens by code', async () => {
    const { email, attacker, id } = await attack();
    await (await attacker.call()).changeMobile({ mobile });
    const [text] = (await app.guest().caller.outbox.letters({ limit: 100 })).items.filter(
      ({ recipient }) => recipient === mobile,
    );
    const code = /\b\d{6}\b/.exec(text?.text ?? '')?.[0] ?? '';
    await (await attacker.call()).confirmMobile({ mobile, code });
    const guest = app.guest().caller.accounts;
    await guest.sendCode({ email, purpose: 'resetPassword', language });
    await guest.resetPassword({ email, code: await codeTo(email), password: 'a lamp in the fog' });
    expect(await isIn(attacker)).toBe(false);
    expect(await rowOf(id)).toMatchObject({ mobile: null, email_verified_at: expect.any(Date) });

    const other = await attack();
    await guest.sendCode({ email: other.email, purpose: 'signIn', language });
    const { me } = await guest.createTokens({ email: other.email, code: await codeTo(other.email) });
    expect(me).toMatchObject({ id: other.id, reclaimed: true });
    expect(await isIn(other.attacker)).toBe(false);
  });

  it('ACC-122: what was begun before is good for nothing: codes, passkeys, a device let in but not yet here', async () => {
    const { email, attacker, id } = await attack();
    const calls = await attacker.call();
    const { token, options } = await calls.newPasskey();
    const key = createAuthenticator(testOrigin);
    await calls.addPasskey({ token, response: key.make(options), name: 'A key' });
    const phone = await testBrowser(app);
    const { claim, url } = await (await phone.call()).startQr();
    const code = url.split('#')[1] ?? '';
    await calls.lookAtQr({ code });
    await calls.answerQr({ code, approve: true });
    await calls.changeEmail({ email: 'attacker@example.com' });
    const changeCode = await codeTo('attacker@example.com');
    await ways.code(email);
    const wrong = (await testBrowser(app)).call();
    await expect((await phone.call()).signInByQr({ claim })).rejects.toEqual(refusal('QR_WRONG'));
    const challenge = await (await wrong).passkeyChallenge();
    const response = key.use(challenge.options);
    await expect((await wrong).signInByPasskey({ token: challenge.token, response })).rejects.toEqual(
      refusal('PASSKEY_WRONG'),
    );
    await expect(calls.confirmEmail({ email: 'attacker@example.com', code: changeCode })).rejects.toEqual(
      refusal('PROOF_WRONG'),
    );
    const { sql } = app.services.database;
    expect(await sql`select 1 from qr_sign_ins where member_id = ${id}`).toHaveLength(0);
  });

  it('ACC-123: a change from a session that ends meanwhile comes to nothing', async () => {
    const { email, attacker, id } = await attack();
    const calls = await attacker.call();
    const { token, options } = await calls.newPasskey();
    await calls.changeEmail({ email: `attacker${made}@example.com` });
    const code = await codeTo(`attacker${made}@example.com`);
    const number = `+82101234${String(made).padStart(4, '0')}`;
    await calls.changeMobile({ mobile: number });
    const [text] = (await app.guest().caller.outbox.letters({ limit: 100 })).items.filter(
      ({ recipient }) => recipient === number,
    );
    const texted = /\b\d{6}\b/.exec(text?.text ?? '')?.[0] ?? '';
    await app.guest().caller.accounts.sendCode({ email, purpose: 'signIn', language });
    const victims = await codeTo(email);
    // The door comes first in the line for the member's row, the attacker's calls wait behind it.
    const row = await holdRow(app, id);
    const door = app.guest().caller.accounts.signInByCode({ email, code: victims });
    const changes: Promise<unknown>[] = [];
    try {
      await row.waiting(1);
      changes.push(
        calls.changePassword({ current: password, password: 'another lamp in fog' }),
        calls.confirmEmail({ email: `attacker${made}@example.com`, code }),
        calls.confirmMobile({ mobile: number, code: texted }),
        calls.addPasskey({ token, response: createAuthenticator(testOrigin).make(options), name: 'A key' }),
      );
      for (const change of changes) change.catch(() => {});
      await row.waiting(1 + changes.length);
    } finally {
      await row.release();
    }
    expect(await door).toMatchObject({ id, reclaimed: true });
    for (const change of changes) await expect(change).rejects.toEqual(refusal('NOT_SIGNED_IN'));
    expect(await rowOf(id)).toMatchObject({ password_hash: null, mobile: null });
    const { sql } = app.services.database;
    expect(await sql`select 1 from passkeys where member_id = ${id}`).toHaveLength(0);
    expect((await sql`select email from members where id = ${id}`)[0]?.['email']).toBe(email);
  });
});
