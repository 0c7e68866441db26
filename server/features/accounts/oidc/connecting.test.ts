// Connecting identities with one’s account from within, and disconnecting them.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { testBrowser } from '../../../testing/browser.ts';
import { identitiesOfApp } from '../../../testing/identities.ts';
import { oidcBrowser, startTestProvider, type TestProvider } from '../../../testing/oidc.ts';
import { hashPassword } from '../passwords.ts';

const refusal = (appCode: string) => expect.objectContaining({ appCode });
const password = 'violet doorway 7';
const failed = (problem: string) => `/sign-in?problem=${problem}&provider=acme`;

describe('connected accounts', () => {
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

  describe('connecting from within', () => {
    it('ACC-95: connects whatever identity with the session’s member, tells them, and lists it', async () => {
      const member = await app.member({ passwordHash });
      const { sub } = people.someone({ email_verified: false });
      expect(await people.connect(member)).toBe('/settings?connected=acme');
      expect(await people.identitiesOf(member.me.id)).toEqual([`acme ${sub}`]);
      expect(await member.caller.accounts.identities()).toEqual([
        { provider: { id: 'acme', name: 'Acme' }, connectedAt: expect.any(Number) },
      ]);
      expect(await people.subjectsTo(member.me.email)).toEqual(['Acme is connected with your Lobby account']);
      expect((await member.caller.accounts.profile()).emailVerified).toBe(false);
      // Again changes nothing, and tells nothing.
      expect(await people.connect(member)).toBe('/settings?connected=acme');
      expect(await people.subjectsTo(member.me.email)).toHaveLength(1);
      const browser = oidcBrowser(app);
      expect(await browser.signIn()).toBe('/');
      expect(await browser.memberId()).toBe(member.me.id);
    });

    it('ACC-95: proves the account’s own address where the provider vouches for it', async () => {
      const { email } = people.someone();
      const member = await app.member({ email, passwordHash });
      expect(await people.connect(member)).toBe('/settings?connected=acme');
      expect((await member.caller.accounts.profile()).emailVerified).toBe(true);
      expect(await isIn(member)).toBe(true);
    });

    it('ACC-96: another member’s identity, and a second one of a provider, are refused', async () => {
      const { sub } = people.someone();
      const browser = oidcBrowser(app);
      await browser.signIn();
      const member = await app.member();
      const problem = (code: string) => `/settings?problem=${code}&provider=acme`;
      expect(await people.connect(member)).toBe(problem('IDENTITY_TAKEN'));
      expect(await people.identitiesOf(member.me.id)).toEqual([]);
      people.someone();
      expect(await people.connect(member)).toBe('/settings?connected=acme');
      people.someone();
      expect(await people.connect(member)).toBe(problem('ALREADY_CONNECTED'));
      expect(await people.identitiesOf((await browser.memberId()) ?? '')).toEqual([`acme ${sub}`]);
      provider.refuses = true;
      expect(await people.connect(member)).toBe(problem('CANCELLED'));
      provider.refuses = false;
    });

    it('ACC-97: begins by POST of a member’s own page alone', async () => {
      const member = await app.member();
      const ask = async (headers: Record<string, string>, cookie: string | undefined = member.cookie) =>
        (await people.askToConnect(oidcBrowser(app, cookie), headers)).error?.data.appCode;
      expect(await ask({ origin: 'https://evil.example' })).toBe('ORIGIN_REFUSED');
      expect(await ask({}, 'lobby_session=none')).toBe('NOT_SIGNED_IN');
      expect(await ask({ 'x-lobby-member': app.services.newId() })).toBe('SESSION_CHANGED');
      expect(await ask({ 'x-lobby-member': member.me.id })).toBeUndefined();
    });

    it('ACC-97: ends with the session that began, and is nobody else’s', async () => {
      const [member, other] = await Promise.all([app.member(), app.member()]);
      const begin = async ({ cookie }: TestMember) => {
        people.someone();
        const browser = oidcBrowser(app, cookie);
        const { url = '' } = await people.askToConnect(browser);
        return { browser, callback: await browser.finish(url) };
      };
      // Another member signed in on this browser meanwhile.
      const changed = await begin(member);
      changed.browser.cookies.set('lobby_session', other.cookie.split('=')[1] ?? '');
      expect(await changed.browser.finish(changed.callback)).toBe(
        '/settings?problem=SESSION_ENDED&provider=acme',
      );
      const ended = await begin(member);
      await member.caller.accounts.signOut();
      expect(await ended.browser.finish(ended.callback)).toBe(failed('EXPIRED'));
      expect(await people.identitiesOf(member.me.id)).toEqual([]);
      expect(await people.identitiesOf(other.me.id)).toEqual([]);
    });
  });

  describe('disconnecting', () => {
    it('ACC-98: takes a provider away, once, and it lets nobody in any more', async () => {
      const member = await app.member({ passwordHash });
      people.someone({ email_verified: false });
      await people.connect(member);
      await member.caller.accounts.disconnect({ provider: 'acme' });
      expect(await member.caller.accounts.identities()).toEqual([]);
      expect(await oidcBrowser(app).signIn()).toBe(failed('EMAIL_UNVERIFIED'));
      expect(await member.caller.accounts.disconnect({ provider: 'acme' })).toEqual({});
    });

    it('ACC-98: is refused where nothing else would let the member in', async () => {
      const member = await app.member();
      people.someone({ email_verified: false });
      await people.connect(member);
      const { sql } = app.services.database;
      const leave = () => member.caller.accounts.disconnect({ provider: 'acme' });
      await expect(leave()).rejects.toEqual(refusal('LAST_WAY_IN'));
      // A provider that this server offers no more is no way in.
      await sql`insert into identities values ('gone', 'x', ${member.me.id}, now())`;
      await expect(leave()).rejects.toEqual(refusal('LAST_WAY_IN'));
      expect(await people.identitiesOf(member.me.id)).toHaveLength(2);
      expect(
        (await member.caller.accounts.identities()).map(({ provider: { name } }) => name).sort(),
      ).toEqual(['Acme', 'gone']);
      await sql`update members set email_verified_at = now() where id = ${member.me.id}`;
      expect(await leave()).toEqual({});
    });

    it('ACC-98: a proven address is a way in only where mail goes out', async () => {
      const silent = await startTestApp({ environment: { ...provider.environment(), LOBBY_OUTBOX: 'off' } });
      try {
        people.someone();
        const browser = oidcBrowser(silent);
        await browser.signIn();
        const device = await testBrowser(silent, browser.cookies.get('lobby_session') ?? '');
        const leave = async () => (await device.call()).disconnect({ provider: 'acme' });
        await expect(leave()).rejects.toEqual(refusal('LAST_WAY_IN'));
        await (await device.call()).changePassword({ password });
        expect(await leave()).toEqual({});
      } finally {
        await silent.close();
      }
    });

    it('ACC-98: of two at once one is refused where together they would leave nothing', async () => {
      const two = await startTestApp({
        environment: {
          ...provider.environment('acme'),
          ...provider.environment('second'),
          LOBBY_OIDC: 'acme,second',
        },
      });
      try {
        const { me, caller } = await two.member();
        const { sql } = two.services.database;
        for (const id of ['acme', 'second']) {
          await sql`insert into identities values (${id}, 'both', ${me.id}, now())`;
        }
        const ends = await Promise.allSettled(
          ['acme', 'second'].map((id) => caller.accounts.disconnect({ provider: id })),
        );
        expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        expect(await caller.accounts.identities()).toHaveLength(1);
      } finally {
        await two.close();
      }
    });
  });
});
