// What the door does for an address that has an account and for one that has none: counted, not timed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashWork } from '../../platform/passwordHash.ts';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { hashPassword } from './passwords.ts';

const language = 'en' as const;
const password = 'violet doorway 7';
const known = { email: 'known@example.com', mobile: '+821099900001' };
const unknown = { email: 'unknown@example.com', mobile: '+821099900002' };
type Who = typeof known;

describe('the same work for known and unknown', () => {
  let app: TestApp;
  const statements: string[] = [];
  beforeAll(async () => {
    app = await startTestApp({ onStatement: (text) => statements.push(text) });
    await app.member({ ...known, passwordHash: await hashPassword(password), emailVerifiedAt: new Date() });
  });
  afterAll(() => app.close());

  const guest = () => app.guest().caller.accounts;
  let asker: Awaited<ReturnType<TestApp['member']>> | undefined;
  const inside = async () => {
    asker ??= await app.member();
    return asker.caller.accounts;
  };
  /** Codes that no one was sent. */
  const code = '000000';
  const signIn = { password: 'not the password' };
  const calls: Record<string, (who: Who) => Promise<unknown>> = {
    signIn: ({ email }) => guest().signIn({ email, ...signIn }),
    'createTokens by password': ({ email }) => guest().createTokens({ email, ...signIn }),
    'sendCode to sign in': ({ email }) => guest().sendCode({ email, purpose: 'signIn', language }),
    'sendCode for a password': ({ email }) => guest().sendCode({ email, purpose: 'resetPassword', language }),
    sendLink: ({ email }) => guest().sendLink({ email, language }),
    signInByCode: ({ email }) => guest().signInByCode({ email, code }),
    'createTokens by code': ({ email }) => guest().createTokens({ email, code }),
    resetPassword: ({ email }) => guest().resetPassword({ email, code, password }),
    sendSmsCode: ({ mobile }) => guest().sendSmsCode({ mobile, language }),
    signInBySms: ({ mobile }) => guest().signInBySms({ mobile, code }),
    changeEmail: async ({ email }) => (await inside()).changeEmail({ email }),
    changeMobile: async ({ mobile }) => (await inside()).changeMobile({ mobile }),
  };

  /** Of this machine's work only what hangs on the call: jobs look at other tables meanwhile. */
  const isOfCall = (text: string) => /\b(members|proofs|mails)\b/.test(text) && !/next_try_at" <=/.test(text);

  async function workOf(call: (who: Who) => Promise<unknown>, who: Who) {
    statements.length = 0;
    const before = { ...hashWork };
    const answer = await call(who).catch((error: { appCode?: string }) => error.appCode ?? String(error));
    return {
      answer,
      hashed: hashWork.hashed - before.hashed,
      compared: hashWork.compared - before.compared,
      statements: statements.filter(isOfCall),
    };
  }

  it.each(Object.keys(calls))('ACC-6, ACC-22, ACC-29, ACC-72: %s', async (name) => {
    const call = calls[name];
    if (!call) throw new Error(`No call is named ${name}.`);
    // What is made once per process, the hash nobody fits, is made by then.
    await workOf(call, unknown);
    const [theirs, nobodys] = [await workOf(call, known), await workOf(call, unknown)];
    expect(theirs).toEqual(nobodys);
    expect(theirs.hashed + theirs.compared).toBeGreaterThan(name === 'sendLink' ? -1 : 0);
    expect(theirs.statements).not.toEqual([]);
  });

  it('ACC-22: a guess costs one comparison whether a code was sent or not', async () => {
    const call = calls['signInByCode'];
    if (!call) throw new Error('There is no such call.');
    const never = { email: 'never.asked@example.com', mobile: '' };
    const [sent, none] = [await workOf(call, known), await workOf(call, never)];
    expect(sent).toEqual(none);
    expect([sent.hashed, sent.compared]).toEqual([0, 1]);
  });
});
