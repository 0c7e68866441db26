// Proving one's address from within the session, by a code that came at sign-up or was asked for.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { type TestBrowser, testBrowser } from '../../../testing/browser.ts';
import { waitForLocks } from '../../../testing/locks.ts';
import { hashPassword } from '../passwords.ts';
import { proofMinutes } from '../proofs/proofs.ts';

const refusal = (appCode: string) => expect.objectContaining({ appCode });
const wrong = refusal('PROOF_WRONG');
const password = 'violet doorway 7';
const language = 'en' as const;

describe('proving one’s address', () => {
  let app: TestApp;
  let now = Date.now();
  let made = 0;
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
  });
  afterAll(() => app.close());

  const lettersTo = async (email: string, from = app) => {
    const { items } = await from.guest().caller.outbox.letters({ limit: 100 });
    return items.filter(({ recipient }) => recipient === email);
  };
  const codeTo = async (email: string) =>
    /\b\d{6}\b/.exec((await lettersTo(email))[0]?.text ?? '')?.[0] ?? '';
  const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  const signUp = async (): Promise<{ browser: TestBrowser; email: string }> => {
    made += 1;
    const email = `newcomer${made}@example.com`;
    const browser = await testBrowser(app);
    const nickname = `Newcomer${made}`;
    await (await browser.call()).signUp({ email, nickname, password, country: 'KR', language });
    return { browser, email };
  };
  const isProven = async (browser: TestBrowser) => (await (await browser.call()).profile()).emailVerified;
  /** With a code that has just been sent. */
  const asked = async (facts: Parameters<TestApp['member']>[0] = {}) => {
    const member = await app.member(facts);
    await member.caller.accounts.sendEmailCode();
    return { ...member, code: await codeTo(member.me.email) };
  };
  const provenAt = async ({ me }: Pick<TestMember, 'me'>) => {
    const [row] = await app.services.database.sql`
      select email_verified_at as at from members where id = ${me.id}`;
    return row?.['at'] as Date | null;
  };

  it('ACC-124: signing up sends a code; typed from within, it proves the address and everything stays', async () => {
    const { browser, email } = await signUp();
    const [letter, ...more] = await lettersTo(email);
    expect(more).toEqual([]);
    expect(letter?.subject).toMatch(/^\d{6} confirms your email$/);
    expect(letter?.text).toContain('If it was not you who signed up, give this code to nobody');
    // No link: whoever opens one would prove the address for the account of another.
    expect(letter?.text).not.toContain('http');
    const second = await testBrowser(app);
    await (await second.call()).signIn({ email, password });
    expect(await isProven(browser)).toBe(false);
    const code = await codeTo(email);
    await expect((await browser.call()).proveEmail({ email, code: other(code) })).rejects.toEqual(wrong);
    await (await browser.call()).proveEmail({ email: email.toUpperCase(), code });
    expect(await isProven(browser)).toBe(true);
    expect(await isProven(second)).toBe(true);
    // Coming in by mail takes nothing away any more.
    const guest = app.guest().caller.accounts;
    await guest.sendCode({ email, purpose: 'signIn', language });
    expect(await guest.signInByCode({ email, code: await codeTo(email) })).not.toHaveProperty('reclaimed');
    expect(await guest.signIn({ email, password })).toMatchObject({ email });
    expect(await isProven(second)).toBe(true);
  });

  it('ACC-124: where no mail goes out one signs up all the same', async () => {
    const silent = await startTestApp({ environment: { LOBBY_OUTBOX: 'off' } });
    try {
      const browser = await testBrowser(silent);
      const email = 'quiet@example.com';
      await (await browser.call()).signUp({ email, nickname: 'Quiet', password, country: 'KR', language });
      expect(await silent.services.database.sql`select 1 from proofs`).toHaveLength(0);
      await expect((await browser.call()).sendEmailCode()).rejects.toEqual(refusal('MAIL_OFF'));
    } finally {
      await silent.close();
    }
  });

  it('ACC-124: a sign-up that is refused sends nothing', async () => {
    const { email } = await signUp();
    const again = app.guest().caller.accounts.signUp({
      ...{ email, nickname: 'Someoneelse', password, country: 'KR', language },
    });
    await expect(again).rejects.toEqual(refusal('EMAIL_TAKEN'));
    expect(await lettersTo(email)).toHaveLength(1);
  });

  it('ACC-125: the code is good for its member, its purpose and ten minutes, for five guesses', async () => {
    const [one, two] = [await asked(), await asked()];
    const prove = (who: TestMember, code: string, email = who.me.email) =>
      who.caller.accounts.proveEmail({ email, code });
    // Another member's, and another member's address.
    await expect(prove(two, one.code)).rejects.toEqual(wrong);
    await expect(prove(two, one.code, one.me.email)).rejects.toEqual(wrong);
    const guest = app.guest().caller.accounts;
    await expect(guest.proveEmail({ email: one.me.email, code: one.code })).rejects.toEqual(
      refusal('NOT_SIGNED_IN'),
    );
    // Not a way in, nor a new password, nor another address.
    await expect(guest.signInByCode({ email: one.me.email, code: one.code })).rejects.toEqual(wrong);
    await expect(
      guest.resetPassword({ email: one.me.email, code: one.code, password: 'a lamp in the fog' }),
    ).rejects.toEqual(wrong);
    await expect(one.caller.accounts.confirmEmail({ email: one.me.email, code: one.code })).rejects.toEqual(
      wrong,
    );
    // Nor is a code for coming in a proof from within.
    await guest.sendCode({ email: one.me.email, purpose: 'signIn', language });
    const toComeIn = await codeTo(one.me.email);
    if (toComeIn !== one.code) await expect(prove(one, toComeIn)).rejects.toEqual(wrong);
    expect(await provenAt(one)).toBeNull();
    await prove(one, one.code);
    expect(await provenAt(one)).not.toBeNull();

    const late = await asked();
    now += proofMinutes * 60_000;
    await expect(prove(late, late.code)).rejects.toEqual(wrong);
    const guessed = await asked();
    const guesses = Array.from({ length: 8 }, () => prove(guessed, other(guessed.code)));
    expect((await Promise.allSettled(guesses)).every(({ status }) => status === 'rejected')).toBe(true);
    await expect(prove(guessed, guessed.code)).rejects.toEqual(wrong);
    expect(await provenAt(guessed)).toBeNull();
  });

  it('ACC-125: of two tabs at once none breaks the other, and again it changes nothing', async () => {
    const member = await asked();
    const prove = () => member.caller.accounts.proveEmail({ email: member.me.email, code: member.code });
    const tabs = await Promise.allSettled([prove(), prove()]);
    expect(tabs.some(({ status }) => status === 'fulfilled')).toBe(true);
    for (const tab of tabs) if (tab.status === 'rejected') expect(tab.reason).toEqual(wrong);
    const at = await provenAt(member);
    expect(at).not.toBeNull();
    now += 1_000;
    expect(await prove()).toEqual({});
    expect(await provenAt(member)).toEqual(at);
  });

  it('ACC-125: a code sent to the old address says nothing of a new one', async () => {
    const member = await asked();
    const fresh = `moved-${member.me.email}`;
    await member.caller.accounts.changeEmail({ email: fresh });
    const changeCode = await codeTo(fresh);
    // Held where the code has been taken and the address is about to be another.
    const { sql } = app.services.database;
    const held = await sql.reserve();
    await held`begin`;
    await held`select 1 from members where id = ${member.me.id} for update`;
    let proof: Promise<unknown> = Promise.resolve();
    try {
      proof = member.caller.accounts.proveEmail({ email: member.me.email, code: member.code });
      proof.catch(() => {});
      await waitForLocks(sql, 1);
      await held`update members set email = ${fresh}, email_key = ${fresh} where id = ${member.me.id}`;
    } finally {
      await held`commit`;
      held.release();
    }
    await expect(proof).rejects.toEqual(wrong);
    expect(await provenAt(member)).toBeNull();
    // And by its name the old one is not the account's any more.
    await expect(
      member.caller.accounts.proveEmail({ email: member.me.email, code: member.code }),
    ).rejects.toEqual(wrong);
    await member.caller.accounts.confirmEmail({ email: fresh, code: changeCode });
    expect(await provenAt(member)).not.toBeNull();
  });

  it('ACC-125: whoever is banned, signed out or gone meanwhile proves nothing', async () => {
    const admin = await app.member({ role: 'admin' });
    const keep = { withMessages: false };
    const ends: ((member: TestMember) => Promise<unknown>)[] = [
      ({ me }) => admin.caller.moderation.ban({ memberId: me.id, reason: 'spam' }),
      ({ me }) => admin.caller.moderation.endSessions({ memberId: me.id }),
      ({ caller }) => caller.leaving.deleteAccount({ ...keep, password }),
    ];
    const passwordHash = await hashPassword(password);
    for (const end of ends) {
      const member = await asked({ passwordHash });
      await end(member);
      // The call had begun before: its session was found.
      await expect(
        member.caller.accounts.proveEmail({ email: member.me.email, code: member.code }),
      ).rejects.toEqual(refusal('NOT_SIGNED_IN'));
      expect(await provenAt(member)).toBeNull();
    }
  });

  it('ACC-126: another code is sent on request, in place of the older; for a proven address none', async () => {
    const { browser, email } = await signUp();
    const first = await codeTo(email);
    now += 1;
    await (await browser.call()).sendEmailCode();
    const second = await codeTo(email);
    expect(await lettersTo(email)).toHaveLength(2);
    if (first !== second) {
      await expect((await browser.call()).proveEmail({ email, code: first })).rejects.toEqual(wrong);
    }
    await (await browser.call()).proveEmail({ email, code: second });
    expect(await (await browser.call()).sendEmailCode()).toEqual({});
    expect(await lettersTo(email)).toHaveLength(2);
    await expect(app.guest().caller.accounts.sendEmailCode()).rejects.toEqual(refusal('NOT_SIGNED_IN'));
  });

  it('ACC-126: asking is limited by account, guessing by address', async () => {
    const strict = await startTestApp({ environment: { LOBBY_RATE_LIMITS: 'on' } });
    try {
      const { caller, me } = await strict.member();
      for (let n = 0; n < 5; n += 1) await caller.accounts.sendEmailCode();
      await expect(caller.accounts.sendEmailCode()).rejects.toEqual(refusal('RATE_LIMITED'));
      expect(await lettersTo(me.email, strict)).toHaveLength(5);
      const guess = () => caller.accounts.proveEmail({ email: me.email, code: '000000' });
      const refused = new Set<string>();
      for (let n = 0; n < 31; n += 1) {
        refused.add(await guess().then(String, (error: { appCode: string }) => error.appCode));
      }
      expect(refused).toEqual(new Set(['PROOF_WRONG', 'RATE_LIMITED']));
    } finally {
      await strict.close();
    }
  });
});
