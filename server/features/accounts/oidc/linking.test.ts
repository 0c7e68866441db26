// Whose account somebody comes into by a provider, and who cannot be made to share theirs.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { testBrowser } from '../../../testing/browser.ts';
import { oidcBrowser, startTestProvider, type TestProvider } from '../../../testing/oidc.ts';
import { hashPassword } from '../passwords.ts';

const password = 'violet doorway 7';
const refusal = (appCode: string) => expect.objectContaining({ appCode });

describe('accounts and identities', () => {
  let provider: TestProvider;
  let app: TestApp;
  let passwordHash: string;
  let people = 0;
  beforeAll(async () => {
    provider = await startTestProvider();
    app = await startTestApp({ environment: provider.environment() });
    passwordHash = await hashPassword(password);
  });
  afterAll(async () => {
    await app.close();
    await provider.close();
  });
  beforeEach(() => {
    provider.userInfo = null;
  });

  /** Somebody new at the provider, who signs in there next. */
  const someone = (claims: Record<string, unknown> = {}) => {
    people += 1;
    const email = `person${people}@example.com`;
    provider.person = { sub: `person-${people}`, email, email_verified: true, ...claims };
    return provider.person as { sub: string; email: string };
  };
  const proven = { emailVerifiedAt: new Date() };
  const failed = (problem: string) => `/sign-in?problem=${problem}&provider=acme`;
  const rowOf = async (memberId: string) => {
    const [row] = await app.services.database.sql`select * from members where id = ${memberId}`;
    return row as Record<string, unknown>;
  };
  const identitiesOf = async (memberId: string) => {
    const rows = await app.services.database.sql`
      select provider, subject from identities where member_id = ${memberId} order by provider`;
    return rows.map((row) => `${row['provider']} ${row['subject']}`);
  };
  const isAccountOf = async (email: string) => {
    const rows = await app.services.database.sql`select id from members where email_key = ${email}`;
    return rows.map((row) => row['id'] as string);
  };
  const subjectsTo = async (email: string) => {
    const { items } = await app.guest().caller.outbox.letters({ limit: 100 });
    return items.filter(({ recipient }) => recipient === email).map(({ subject }) => subject);
  };
  const isIn = async ({ cookie }: { cookie: string }) => (await oidcBrowser(app, cookie).memberId()) !== null;

  /** Asks to connect as the page does. @returns where the page then goes. */
  const askToConnect = async (
    browser: ReturnType<typeof oidcBrowser>,
    headers: Record<string, string> = {},
  ) => {
    const response = await browser.open('/auth/oidc/acme/connect', {
      method: 'POST',
      headers: { origin: app.url, ...headers },
    });
    return (await response.json()) as { url?: string; error?: { data: { appCode: string } } };
  };
  /** Connects whoever is at the provider with a member. @returns where that ends. */
  const connect = async ({ cookie }: { cookie: string }) => {
    const browser = oidcBrowser(app, cookie);
    const { url = '' } = await askToConnect(browser);
    return browser.finish(await browser.finish(url));
  };

  describe('somebody new', () => {
    it('ACC-89: gets an account of what the provider tells, its address proven, without a password', async () => {
      const { email } = someone({ nickname: 'Hana 하나!', name: 'Kim Hana' });
      const browser = oidcBrowser(app);
      const response = await browser.open('/auth/oidc/acme/start', {
        headers: { 'accept-language': 'ko-KR,ko;q=0.9,en;q=0.8' },
      });
      const callback = await browser.finish(response.headers.get('location') ?? '');
      expect(await browser.finish(callback)).toBe('/');
      const id = (await browser.memberId()) ?? '';
      expect(await rowOf(id)).toMatchObject({
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
      someone();
      const browser = oidcBrowser(app);
      await browser.signIn('/auth/oidc/acme/start?language=zh');
      expect(await rowOf((await browser.memberId()) ?? '')).toMatchObject({ language: 'zh', country: 'CN' });
    });

    it('ACC-89: is made once, however many callbacks come at the same time', async () => {
      const { email, sub } = someone({ nickname: 'Rush' });
      const browsers = Array.from({ length: 6 }, () => oidcBrowser(app));
      const callbacks = await Promise.all(browsers.map((browser) => browser.toCallback()));
      const ends = await Promise.all(browsers.map((browser, n) => browser.finish(callbacks[n] ?? '')));
      expect(new Set(ends)).toEqual(new Set(['/']));
      const [id = '', ...others] = await isAccountOf(email);
      expect(others).toEqual([]);
      expect(await Promise.all(browsers.map((browser) => browser.memberId()))).toEqual(
        browsers.map(() => id),
      );
      expect(await identitiesOf(id)).toEqual([`acme ${sub}`]);
    });

    it('ACC-89: gets another nickname where theirs is taken, also by several at once', async () => {
      await app.member({ nickname: 'Popular' });
      const browsers = Array.from({ length: 4 }, () => oidcBrowser(app));
      const callbacks: string[] = [];
      for (const browser of browsers) {
        someone({ nickname: 'popular' });
        callbacks.push(await browser.toCallback());
      }
      await Promise.all(browsers.map((browser, n) => browser.finish(callbacks[n] ?? '')));
      const names = await Promise.all(
        browsers.map(async (browser) => (await rowOf((await browser.memberId()) ?? ''))['nickname']),
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
          someone();
          ends.push(await oidcBrowser(strict).signIn());
        }
        expect(ends).toEqual([...Array.from({ length: 10 }, () => '/'), failed('RATE_LIMITED')]);
      } finally {
        await strict.close();
      }
    });

    it('ACC-90: has their address from user info where the token tells none', async () => {
      const { sub, email } = someone({ email: undefined, email_verified: undefined });
      provider.userInfo = { sub, email: `info-${sub}@example.com`, email_verified: true };
      expect(email).toBeUndefined();
      const browser = oidcBrowser(app);
      expect(await browser.signIn()).toBe('/');
      expect(await rowOf((await browser.memberId()) ?? '')).toMatchObject({
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
      const email = `person${people + 1}@example.com`;
      const owner = await app.member({ email, ...proven });
      const { sub } = someone(claims);
      // Nor does one that is verified in another place.
      provider.userInfo = { sub, email };
      const browser = oidcBrowser(app);
      expect(await browser.signIn()).toBe(failed('EMAIL_UNVERIFIED'));
      expect(await browser.memberId()).toBeNull();
      expect(await identitiesOf(owner.me.id)).toEqual([]);
    });

    it('ACC-90: is not taken from the browser either', async () => {
      const owner = await app.member({ ...proven });
      someone({ email_verified: false });
      const email = encodeURIComponent(owner.me.email);
      const browser = oidcBrowser(app);
      const callback = await browser.toCallback(`/auth/oidc/acme/start?email=${email}&email_verified=true`);
      const more = `&email=${email}&email_verified=true&sub=${owner.me.id}`;
      expect(await browser.finish(`${callback}${more}`)).toBe(failed('EMAIL_UNVERIFIED'));
      expect(await identitiesOf(owner.me.id)).toEqual([]);
    });
  });

  describe('an account with the address', () => {
    it('ACC-91: whose owner proved it is connected as it is, and told by mail', async () => {
      const { email, sub } = someone();
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
      expect(await rowOf(owner.me.id)).toMatchObject({ password_hash: passwordHash });
      expect(await identitiesOf(owner.me.id)).toEqual([`acme ${sub}`]);
      expect(await subjectsTo(owner.me.email)).toEqual(['Acme is connected with your Lobby account']);
    });

    it('ACC-92: that nobody proved loses its password, sessions, sockets, codes and other identities', async () => {
      const { email, sub } = someone();
      // The attacker was here first, with the address of somebody else.
      const attacker = await app.member({ email, passwordHash });
      provider.person = { sub: 'the-attacker', email: 'attacker@example.com', email_verified: true };
      expect(await connect(attacker)).toBe('/settings?connected=acme');
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
      expect(await identitiesOf(attacker.me.id)).toEqual([`acme ${sub}`]);
      expect(await rowOf(attacker.me.id)).toMatchObject({
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
      expect(await subjectsTo(email)).toContain('Your Lobby account is yours alone now');
      // The owner can set a password of their own.
      const token = owner.cookies.get('lobby_session') ?? '';
      await (await (await testBrowser(app, token)).call()).changePassword({ password: 'a lamp in the fog' });
    });

    it('ACC-92: and whoever is just coming in or connecting while that happens is left outside', async () => {
      const attacker = await app.member({ passwordHash });
      const { email, id } = attacker.me;
      provider.person = { sub: `attacker-${id}`, email: 'attacker@example.com', email_verified: false };
      await connect(attacker);
      const callback = async (browser: ReturnType<typeof oidcBrowser>, start: string) => {
        const back = await browser.finish(start);
        return () => browser.finish(back);
      };
      const [inside, outside] = [oidcBrowser(app, attacker.cookie), oidcBrowser(app)];
      const { url = '' } = await askToConnect(inside);
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
      const waiting = async () => {
        const [row] = await sql`select count(*)::int as count from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`;
        return row?.['count'] as number;
      };
      let ends: Promise<unknown[]> = Promise.resolve([]);
      // What taking the account away from them does, held open until all of them wait for it.
      await sql.begin(async (tx) => {
        await tx`select 1 from members where id = ${id} for update`;
        ends = Promise.all(ways.map(([come]) => come()));
        await expect.poll(waiting).toBe(ways.length);
        await tx`update members set password_hash = null where id = ${id}`;
        await tx`delete from identities where member_id = ${id}`;
        await tx`delete from sessions where member_id = ${id}`;
      });
      expect(await ends).toEqual(ways.map(([, end]) => end));
      expect(await sql`select 1 from sessions where member_id = ${id}`).toHaveLength(0);
      expect(await identitiesOf(id)).toEqual([]);
    });

    it('ACC-93: that has another identity of the provider is not shared with a second one', async () => {
      const { email, sub } = someone();
      const browser = oidcBrowser(app);
      await browser.signIn();
      const id = (await browser.memberId()) ?? '';
      provider.person = { sub: 'a-successor', email, email_verified: true };
      expect(await oidcBrowser(app).signIn()).toBe(failed('ALREADY_CONNECTED'));
      expect(await identitiesOf(id)).toEqual([`acme ${sub}`]);
    });

    it('ACC-94: is proven by a code for the first time, and identities connected before that go', async () => {
      const attacker = await app.member();
      const { email } = attacker.me;
      someone();
      await connect(attacker);
      expect(await identitiesOf(attacker.me.id)).toHaveLength(1);
      const codeIn = async () => {
        await app.guest().caller.accounts.sendCode({ email, purpose: 'signIn', language: 'en' });
        const { items } = await app.guest().caller.outbox.letters({ limit: 100 });
        const code = /\b\d{6}\b/.exec(items.find(({ recipient }) => recipient === email)?.text ?? '')?.[0];
        await app.guest().caller.accounts.signInByCode({ email, code: code ?? '' });
      };
      await codeIn();
      expect(await identitiesOf(attacker.me.id)).toEqual([]);
      await connect(attacker);
      await codeIn();
      expect(await identitiesOf(attacker.me.id)).toHaveLength(1);
    });

    it('ACC-32: of a banned member, and a banned identity, let nobody in, and nothing is connected', async () => {
      const { email } = someone();
      const until = new Date(Date.now() + 3_600_000);
      const { me } = await app.member({ email, ...proven });
      await app.services.database.sql`
        update members set banned_at = now(), ban_reason = 'spam' where id = ${me.id}`;
      expect(await oidcBrowser(app).signIn()).toBe(failed('BANNED'));
      expect(await identitiesOf(me.id)).toEqual([]);
      await app.services.database.sql`
        update members set banned_until = ${until} where id = ${me.id}`;
      await app.services.database.sql`
        insert into identities values ('acme', ${provider.person.sub}, ${me.id}, now())`;
      const browser = oidcBrowser(app);
      expect(await browser.signIn()).toBe(`${failed('BANNED')}&until=${until.getTime()}`);
      expect(await browser.memberId()).toBeNull();
    });
  });

  describe('connecting from within', () => {
    it('ACC-95: connects whatever identity with the session’s member, tells them, and lists it', async () => {
      const member = await app.member({ passwordHash });
      const { sub } = someone({ email_verified: false });
      expect(await connect(member)).toBe('/settings?connected=acme');
      expect(await identitiesOf(member.me.id)).toEqual([`acme ${sub}`]);
      expect(await member.caller.accounts.identities()).toEqual([
        { provider: { id: 'acme', name: 'Acme' }, connectedAt: expect.any(Number) },
      ]);
      expect(await subjectsTo(member.me.email)).toEqual(['Acme is connected with your Lobby account']);
      expect((await member.caller.accounts.profile()).emailVerified).toBe(false);
      // Again changes nothing, and tells nothing.
      expect(await connect(member)).toBe('/settings?connected=acme');
      expect(await subjectsTo(member.me.email)).toHaveLength(1);
      const browser = oidcBrowser(app);
      expect(await browser.signIn()).toBe('/');
      expect(await browser.memberId()).toBe(member.me.id);
    });

    it('ACC-95: proves the account’s own address where the provider vouches for it', async () => {
      const { email } = someone();
      const member = await app.member({ email, passwordHash });
      expect(await connect(member)).toBe('/settings?connected=acme');
      expect((await member.caller.accounts.profile()).emailVerified).toBe(true);
      expect(await isIn(member)).toBe(true);
    });

    it('ACC-96: another member’s identity, and a second one of a provider, are refused', async () => {
      const { sub } = someone();
      const browser = oidcBrowser(app);
      await browser.signIn();
      const member = await app.member();
      const problem = (code: string) => `/settings?problem=${code}&provider=acme`;
      expect(await connect(member)).toBe(problem('IDENTITY_TAKEN'));
      expect(await identitiesOf(member.me.id)).toEqual([]);
      someone();
      expect(await connect(member)).toBe('/settings?connected=acme');
      someone();
      expect(await connect(member)).toBe(problem('ALREADY_CONNECTED'));
      expect(await identitiesOf((await browser.memberId()) ?? '')).toEqual([`acme ${sub}`]);
      provider.refuses = true;
      expect(await connect(member)).toBe(problem('CANCELLED'));
      provider.refuses = false;
    });

    it('ACC-97: begins by POST of a member’s own page alone', async () => {
      const member = await app.member();
      const ask = async (headers: Record<string, string>, cookie: string | undefined = member.cookie) =>
        (await askToConnect(oidcBrowser(app, cookie), headers)).error?.data.appCode;
      expect(await ask({ origin: 'https://evil.example' })).toBe('ORIGIN_REFUSED');
      expect(await ask({}, 'lobby_session=none')).toBe('NOT_SIGNED_IN');
      expect(await ask({ 'x-lobby-member': app.services.newId() })).toBe('SESSION_CHANGED');
      expect(await ask({ 'x-lobby-member': member.me.id })).toBeUndefined();
    });

    it('ACC-97: ends with the session that began, and is nobody else’s', async () => {
      const [member, other] = await Promise.all([app.member(), app.member()]);
      const begin = async ({ cookie }: TestMember) => {
        someone();
        const browser = oidcBrowser(app, cookie);
        const { url = '' } = await askToConnect(browser);
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
      expect(await identitiesOf(member.me.id)).toEqual([]);
      expect(await identitiesOf(other.me.id)).toEqual([]);
    });
  });

  describe('disconnecting', () => {
    it('ACC-98: takes a provider away, once, and it lets nobody in any more', async () => {
      const member = await app.member({ passwordHash });
      someone({ email_verified: false });
      await connect(member);
      await member.caller.accounts.disconnect({ provider: 'acme' });
      expect(await member.caller.accounts.identities()).toEqual([]);
      expect(await oidcBrowser(app).signIn()).toBe(failed('EMAIL_UNVERIFIED'));
      expect(await member.caller.accounts.disconnect({ provider: 'acme' })).toEqual({});
    });

    it('ACC-98: is refused where nothing else would let the member in', async () => {
      const member = await app.member();
      someone({ email_verified: false });
      await connect(member);
      const { sql } = app.services.database;
      const leave = () => member.caller.accounts.disconnect({ provider: 'acme' });
      await expect(leave()).rejects.toEqual(refusal('LAST_WAY_IN'));
      // A provider that this server offers no more is no way in.
      await sql`insert into identities values ('gone', 'x', ${member.me.id}, now())`;
      await expect(leave()).rejects.toEqual(refusal('LAST_WAY_IN'));
      expect(await identitiesOf(member.me.id)).toHaveLength(2);
      expect(
        (await member.caller.accounts.identities()).map(({ provider: { name } }) => name).sort(),
      ).toEqual(['Acme', 'gone']);
      await sql`update members set email_verified_at = now() where id = ${member.me.id}`;
      expect(await leave()).toEqual({});
    });

    it('ACC-98: a proven address is a way in only where mail goes out', async () => {
      const silent = await startTestApp({ environment: { ...provider.environment(), LOBBY_OUTBOX: 'off' } });
      try {
        someone();
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
