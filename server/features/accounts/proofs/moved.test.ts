// Codes and links of an account whose address or number has changed, and of those who are refused: over a real database.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { testBrowser } from '../../../testing/browser.ts';
import { holdRow } from '../../../testing/heldRow.ts';

const wrong = expect.objectContaining({ appCode: 'PROOF_WRONG' });
const language = 'en' as const;
const password = 'a lamp in the fog';

describe('proofs and what becomes of the account', () => {
  let app: TestApp;
  let made = 0;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const lastTo = async (to: string) => {
    const { items } = await app.guest().caller.outbox.letters({ limit: 100 });
    return items.find(({ recipient }) => recipient === to)?.text ?? '';
  };
  const codeTo = async (to: string) => /\b\d{6}\b/.exec(await lastTo(to))?.[0] ?? '';
  const linkTo = async (to: string) => /#([\w-]{43})/.exec(await lastTo(to))?.[1] ?? '';
  const door = () => app.guest().caller.accounts;
  const next = (name: string) => {
    made += 1;
    return `${name}${made}@example.com`;
  };

  /** Asks for everything that is good by mail to an address; how each is redeemed. */
  async function askAll(email: string) {
    await door().sendCode({ email, purpose: 'signIn', language });
    const code = await codeTo(email);
    await door().sendLink({ email, language });
    const token = await linkTo(email);
    await door().sendCode({ email, purpose: 'resetPassword', language });
    const reset = await codeTo(email);
    return {
      code: () => door().signInByCode({ email, code }),
      link: () => door().signInByLink({ token }),
      reset: () => door().resetPassword({ email, code: reset, password }),
      tokens: () => door().createTokens({ email, code }),
    };
  }
  async function moveTo({ caller }: TestMember, email: string): Promise<() => Promise<unknown>> {
    await caller.accounts.changeEmail({ email });
    const code = await codeTo(email);
    return () => caller.accounts.confirmEmail({ email, code });
  }
  const rowOf = async (id: string) => {
    const [row] = await app.services.database.sql`
      select email, password_hash, mobile, deleted_at from members where id = ${id}`;
    return row;
  };

  it('ACC-150: what was sent to the old address opens nothing once the account has another', async () => {
    const member = await app.member({ emailVerifiedAt: new Date() });
    const asked = await askAll(member.me.email);
    const fresh = next('fresh');
    await (await moveTo(member, fresh))();
    for (const redeem of Object.values(asked)) await expect(redeem()).rejects.toEqual(wrong);
    expect(await rowOf(member.me.id)).toMatchObject({ email: fresh, password_hash: null });
  });

  it('ACC-150: nor what is redeemed just while the address changes', async () => {
    const member = await app.member({ emailVerifiedAt: new Date() });
    const { code, link, reset } = await askAll(member.me.email);
    const move = await moveTo(member, next('fresh'));
    const row = await holdRow(app, member.me.id);
    const calls: Promise<unknown>[] = [];
    try {
      calls.push(move());
      await row.waiting(1);
      for (const redeem of [code, link, reset]) calls.push(redeem());
      for (const call of calls) call.catch(() => {});
      await row.waiting(4);
    } finally {
      await row.release();
    }
    const [moved, ...others] = calls;
    expect(await moved).toEqual({});
    for (const other of others) await expect(other).rejects.toEqual(wrong);
    expect(await rowOf(member.me.id)).toMatchObject({ password_hash: null });
  });

  it('ACC-150: nobody is led into the account of one who had written down their address', async () => {
    const victim = next('victim');
    const attacker = await testBrowser(app);
    const { id } = await (await attacker.call()).signUp({
      email: victim,
      nickname: `Moving${made}`,
      password: 'violet doorway 7',
      country: 'KR',
      language,
    });
    const { code } = await askAll(victim);
    const away = next('attacker');
    await (await attacker.call()).changeEmail({ email: away });
    await (await attacker.call()).confirmEmail({ email: away, code: await codeTo(away) });
    await expect(code()).rejects.toEqual(wrong);
    // The address is free: who signs up with it comes into an account of their own, by codes too.
    const owner = await app.member({ email: victim });
    expect(owner.me.id).not.toBe(id);
    const own = await askAll(victim);
    expect((await own.code()).id).toBe(owner.me.id);
  });

  it('ACC-150: a code that proves the address, or deletes the account, goes with the address', async () => {
    const member = await app.member();
    const { email } = member.me;
    await member.caller.accounts.sendEmailCode();
    const proving = await codeTo(email);
    await member.caller.leaving.sendCode();
    const leaving = await codeTo(email);
    await (await moveTo(member, next('fresh')))();
    await (await moveTo(member, email))();
    await expect(member.caller.leaving.deleteAccount({ code: leaving, withMessages: false })).rejects.toEqual(
      wrong,
    );
    expect((await rowOf(member.me.id))?.['deleted_at']).toBeNull();
    await app.services.database.sql`update members set email_verified_at = null where id = ${member.me.id}`;
    await expect(member.caller.accounts.proveEmail({ email, code: proving })).rejects.toEqual(wrong);
  });

  it('ACC-150: a code texted to a number goes with the number, also where it comes back', async () => {
    const member = await app.member({ mobile: '+821055500001', emailVerifiedAt: new Date() });
    const mobile = '+821055500001';
    const ask = async () => {
      await door().sendSmsCode({ mobile, language });
      return codeTo(mobile);
    };
    const take = async (number: string) => {
      await member.caller.accounts.changeMobile({ mobile: number });
      await member.caller.accounts.confirmMobile({ mobile: number, code: await codeTo(number) });
    };
    const first = await ask();
    await take('+821055500002');
    await take(mobile);
    await expect(door().signInBySms({ mobile, code: first })).rejects.toEqual(wrong);
    const second = await ask();
    await member.caller.accounts.removeMobile();
    await take(mobile);
    await expect(door().signInBySms({ mobile, code: second })).rejects.toEqual(wrong);
    const third = await ask();
    expect((await door().signInBySms({ mobile, code: third })).id).toBe(member.me.id);
  });

  it('ACC-151: whoever is refused for a ban has their code and link still', async () => {
    const { me } = await app.member({ mobile: '+821055500003' });
    const { sql } = app.services.database;
    const { code, link, reset } = await askAll(me.email);
    await door().sendSmsCode({ mobile: '+821055500003', language });
    const texted = await codeTo('+821055500003');
    const text = () => door().signInBySms({ mobile: '+821055500003', code: texted });
    const ways = [text, code, link, reset];
    await sql`update members set banned_at = now() - interval '1 minute', ban_reason = 'x' where id = ${me.id}`;
    for (const way of ways) await expect(way()).rejects.toMatchObject({ appCode: 'BANNED' });
    await sql`update members set banned_at = null where id = ${me.id}`;
    for (const way of [text, code]) expect((await way()).id).toBe(me.id);
    // The first proof has taken the others away.
    await expect(link()).rejects.toEqual(wrong);
  });

  it('ACC-151: whose session ended meanwhile confirms by the same code from the next', async () => {
    const member = await app.member({ emailVerifiedAt: new Date() });
    const email = next('fresh');
    const mobile = '+821055500004';
    await member.caller.accounts.changeMobile({ mobile });
    const texted = await codeTo(mobile);
    const move = await moveTo(member, email);
    const code = await codeTo(email);
    const { sql } = app.services.database;
    await sql`delete from sessions where member_id = ${member.me.id}`;
    // Over a connection that is older than that.
    await expect(move()).rejects.toMatchObject({ appCode: 'NOT_SIGNED_IN' });
    await expect(member.caller.accounts.confirmMobile({ mobile, code: texted })).rejects.toMatchObject({
      appCode: 'NOT_SIGNED_IN',
    });
    const again = await testBrowser(app);
    await door().sendLink({ email: member.me.email, language });
    await (await again.call()).signInByLink({ token: await linkTo(member.me.email) });
    await (await again.call()).confirmMobile({ mobile, code: texted });
    await (await again.call()).confirmEmail({ email, code });
    expect(await rowOf(member.me.id)).toMatchObject({ email, mobile });
  });
});
