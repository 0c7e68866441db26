// Signing in by a provider: a real one on loopback, real redirects, real cookies.
import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../../testing/app.ts';
import { oidcBrowser, startTestProvider, type TestProvider } from '../../../testing/oidc.ts';

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('the way to a provider and back', () => {
  let provider: TestProvider;
  let app: TestApp;
  let now = Date.now();
  let people = 0;
  beforeAll(async () => {
    provider = await startTestProvider();
    app = await startTestApp({ environment: provider.environment(), clock: { now: () => now } });
  });
  afterAll(async () => {
    await app.close();
    await provider.close();
  });
  beforeEach(() => {
    people += 1;
    Object.assign(provider, {
      person: { sub: `way-${people}`, email: `way${people}@example.com`, email_verified: true },
      userInfo: null,
      refuses: false,
      beforeSigning: () => {},
      afterSigning: (token: string) => token,
    });
  });

  const failed = (problem: string, back?: string) =>
    `/sign-in?${back ? `back=${encodeURIComponent(back)}&` : ''}problem=${problem}&provider=acme`;
  const membersNow = async () => {
    const [row] = await app.services.database.sql`select count(*)::int as count from members`;
    return row?.['count'] as number;
  };

  it('DOOR-3, ACC-81: the cookie of a sign-in on its way is Secure under https, and only there', async () => {
    const cookieOf = async (shop: TestApp) => {
      const response = await oidcBrowser(shop).open('/auth/oidc/acme/start');
      expect(response.status).toBe(303);
      return response.headers.get('set-cookie') ?? '';
    };
    const environment = { ...provider.environment(), PUBLIC_URL: 'https://games.example' };
    const secure = await startTestApp({ environment });
    try {
      expect(await cookieOf(secure)).toMatch(/^lobby_oidc_.*; HttpOnly.*; Secure/i);
      expect(await cookieOf(app)).toMatch(/^lobby_oidc_(?!.*Secure)/i);
    } finally {
      await secure.close();
      await app.services.database.sql`delete from oidc_attempts`;
    }
  });

  it('ACC-81: sends people to the provider with state, nonce and an S256 challenge, and lets them in with what comes back', async () => {
    const browser = oidcBrowser(app);
    const response = await browser.open('/auth/oidc/acme/start?to=/game/saltmarch');
    expect(response.status).toBe(303);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const location = response.headers.get('location') ?? '';
    const asked = new URL(location).searchParams;
    expect(Object.fromEntries(asked)).toEqual({
      client_id: 'lobby at a provider',
      response_type: 'code',
      scope: 'openid email profile',
      redirect_uri: `${app.url}/auth/oidc/acme/callback`,
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    const [cookie = ''] = response.headers.getSetCookie();
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/auth/oidc/', 'Max-Age=600']) {
      expect(cookie).toContain(part);
    }
    const callback = (await browser.open(location)).headers.get('location') ?? '';
    expect(await browser.finish(callback)).toBe('/game/saltmarch');
    expect(await browser.memberId()).not.toBeNull();
    expect([...browser.cookies.keys()]).toEqual(['lobby_session']);
  });

  it('ACC-81: what stands in the table lets nobody in: secrets of browser and state are only there as hashes', async () => {
    const browser = oidcBrowser(app);
    const callback = new URL(await browser.toCallback());
    const [row] = await app.services.database.sql`select * from oidc_attempts`;
    const written = JSON.stringify({
      ...row,
      hex: [row?.['state_hash'], row?.['browser_hash']].map((bytes) => (bytes as Buffer).toString()),
    });
    const [secret] = browser.cookies.values();
    for (const text of [callback.searchParams.get('state'), secret]) expect(written).not.toContain(text);
    await browser.finish(callback.href);
    expect(await app.services.database.sql`select * from oidc_attempts`).toHaveLength(0);
  });

  it('ACC-82: what came back is good once, also twice at the same time', async () => {
    const browser = oidcBrowser(app);
    const callback = await browser.toCallback();
    const second = oidcBrowser(app);
    for (const [name, value] of browser.cookies) second.cookies.set(name, value);
    const ends = await Promise.all([browser.finish(callback), second.finish(callback)]);
    expect(ends.sort()).toEqual(['/', failed('EXPIRED')]);
    expect(await second.finish(callback)).toMatch(/problem=EXPIRED/);
  });

  it('ACC-82: without the cookie of who began, nobody comes in by a foreign callback', async () => {
    const attacker = oidcBrowser(app);
    const callback = await attacker.toCallback();
    const victim = oidcBrowser(app);
    expect(await victim.finish(callback)).toBe(failed('EXPIRED'));
    expect(await victim.memberId()).toBeNull();
    // Nor by the cookie of another sign-in.
    await victim.toCallback();
    const [own = ''] = victim.cookies.values();
    const state = new URL(callback).searchParams.get('state') ?? '';
    victim.cookies.set(`lobby_oidc_${state.slice(0, 8)}`, own);
    expect(await victim.finish(callback)).toBe(failed('EXPIRED'));
    // It was not used up by that.
    expect(await attacker.finish(callback)).toBe('/');
  });

  it('ACC-82: a state that is wrong, missing, of another provider or older than ten minutes is refused', async () => {
    const browser = oidcBrowser(app);
    const callback = await browser.toCallback();
    const changed = (change: (url: URL) => void) => {
      const url = new URL(callback);
      change(url);
      return browser.finish(url.href);
    };
    const wrong = (url: URL) => url.searchParams.set('state', 'x'.repeat(43));
    expect(await changed(wrong)).toBe(failed('EXPIRED'));
    expect(await changed((url) => url.searchParams.delete('state'))).toBe(failed('EXPIRED'));
    now += 600_000;
    expect(await browser.finish(callback)).toBe(failed('EXPIRED'));
    expect(await browser.memberId()).toBeNull();
  });

  it('ACC-82: two tabs may be on their way at once', async () => {
    const browser = oidcBrowser(app);
    const first = await browser.toCallback('/auth/oidc/acme/start?to=/first');
    const second = await browser.toCallback('/auth/oidc/acme/start?to=/second');
    expect(await browser.finish(second)).toBe('/second');
    expect(await browser.finish(first)).toBe('/first');
  });

  it.each([
    [
      'signed with another key',
      (token: string) => {
        const [header, payload] = token.split('.');
        const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
        const signature = sign('RSA-SHA256', Buffer.from(`${header}.${payload}`), privateKey);
        return `${header}.${payload}.${signature.toString('base64url')}`;
      },
    ],
    [
      'not signed at all',
      (token: string) => `${base64url({ alg: 'none', typ: 'JWT' })}.${token.split('.')[1]}.`,
    ],
    [
      'changed after it was signed',
      (token: string) => {
        const [header, payload = '', signature] = token.split('.');
        const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
        return `${header}.${base64url({ ...claims, sub: 'somebody-else' })}.${signature}`;
      },
    ],
  ])('ACC-83: a token %s is refused', async (_what, afterSigning) => {
    const before = await membersNow();
    provider.afterSigning = afterSigning;
    const browser = oidcBrowser(app);
    expect(await browser.signIn('/auth/oidc/acme/start?to=/rooms')).toBe(failed('FAILED', '/rooms'));
    expect(await browser.memberId()).toBeNull();
    expect(await membersNow()).toBe(before);
  });

  it.each<[string, Record<string, unknown>]>([
    ['another nonce', { nonce: 'of another sign-in' }],
    ['no nonce', { nonce: undefined }],
    ['another audience', { aud: 'another shop' }],
    ['another issuer', { iss: 'https://accounts.evil.example' }],
    ['an end that has passed', { exp: Math.floor(Date.now() / 1_000) - 120 }],
    ['no subject', { sub: undefined }],
    ['an endless subject', { sub: 'x'.repeat(256) }],
  ])('ACC-83: a token with %s is refused', async (_what, claims) => {
    provider.beforeSigning = (payload) => Object.assign(payload, claims);
    const browser = oidcBrowser(app);
    expect(await browser.signIn()).toBe(failed('FAILED'));
    expect(await browser.memberId()).toBeNull();
  });

  it('ACC-83: a code of another sign-in is refused, since its challenge is another', async () => {
    const [browser, other] = [oidcBrowser(app), oidcBrowser(app)];
    const callback = new URL(await browser.toCallback());
    const foreign = new URL(await other.toCallback());
    callback.searchParams.set('code', foreign.searchParams.get('code') ?? '');
    expect(await browser.finish(callback.href)).toBe(failed('FAILED'));
  });

  it('ACC-83: user info of another subject is refused', async () => {
    provider.person = { sub: 'little-told' };
    provider.userInfo = { sub: 'another', email: 'another@example.com', email_verified: true };
    expect(await oidcBrowser(app).signIn()).toBe(failed('FAILED'));
  });

  it('ACC-84: one goes on to a path of the page, and never to another site', async () => {
    const to = (path: string) =>
      oidcBrowser(app).signIn(`/auth/oidc/acme/start?to=${encodeURIComponent(path)}`);
    expect(await to('/category/all?sale=true&q=ä#top')).toBe('/category/all?sale=true&q=%C3%A4#top');
    const elsewhere = [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/\t/evil.example',
      '/.//evil.example',
      '/x/..//evil.example',
      'javascript:alert(1)',
      '/auth/oidc/acme/start',
      '/x/../auth/oidc/acme/start',
      `/${'x'.repeat(2_000)}`,
      '',
    ];
    for (const path of elsewhere) expect(await to(path), path).toBe('/');
  });

  it('ACC-85: another site cannot make a browser sign in', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const browser = oidcBrowser(app);
      const response = await browser.open('/auth/oidc/acme/start?to=/rooms', {
        headers: { 'sec-fetch-site': site },
      });
      expect(response.headers.get('location')).toBe('/sign-in');
      expect(browser.cookies.size).toBe(0);
    }
  });

  it('ACC-81: this server proves who it is as the provider wants: by "basic" where that says nothing', async () => {
    const other = await startTestProvider('basic');
    const shop = await startTestApp({ environment: other.environment() });
    try {
      other.person = { sub: 'basic', email: 'basic@example.com', email_verified: true };
      expect(await oidcBrowser(shop).signIn()).toBe('/');
    } finally {
      await shop.close();
      await other.close();
    }
  });

  it('ACC-86: a no at the provider, and a provider that does not answer, lead back to the page', async () => {
    provider.refuses = true;
    expect(await oidcBrowser(app).signIn('/auth/oidc/acme/start?to=/rooms')).toBe(
      failed('CANCELLED', '/rooms'),
    );
    const lonely = await startTestApp({
      environment: { ...provider.environment(), LOBBY_OIDC_ACME_ISSUER: 'http://127.0.0.1:1' },
    });
    try {
      const response = await oidcBrowser(lonely).open('/auth/oidc/acme/start');
      expect(response.headers.get('location')).toBe(failed('UNREACHABLE'));
    } finally {
      await lonely.close();
    }
  });

  it('ACC-86: other providers, steps and methods are none', async () => {
    const statusOf = async (path: string, method = 'GET') =>
      (await oidcBrowser(app).open(path, { method })).status;
    expect(await statusOf('/auth/oidc/google/start')).toBe(404);
    expect(await statusOf('/auth/oidc/acme/other')).toBe(404);
    expect(await statusOf('/auth/')).toBe(404);
    expect(await statusOf('/auth/oidc/acme/start', 'POST')).toBe(405);
    expect(await statusOf('/auth/oidc/acme/callback', 'POST')).toBe(405);
    expect(await statusOf('/auth/oidc/acme/connect')).toBe(405);
  });

  it('ACC-87: `accounts.ways` names the providers, in order, and none where none is set', async () => {
    const { caller } = app.guest();
    expect((await caller.accounts.ways()).providers).toEqual([{ id: 'acme', name: 'Acme' }]);
  });

  it('ACC-88: sign-ins are limited by address, and one that succeeds gives its try back', async () => {
    const strict = await startTestApp({
      environment: { ...provider.environment(), LOBBY_RATE_LIMITS: 'on' },
    });
    try {
      await oidcBrowser(strict).signIn();
      const ends: string[] = [];
      for (let n = 0; n < 31; n += 1) {
        const response = await oidcBrowser(strict).open('/auth/oidc/acme/start');
        ends.push(response.headers.get('location') ?? '');
      }
      expect(ends.slice(0, 30).every((end) => end.startsWith('http://127.0.0.1'))).toBe(true);
      // The rest of the quarter of an hour, in seconds.
      const [, wait] = /^(.*)&wait=(\d+)$/.exec(ends[30] ?? '')?.slice(1) ?? [];
      expect(ends[30]).toBe(`${failed('RATE_LIMITED')}&wait=${wait}`);
      expect(Number(wait)).toBeGreaterThan(0);
      expect(Number(wait)).toBeLessThanOrEqual(900);
    } finally {
      await strict.close();
    }
  });
});
