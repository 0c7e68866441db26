// Whoever is gone does not come back by the ways in that need neither address nor password.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp, testOrigin } from '../../testing/app.ts';
import { createAuthenticator } from '../../testing/authenticator.ts';
import { hashPassword } from '../accounts/passwords.ts';

const password = 'violet doorway 7';
const mobile = '+821077778888';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const codeTo = async (recipient: string) => {
  const { items } = await app.guest().caller.outbox.letters({ limit: 20 });
  return /\b\d{6}\b/.exec(items.find((letter) => letter.recipient === recipient)?.text ?? '')?.[0] ?? '';
};

it('ACC-112: nor by passkey, text, token or a device they let in, and their number is free at once', async () => {
  const { me, caller } = await app.member({ passwordHash: await hashPassword(password) });
  const guest = () => app.guest().caller.accounts;
  const device = createAuthenticator(testOrigin);
  const made = await caller.accounts.newPasskey();
  await caller.accounts.addPasskey({
    token: made.token,
    response: device.make(made.options),
    name: 'Laptop',
  });
  await caller.accounts.changeMobile({ mobile });
  await caller.accounts.confirmMobile({ mobile, code: await codeTo(mobile) });
  await guest().sendSmsCode({ mobile, language: 'en' });
  const texted = await codeTo(mobile);
  const { refreshToken } = await guest().createTokens({ email: me.email, password });
  const asked = await guest().startQr();
  const code = asked.url.split('#')[1] ?? '';
  await caller.accounts.lookAtQr({ code });
  await caller.accounts.answerQr({ code, approve: true });

  await caller.leaving.deleteAccount({ password, withMessages: false });

  const { token, options } = await guest().passkeyChallenge();
  const refused = (appCode: string) => expect.objectContaining({ appCode });
  await expect(guest().signInByPasskey({ token, response: device.use(options) })).rejects.toEqual(
    refused('PASSKEY_WRONG'),
  );
  await expect(guest().signInBySms({ mobile, code: texted })).rejects.toEqual(refused('PROOF_WRONG'));
  await expect(guest().refreshTokens({ refreshToken })).rejects.toEqual(refused('TOKEN_WRONG'));
  await expect(guest().signInByQr({ claim: asked.claim })).rejects.toEqual(refused('QR_WRONG'));
  const rows = await app.services.database.sql`
    select 1 from members where mobile = ${mobile}
    union all select 1 from mails where recipient = ${mobile}
    union all select 1 from proofs where email = ${mobile}`;
  expect(rows).toHaveLength(0);

  const other = await app.member();
  await other.caller.accounts.changeMobile({ mobile });
  await other.caller.accounts.confirmMobile({ mobile, code: await codeTo(mobile) });
  expect((await other.caller.accounts.profile()).mobile).toBe(mobile);
});
