// Refusals that hang on how the shop is set up and on where a call comes from, for every procedure they concern.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRouter, createCaller } from '../../router.ts';
import { startTestApp, type TestApp, testOrigin } from '../../testing/app.ts';
import { findSession } from './sessions.ts';

const refusal = (appCode: string) => expect.objectContaining({ appCode });
const language = 'en' as const;

const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;

/** What sets or clears the session cookie. */
const cookieProcedures = [
  'accounts.resetPassword',
  'accounts.signIn',
  'accounts.signInByCode',
  'accounts.signInByLink',
  'accounts.signInByPasskey',
  'accounts.signInByQr',
  'accounts.signInBySms',
  'accounts.signInDemo',
  'accounts.signOut',
  'accounts.signUp',
  'leaving.deleteAccount',
];

describe('what accounts refuse by the shop and by the way a call comes', () => {
  let app: TestApp;
  let silent: TestApp;
  beforeAll(async () => {
    [app, silent] = await Promise.all([
      startTestApp(),
      startTestApp({ environment: { LOBBY_OUTBOX: 'off' } }),
    ]);
  });
  afterAll(async () => {
    await app.close();
    await silent.close();
  });

  it('DOOR-8: over a WebSocket exactly what sets or clears the cookie is refused, whatever it is told', async () => {
    const { cookie } = await app.member();
    const token = cookie.split('=')[1] ?? '';
    const refused: string[] = [];
    for (const [path, { _def }] of Object.entries(procedures)) {
      if (_def.type === 'subscription') continue;
      const caller = createCaller({
        services: app.services,
        session: await findSession(app.services, token),
        request: {
          address: '127.0.0.1',
          origin: testOrigin,
          userAgent: 'vitest',
          language,
          expectedMember: null,
        },
        cookies: {
          token,
          writable: false,
          set: () => expect.unreachable('A cookie was set.'),
          clear: () => expect.unreachable('A cookie was cleared.'),
        },
      });
      const procedure = path
        .split('.')
        .reduce<unknown>(
          (part, name) => (part as Record<string, unknown>)[name],
          caller,
        ) as () => Promise<unknown>;
      const code = await procedure().then(
        () => null,
        (error: { appCode?: string }) => error.appCode,
      );
      if (code === 'HTTP_ONLY') refused.push(path);
    }
    expect(refused.sort()).toEqual(cookieProcedures);
  });

  it('OPS-53: where nothing carries mail, every procedure that needs it says so', async () => {
    const { accounts, leaving } = (await silent.member()).caller;
    const email = 'a@example.com';
    const off = refusal('MAIL_OFF');
    await expect(accounts.changeEmail({ email })).rejects.toEqual(off);
    await expect(accounts.sendEmailCode()).rejects.toEqual(off);
    await expect(leaving.sendCode()).rejects.toEqual(off);
    await expect(accounts.sendLink({ email, language })).rejects.toEqual(off);
    await expect(accounts.sendCode({ email, purpose: 'signIn', language })).rejects.toEqual(off);
    const rows = await silent.services.database.sql`select 1 from proofs`;
    expect(rows).toHaveLength(0);
  });

  it('ACC-111: the last administrator gets no code to leave with', async () => {
    // The one that an installation makes for itself.
    await app.services.database.sql`update members set role = 'member' where role = 'admin'`;
    const last = await app.member({ role: 'admin' });
    await expect(last.caller.leaving.sendCode()).rejects.toEqual(refusal('LAST_ADMINISTRATOR'));
    await app.member({ role: 'admin' });
    expect(await last.caller.leaving.sendCode()).toEqual({});
  });

  it('ACC-30: a cursor that is none is refused', async () => {
    const { accounts } = (await app.member()).caller;
    await expect(accounts.sessions({ limit: 2, cursor: 'nonsense' })).rejects.toEqual(refusal('BAD_CURSOR'));
  });
});
