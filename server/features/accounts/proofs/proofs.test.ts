// Codes and links, by callers over a real database; the letters are read where the outbox shows them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Me } from '../../../../shared/accounts.ts';
import { startTestApp, type TestApp } from '../../../testing/app.ts';
import { testBrowser } from '../../../testing/browser.ts';
import { hashPassword, passwordMatches } from '../passwords.ts';
import { proofMinutes } from './proofs.ts';

const refusal = (appCode: string) => expect.objectContaining({ appCode });
const language = 'en' as const;

describe('codes and links', () => {
  let app: TestApp;
  let now = Date.now();
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
  });
  afterAll(() => app.close());

  const lettersTo = async (email: string) => {
    const { items } = await app.guest().caller.outbox.letters({ limit: 100 });
    return items.filter(({ recipient }) => recipient === email);
  };
  const codeTo = async (email: string) =>
    /\b\d{6}\b/.exec((await lettersTo(email))[0]?.text ?? '')?.[0] ?? '';
  const linkTo = async (email: string) =>
    /#([\w-]{43})/.exec((await lettersTo(email))[0]?.text ?? '')?.[1] ?? '';
  const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  const verifiedAt = async ({ id }: Me) => {
    const [row] = await app.services.database
      .sql`select email_verified_at as at from members where id = ${id}`;
    return row?.['at'] as Date | null;
  };
  const browser = async () => (await testBrowser(app)).call();

  it('ACC-25: a code lets its reader in, once, and proves the address', async () => {
    const { me } = await app.member();
    expect(await verifiedAt(me)).toBeNull();
    await (await browser()).sendCode({ email: me.email.toUpperCase(), purpose: 'signIn', language });
    const code = await codeTo(me.email);
    const device = await testBrowser(app);
    const entered = await (await device.call()).signInByCode({ email: me.email, code: ` ${code} ` });
    expect(entered.id).toBe(me.id);
    expect(await (await device.call()).me()).toMatchObject({ id: me.id });
    expect(await verifiedAt(me)).not.toBeNull();
    await expect((await browser()).signInByCode({ email: me.email, code })).rejects.toEqual(
      refusal('PROOF_WRONG'),
    );
  });

  it('ACC-22: an address without an account is answered alike, for the same work, and nothing is sent', async () => {
    const { me } = await app.member();
    const guest = await browser();
    const unknown = 'nobody-here@example.com';
    const rows = async (email: string) => {
      const [row] = await app.services.database.sql`
        select (select count(*)::int from proofs where email_key = ${email}) as proofs,
          (select count(*)::int from mails) as mails`;
      return row as { proofs: number; mails: number };
    };
    for (const send of ['code', 'link'] as const) {
      const ask = (email: string) =>
        send === 'code'
          ? guest.sendCode({ email, purpose: 'resetPassword', language })
          : guest.sendLink({ email, language });
      const before = await rows(unknown);
      expect(await ask(unknown)).toEqual(await ask(me.email));
      expect((await rows(unknown)).proofs - before.proofs).toBe(1);
      expect((await rows(unknown)).mails - before.mails).toBe(2);
    }
    expect(await lettersTo(unknown)).toEqual([]);
    // Whatever is guessed, nobody comes in.
    await expect(guest.signInByCode({ email: unknown, code: '000000' })).rejects.toEqual(
      refusal('PROOF_WRONG'),
    );
  });

  it('ACC-22: a guess at the code of an address without an account is work as any other', async () => {
    const caller = app.guest().caller;
    const email = 'nobody.guesses@example.com';
    await caller.accounts.sendCode({ email, purpose: 'signIn', language: 'en' });
    await expect(caller.accounts.signInByCode({ email, code: '000000' })).rejects.toMatchObject({
      appCode: 'PROOF_WRONG',
    });
    const rows = await app.services.database
      .sql`select member_id, guesses from proofs where email_key = ${email}`;
    expect([...rows]).toEqual([{ member_id: null, guesses: 1 }]);
  });

  it('ACC-23: a code stands five guesses, counted before they are judged, then even the right one is refused', async () => {
    const { me } = await app.member();
    await (await browser()).sendCode({ email: me.email, purpose: 'signIn', language });
    const code = await codeTo(me.email);
    const guess = async (text: string) => (await browser()).signInByCode({ email: me.email, code: text });
    const guesses = await Promise.allSettled(Array.from({ length: 8 }, () => guess(other(code))));
    expect(guesses.every(({ status }) => status === 'rejected')).toBe(true);
    await expect(guess(code)).rejects.toEqual(refusal('PROOF_WRONG'));
  });

  it('ACC-23: of several calls with the right code at once, one comes in', async () => {
    const { me } = await app.member();
    await (await browser()).sendCode({ email: me.email, purpose: 'signIn', language });
    const code = await codeTo(me.email);
    const calls = await Promise.allSettled(
      Array.from({ length: 4 }, async () => (await browser()).signInByCode({ email: me.email, code })),
    );
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('ACC-23: a code is good for its purpose, its address and ten minutes, and stored only as a hash', async () => {
    const [{ me }, friend] = await Promise.all([app.member(), app.member()]);
    const guest = await browser();
    await guest.sendCode({ email: me.email, purpose: 'signIn', language });
    const code = await codeTo(me.email);
    const password = 'a lamp in the fog';
    const wrong = refusal('PROOF_WRONG');
    await expect(guest.resetPassword({ email: me.email, code, password })).rejects.toEqual(wrong);
    await expect(guest.signInByCode({ email: friend.me.email, code })).rejects.toEqual(wrong);
    const [row] = await app.services.database.sql`select * from proofs where member_id = ${me.id}`;
    expect(row?.['secret_hash']).toMatch(/^\$argon2id\$/);
    expect(JSON.stringify(row)).not.toContain(code);
    now += proofMinutes * 60_000;
    await expect(guest.signInByCode({ email: me.email, code })).rejects.toEqual(wrong);
  });

  it('ACC-24: a newer code takes the place of the older', async () => {
    const { me } = await app.member();
    const guest = await browser();
    await guest.sendCode({ email: me.email, purpose: 'signIn', language });
    const first = await codeTo(me.email);
    now += 1;
    await guest.sendCode({ email: me.email, purpose: 'signIn', language });
    const second = await codeTo(me.email);
    if (first !== second) {
      await expect(guest.signInByCode({ email: me.email, code: first })).rejects.toEqual(
        refusal('PROOF_WRONG'),
      );
    }
    expect(await guest.signInByCode({ email: me.email, code: second })).toMatchObject({ id: me.id });
  });

  it('ACC-26: a link is good once, and opening it redeems nothing', async () => {
    const { me } = await app.member();
    const guest = await browser();
    await guest.sendLink({ email: me.email, language });
    const token = await linkTo(me.email);
    // What a mail scanner does: it opens the address, without what stands behind # or with it, and even the procedure
    // that the page's button calls.
    const opened = [
      `${app.url}/link`,
      `${app.url}/link%23${token}`,
      `${app.url}/link?token=${token}`,
      `${app.url}/trpc/accounts.signInByLink?input=${encodeURIComponent(JSON.stringify({ token }))}`,
    ];
    for (const url of opened) {
      const answer = await fetch(url);
      expect(answer.headers.get('set-cookie'), url).toBeNull();
      await answer.text();
    }
    const [row] = await app.services.database.sql`select secret_hash from proofs where member_id = ${me.id}`;
    expect(row?.['secret_hash']).toMatch(/^[0-9a-f]{64}$/);
    expect(await guest.signInByLink({ token })).toMatchObject({ id: me.id });
    await expect(guest.signInByLink({ token })).rejects.toEqual(refusal('PROOF_WRONG'));
    await expect(guest.signInByLink({ token: 'x'.repeat(43) })).rejects.toEqual(refusal('PROOF_WRONG'));
  });

  it('ACC-27: a new password by code ends every session, lets this one in, and is told by mail', async () => {
    const passwordHash = await hashPassword('the old password 1');
    const member = await app.member({ passwordHash });
    const { email } = member.me;
    const guest = await testBrowser(app);
    await (await guest.call()).sendCode({ email, purpose: 'resetPassword', language });
    const code = await codeTo(email);
    const reset = async (password: string) => (await guest.call()).resetPassword({ email, code, password });
    await expect(reset('password1')).rejects.toEqual(refusal('PASSWORD_COMMON'));
    now += 1;
    expect(await reset('a lamp in the fog')).toMatchObject({ id: member.me.id });
    const token = member.cookie.split('=')[1] ?? '';
    expect(await (await (await testBrowser(app, token)).call()).me()).toBeNull();
    expect(await (await guest.call()).me()).toMatchObject({ id: member.me.id });
    const elsewhere = await browser();
    await expect(elsewhere.signIn({ email, password: 'the old password 1' })).rejects.toEqual(
      refusal('WRONG_CREDENTIALS'),
    );
    expect(await elsewhere.signIn({ email, password: 'a lamp in the fog' })).toMatchObject({ email });
    expect((await lettersTo(email))[0]?.subject).toBe('Your password was changed');
    const [row] = await app.services.database.sql`
      select password_hash as hash from members where id = ${member.me.id}`;
    expect(await passwordMatches(String(row?.['hash']), 'a lamp in the fog')).toBe(true);
  });

  it('ACC-22: letters speak the language of their reader and hold no markup from a name', async () => {
    const [korean, chinese] = await Promise.all([
      app.member({ language: 'ko' }),
      app.member({ language: 'zh' }),
    ]);
    const guest = await browser();
    for (const { me } of [korean, chinese])
      await guest.sendCode({ email: me.email, purpose: 'signIn', language });
    expect((await lettersTo(korean.me.email))[0]?.subject).toMatch(/^Lobby 로그인 코드 \d{6}$/);
    expect((await lettersTo(chinese.me.email))[0]?.subject).toMatch(/^Lobby 登录验证码 \d{6}$/);
    const { letterOf } = await import('../letters/letter.ts');
    const { html } = letterOf('signIn', 'en', { name: '<b>&"{code}', code: '123456', minutes: 10 });
    expect(html).toContain('&lt;b&gt;&amp;&quot;{code}');
  });

  it('OPS-53: where the outbox is hidden and nothing carries mail, there are no codes and no outbox', async () => {
    const silent = await startTestApp({ environment: { LOBBY_OUTBOX: 'off' } });
    try {
      const { caller } = silent.guest();
      expect(await caller.accounts.ways()).toEqual({ mail: false, sms: false, providers: [] });
      const input = { email: 'a@example.com', language };
      await expect(caller.accounts.sendLink(input)).rejects.toEqual(refusal('MAIL_OFF'));
      await expect(caller.accounts.sendCode({ ...input, purpose: 'signIn' })).rejects.toEqual(
        refusal('MAIL_OFF'),
      );
      await expect(caller.outbox.letters()).rejects.toEqual(refusal('OUTBOX_OFF'));
    } finally {
      await silent.close();
    }
  });
});
