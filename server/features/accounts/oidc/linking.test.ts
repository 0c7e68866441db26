// Whose account somebody comes into by a provider, and who cannot be made to share theirs.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startTestApp, type TestApp, testOrigin } from '../../../testing/app.ts';
import { createAuthenticator } from '../../../testing/authenticator.ts';
import { testBrowser } from '../../../testing/browser.ts';
import { identitiesOfApp } from '../../../testing/identities.ts';
import { waitForLocks } from '../../../testing/locks.ts';
import {
  type OidcBrowser,
  oidcBrowser,
  startTestProvider,
  type TestProvider,
} from '../../../testing/oidc.ts';
import { hashPassword } from '../passwords.ts';

const refusal = (appCode: string) => expect.objectContaining({ appCode });
const password = 'violet doorway 7';
const failed = (problem: string) => `/sign-in?problem=${problem}&provider=acme`;
const proven = { emailVerifiedAt: new Date() };

describe('accounts that were there before', () => {
  let provider: TestProvider;
  let app: TestApp;
  let people: ReturnType<typeof identitiesOfApp>;
  let passwordHash: string;
  beforeAll(async () => {
    provider = await startTestProvider();
    app = await startTestApp({ environment: provider.environment() });
    people = identitiesOfApp(app, provider);
    passwordHash = await hashPassword(password);
  });
  afterAll(async () => {
    await app.close();
    await provider.close();
  });
  beforeEach(() => {
    provider.userInfo = null;
  });

  const isIn = async ({ cookie }: { cookie: string }) => (await oidcBrowser(app, cookie).memberId()) !== null;

  describe('an account with the address', () => {
    it('ACC-91: whose owner proved it is connected as it is, and told by mail', async () => {
      const { email, sub } = people.someone();
      const owner = await app.member({
        email: email.toUpperCase(),
        emailKey: email,
        passwordHash,
        ...proven,
      });
      const browser = oidcBrowser(app);
      expect(await browser.signIn()).toBe('/');
      expect(await browser.memberId()).toBe(owner.me.id);
      expect(await isIn(owner)).toBe(true);
      expect(await people.rowOf(owner.me.id)).toMatchObject({ password_hash: passwordHash });
      expect(await people.identitiesOf(owner.me.id)).toEqual([`acme ${sub}`]);
      expect(await people.subjectsTo(owner.me.email)).toEqual(['Acme is connected with your Lobby account']);
    });

    it('ACC-92: that nobody proved loses its password, sessions, sockets, codes and other identities', async () => {
      const { email, sub } = people.someone();
      // The attacker was here first, with the address of somebody else.
      const attacker = await app.member({ email, passwordHash });
      provider.person = { sub: 'the-attacker', email: 'attacker@example.com', email_verified: true };
      expect(await people.connect(attacker)).toBe('/settings?connected=acme');
      const { sql } = app.services.database;
      await sql`insert into identities values ('other', 'the-attacker', ${attacker.me.id}, now())`;
      await attacker.caller.accounts.changeEmail({ email: 'attacker@example.com' });
      const socket = new WebSocket(app.wsUrl, { headers: { cookie: attacker.cookie } });
      const closed = new Promise<number>((resolve) => socket.once('close', resolve));
      await new Promise((resolve) => socket.once('open', resolve));

      provider.person = { sub, email, email_verified: true };
      const owner = oidcBrowser(app);
      expect(await owner.signIn()).toBe('/');
      expect(await owner.memberId()).toBe(attacker.me.id);
      expect(await closed).toBe(4401);
      expect(await isIn(attacker)).toBe(false);
      expect(await people.identitiesOf(attacker.me.id)).toEqual([`acme ${sub}`]);
      expect(await people.rowOf(attacker.me.id)).toMatchObject({
        password_hash: null,
        email_verified_at: expect.any(Date),
      });
      expect(await sql`select 1 from proofs where member_id = ${attacker.me.id}`).toHaveLength(0);
      const byPassword = (await testBrowser(app)).call();
      await expect((await byPassword).signIn({ email, password })).rejects.toEqual(
        refusal('WRONG_CREDENTIALS'),
      );
      provider.person = { sub: 'the-attacker', email, email_verified: false };
      expect(await oidcBrowser(app).signIn()).toBe(failed('EMAIL_UNVERIFIED'));
      expect(await people.subjectsTo(email)).toContain('Your Lobby account is yours alone now');
      // The owner can set a password of their own.
      const token = owner.cookies.get('lobby_session') ?? '';
      await (await (await testBrowser(app, token)).call()).changePassword({ password: 'a lamp in the fog' });
    });

    it('ACC-92: and takes from who was here first a passkey, a number, tokens and a device on its way in', async () => {
      const { email, sub } = people.someone();
      const attacker = await app.member({ email, passwordHash });
      const { id } = attacker.me;
      const guest = () => testBrowser(app);
      const { accounts } = attacker.caller;
      const authenticator = createAuthenticator(testOrigin);
      const { token, options } = await accounts.newPasskey();
      await accounts.addPasskey({ token, response: authenticator.make(options), name: 'A key' });
      const mobile = '+821055501234';
      const { sql } = app.services.database;
      await sql`update members set mobile = ${mobile} where id = ${id}`;
      await app.guest().caller.accounts.sendSmsCode({ mobile, language: 'en' });
      const [text] =
        await sql`select subject from mails where recipient = ${mobile} order by id desc limit 1`;
      const tokens = await app.guest().caller.accounts.createTokens({ email, password });
      const device = await guest();
      const { claim, url } = await (await device.call()).startQr();
      const code = url.split('#')[1] ?? '';
      await accounts.lookAtQr({ code });
      await accounts.answerQr({ code, approve: true });

      provider.person = { sub, email, email_verified: true };
      const owner = oidcBrowser(app);
      expect(await owner.signIn()).toBe('/');
      expect(await owner.memberId()).toBe(id);

      const door = await (await guest()).call();
      const challenge = await door.passkeyChallenge();
      const response = authenticator.use(challenge.options);
      await expect(door.signInByPasskey({ token: challenge.token, response })).rejects.toEqual(
        refusal('PASSKEY_WRONG'),
      );
      await expect(door.signInBySms({ mobile, code: String(text?.['subject']) })).rejects.toEqual(
        refusal('PROOF_WRONG'),
      );
      await expect(door.refreshTokens({ refreshToken: tokens.refreshToken })).rejects.toEqual(
        refusal('TOKEN_WRONG'),
      );
      const byToken = await fetch(`${app.url}/trpc/accounts.me`, {
        headers: { authorization: `Bearer ${tokens.accessToken}` },
      });
      expect((await byToken.json()).result.data).toBeNull();
      await expect((await device.call()).signInByQr({ claim })).rejects.toEqual(refusal('QR_WRONG'));
      for (const table of ['passkeys', 'proofs', 'qr_sign_ins'] as const) {
        expect([table, await sql`select 1 from ${sql(table)} where member_id = ${id}`]).toEqual([table, []]);
      }
      expect(await sql`select 1 from sessions where member_id = ${id}`).toHaveLength(1);
      expect(await people.rowOf(id)).toMatchObject({ password_hash: null, mobile: null });
    });

    it('ACC-92: and whoever is just coming in or connecting while that happens is left outside', async () => {
      const attacker = await app.member({ passwordHash });
      const { email, id } = attacker.me;
      provider.person = { sub: `attacker-${id}`, email: 'attacker@example.com', email_verified: false };
      await people.connect(attacker);
      const callback = async (browser: OidcBrowser, start: string) => {
        const back = await browser.finish(start);
        return () => browser.finish(back);
      };
      const [inside, outside] = [oidcBrowser(app, attacker.cookie), oidcBrowser(app)];
      const { url = '' } = await people.askToConnect(inside);
      const ways: [() => Promise<unknown>, unknown][] = [
        [
          async () =>
            (await (await testBrowser(app)).call())
              .signIn({ email, password })
              .catch((error: unknown) => error),
          refusal('WRONG_CREDENTIALS'),
        ],
        [await callback(outside, await outside.finish('/auth/oidc/acme/start')), failed('EMAIL_UNVERIFIED')],
        [await callback(inside, url), '/settings?problem=SESSION_ENDED&provider=acme'],
      ];
      const { sql } = app.services.database;
      let ends: Promise<unknown[]> = Promise.resolve([]);
      // What taking the account away from them does, held open until all of them wait for it.
      await sql.begin(async (tx) => {
        await tx`select 1 from members where id = ${id} for update`;
        ends = Promise.all(ways.map(([come]) => come()));
        await waitForLocks(sql, ways.length);
        await tx`update members set password_hash = null where id = ${id}`;
        await tx`delete from identities where member_id = ${id}`;
        await tx`delete from sessions where member_id = ${id}`;
      });
      expect(await ends).toEqual(ways.map(([, end]) => end));
      expect(await sql`select 1 from sessions where member_id = ${id}`).toHaveLength(0);
      expect(await people.identitiesOf(id)).toEqual([]);
    });

    it('ACC-93: that has another identity of the provider is not shared with a second one', async () => {
      const { email, sub } = people.someone();
      const browser = oidcBrowser(app);
      await browser.signIn();
      const id = (await browser.memberId()) ?? '';
      provider.person = { sub: 'a-successor', email, email_verified: true };
      expect(await oidcBrowser(app).signIn()).toBe(failed('ALREADY_CONNECTED'));
      expect(await people.identitiesOf(id)).toEqual([`acme ${sub}`]);
    });

    it('ACC-94: is proven by a code for the first time, and identities connected before that go', async () => {
      const attacker = await app.member();
      const { email } = attacker.me;
      people.someone();
      await people.connect(attacker);
      expect(await people.identitiesOf(attacker.me.id)).toHaveLength(1);
      const codeIn = async () => {
        await app.guest().caller.accounts.sendCode({ email, purpose: 'signIn', language: 'en' });
        const { items } = await app.guest().caller.outbox.letters({ limit: 100 });
        const code = /\b\d{6}\b/.exec(items.find(({ recipient }) => recipient === email)?.text ?? '')?.[0];
        const owner = await testBrowser(app);
        await (await owner.call()).signInByCode({ email, code: code ?? '' });
        return { cookie: `lobby_session=${owner.token()}` };
      };
      const owner = await codeIn();
      expect(await people.identitiesOf(attacker.me.id)).toEqual([]);
      await people.connect(owner);
      await codeIn();
      expect(await people.identitiesOf(attacker.me.id)).toHaveLength(1);
    });

    it('ACC-32: of a banned member, and a banned identity, let nobody in, and nothing is connected', async () => {
      const { email } = people.someone();
      const until = new Date(Date.now() + 3_600_000);
      const { me } = await app.member({ email, ...proven });
      await app.services.database.sql`
        update members set banned_at = now(), ban_reason = 'spam' where id = ${me.id}`;
      expect(await oidcBrowser(app).signIn()).toBe(failed('BANNED'));
      expect(await people.identitiesOf(me.id)).toEqual([]);
      await app.services.database.sql`
        update members set banned_until = ${until} where id = ${me.id}`;
      await app.services.database.sql`
        insert into identities values ('acme', ${provider.person.sub}, ${me.id}, now())`;
      const browser = oidcBrowser(app);
      expect(await browser.signIn()).toBe(`${failed('BANNED')}&until=${until.getTime()}`);
      expect(await browser.memberId()).toBeNull();
    });
  });
});
