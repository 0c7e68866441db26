// Who gets an account by coming from a provider, and who does not.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../../testing/app.ts';
import { identitiesOfApp } from '../../../testing/identities.ts';
import { oidcBrowser, startTestProvider, type TestProvider } from '../../../testing/oidc.ts';

const failed = (problem: string) => `/sign-in?problem=${problem}&provider=acme`;
const proven = { emailVerifiedAt: new Date() };

describe('people who are not known yet', () => {
  let provider: TestProvider;
  let app: TestApp;
  let people: ReturnType<typeof identitiesOfApp>;
  beforeAll(async () => {
    provider = await startTestProvider();
    app = await startTestApp({ environment: provider.environment() });
    people = identitiesOfApp(app, provider);
  });
  afterAll(async () => {
    await app.close();
    await provider.close();
  });
  beforeEach(() => {
    provider.userInfo = null;
  });

  const isAccountOf = async (email: string) => {
    const rows = await app.services.database.sql`select id from members where email_key = ${email}`;
    return rows.map((row) => row['id'] as string);
  };

  describe('somebody new', () => {
    it('ACC-89: gets an account of what the provider tells, its address proven, without a password', async () => {
      const { email } = people.someone({ nickname: 'Hana 하나!', name: 'Kim Hana' });
      const browser = oidcBrowser(app);
      const response = await browser.open('/auth/oidc/acme/start', {
        headers: { 'accept-language': 'ko-KR,ko;q=0.9,en;q=0.8' },
      });
      const callback = await browser.finish(response.headers.get('location') ?? '');
      expect(await browser.finish(callback)).toBe('/');
      const id = (await browser.memberId()) ?? '';
      expect(await people.rowOf(id)).toMatchObject({
        email,
        nickname: 'Hana하나',
        country: 'KR',
        language: 'ko',
        password_hash: null,
        email_verified_at: expect.any(Date),
        role: 'member',
      });
      // And is known the next time, by the subject alone: the provider is asked for nothing more.
      provider.person = { sub: provider.person.sub };
      const again = oidcBrowser(app);
      await again.signIn();
      expect(await again.memberId()).toBe(id);
    });

    it('ACC-89: gets the language of the page they pressed the button on', async () => {
      people.someone();
      const browser = oidcBrowser(app);
      await browser.signIn('/auth/oidc/acme/start?language=zh');
      expect(await people.rowOf((await browser.memberId()) ?? '')).toMatchObject({
        language: 'zh',
        country: 'CN',
      });
    });

    it('ACC-89: is made once, however many callbacks come at the same time', async () => {
      const { email, sub } = people.someone({ nickname: 'Rush' });
      const browsers = Array.from({ length: 6 }, () => oidcBrowser(app));
      const callbacks = await Promise.all(browsers.map((browser) => browser.toCallback()));
      const ends = await Promise.all(browsers.map((browser, n) => browser.finish(callbacks[n] ?? '')));
      expect(new Set(ends)).toEqual(new Set(['/']));
      const [id = '', ...others] = await isAccountOf(email);
      expect(others).toEqual([]);
      expect(await Promise.all(browsers.map((browser) => browser.memberId()))).toEqual(
        browsers.map(() => id),
      );
      expect(await people.identitiesOf(id)).toEqual([`acme ${sub}`]);
    });

    it('ACC-89: gets another nickname where theirs is taken, also by several at once', async () => {
      await app.member({ nickname: 'Popular' });
      const browsers = Array.from({ length: 4 }, () => oidcBrowser(app));
      const callbacks: string[] = [];
      for (const browser of browsers) {
        people.someone({ nickname: 'popular' });
        callbacks.push(await browser.toCallback());
      }
      await Promise.all(browsers.map((browser, n) => browser.finish(callbacks[n] ?? '')));
      const names = await Promise.all(
        browsers.map(async (browser) => (await people.rowOf((await browser.memberId()) ?? ''))['nickname']),
      );
      expect(new Set(names).size).toBe(4);
      for (const name of names) expect(name).toMatch(/^popular[0-9a-f]+$/);
    });

    it('ACC-89: signs up within the limit of sign-ups', async () => {
      const strict = await startTestApp({
        environment: { ...provider.environment(), LOBBY_RATE_LIMITS: 'on' },
      });
      try {
        const ends: string[] = [];
        for (let n = 0; n < 11; n += 1) {
          people.someone();
          ends.push(await oidcBrowser(strict).signIn());
        }
        expect(ends.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => '/'));
        const [refused = '', wait] = (ends[10] ?? '').split('&wait=');
        expect(refused).toBe(failed('RATE_LIMITED'));
        expect(Number(wait)).toBeGreaterThan(0);
      } finally {
        await strict.close();
      }
    });

    it('ACC-90: has their address from user info where the token tells none', async () => {
      const { sub, email } = people.someone({ email: undefined, email_verified: undefined });
      provider.userInfo = { sub, email: `info-${sub}@example.com`, email_verified: true };
      expect(email).toBeUndefined();
      const browser = oidcBrowser(app);
      expect(await browser.signIn()).toBe('/');
      expect(await people.rowOf((await browser.memberId()) ?? '')).toMatchObject({
        email: `info-${sub}@example.com`,
      });
    });
  });

  describe('an address that nobody vouches for', () => {
    it.each([
      ['is not verified', { email_verified: false }],
      ['is verified only by a word that is no true', { email_verified: 'true' }],
      ['comes without a word on that', { email_verified: undefined }],
      ['is none', { email: 'not an address' }],
      ['is not told', { email: undefined }],
    ])('ACC-90: makes and opens no account: it %s', async (_what, claims) => {
      const email = people.nextEmail();
      const owner = await app.member({ email, ...proven });
      const { sub } = people.someone(claims);
      // Nor does one that is verified in another place.
      provider.userInfo = { sub, email };
      const browser = oidcBrowser(app);
      expect(await browser.signIn()).toBe(failed('EMAIL_UNVERIFIED'));
      expect(await browser.memberId()).toBeNull();
      expect(await people.identitiesOf(owner.me.id)).toEqual([]);
    });

    it('ACC-90: is not taken from the browser either', async () => {
      const owner = await app.member({ ...proven });
      people.someone({ email_verified: false });
      const email = encodeURIComponent(owner.me.email);
      const browser = oidcBrowser(app);
      const callback = await browser.toCallback(`/auth/oidc/acme/start?email=${email}&email_verified=true`);
      const more = `&email=${email}&email_verified=true&sub=${owner.me.id}`;
      expect(await browser.finish(`${callback}${more}`)).toBe(failed('EMAIL_UNVERIFIED'));
      expect(await people.identitiesOf(owner.me.id)).toEqual([]);
    });
  });
});
