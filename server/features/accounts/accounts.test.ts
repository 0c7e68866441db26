// The rules of accounts, by callers over a real database.
import { createHash } from 'node:crypto';
import { parseOptions } from '@node-rs/argon2';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { members, sessions } from '../../../drizzle/schema/accounts.ts';
import { createCaller } from '../../router.ts';
import { startTestApp, type TestApp, testOrigin } from '../../testing/app.ts';
import { testBrowser } from '../../testing/browser.ts';
import { answerCaptcha } from '../../testing/captcha.ts';
import { findSession } from './sessions.ts';

const password = 'violet doorway 7';
let app: TestApp;
let counter = 0;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const signUpInput = (changes: Partial<Record<'email' | 'nickname' | 'password', string>> = {}) => {
  counter += 1;
  return {
    email: `person${counter}@example.com`,
    nickname: `person${counter}`,
    password,
    country: 'KR' as const,
    language: 'ko' as const,
    ...changes,
  };
};

const browser = (on: TestApp = app) => testBrowser(on);

const sessionsOf = (memberId: string, on: TestApp = app) =>
  on.services.database.db.select().from(sessions).where(eq(sessions.memberId, memberId));

const refusal = (appCode: string) => expect.objectContaining({ appCode });

describe('signing up', () => {
  it('ACC-1: makes a member who is signed in from then on', async () => {
    const { call } = await browser();
    const input = signUpInput();
    const me = await (await call()).signUp(input);
    expect(me).toMatchObject({
      email: input.email,
      nickname: input.nickname,
      country: 'KR',
      language: 'ko',
      currency: 'KRW',
      role: 'member',
      kind: 'normal',
    });
    expect(me.avatar).toMatch(/^[a-z]+-\d$/);
    expect(await (await call()).me()).toEqual(me);
    expect(JSON.stringify(me)).not.toContain('argon2');
  });

  it('ACC-2: lets one of ten sign-ups for an address through', async () => {
    const inputs = Array.from({ length: 10 }, (_, index) =>
      signUpInput({ email: index % 2 ? 'Race@Example.com' : 'race@example.com' }),
    );
    const outcomes = await Promise.allSettled(
      inputs.map(async (input) => (await (await browser()).call()).signUp(input)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toEqual(refusal('EMAIL_TAKEN'));
    }
  });

  it('ACC-3: lets one of ten sign-ups for a nickname through', async () => {
    const spellings = ['Ｗinner', 'WINNER', 'winner', 'Winner'];
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, async (_, index) =>
        (await (await browser()).call()).signUp(
          signUpInput({ nickname: spellings[index % spellings.length] ?? '' }),
        ),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toEqual(refusal('NICKNAME_TAKEN'));
    }
  });

  it('ACC-4: refuses short, long and common passwords', async () => {
    const { call } = await browser();
    const guest = await call();
    for (const common of ['password1', '12345678', 'QwertyUiop', 'iloveyou1', 'sunshine1']) {
      await expect(guest.signUp(signUpInput({ password: common }))).rejects.toEqual(
        refusal('PASSWORD_COMMON'),
      );
    }
    for (const bad of ['seven77', 'x'.repeat(129)]) {
      await expect(guest.signUp(signUpInput({ password: bad }))).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
    }
    expect(await (await call()).signUp(signUpInput({ password: `${'long '.repeat(25)}end` }))).toBeTruthy();
  });

  it('ACC-5: stores argon2id with the chosen cost', async () => {
    const { call } = await browser();
    const me = await (await call()).signUp(signUpInput());
    const [row] = await app.services.database.db.select().from(members).where(eq(members.id, me.id));
    expect(row?.passwordHash).toMatch(/^\$argon2id\$/);
    expect(parseOptions(row?.passwordHash ?? '')).toMatchObject({
      memoryCost: 19_456,
      timeCost: 2,
      parallelism: 1,
    });
  });

  it('ACC-11: leaves neither session nor cookie when refused', async () => {
    const taken = signUpInput();
    await (await (await browser()).call()).signUp(taken);
    const before = await app.services.database.db.$count(sessions);
    const late = await browser();
    await expect((await late.call()).signUp(taken)).rejects.toEqual(refusal('EMAIL_TAKEN'));
    expect(late.token()).toBeNull();
    expect(await app.services.database.db.$count(sessions)).toBe(before);
  });
});

describe('signing in', () => {
  it('ACC-1: works with the address in any case, and not with another password', async () => {
    const input = signUpInput();
    const me = await (await (await browser()).call()).signUp(input);
    const { call } = await browser();
    await expect((await call()).signIn({ email: input.email, password: 'another doorway' })).rejects.toEqual(
      refusal('WRONG_CREDENTIALS'),
    );
    expect(await (await call()).signIn({ email: input.email.toUpperCase(), password })).toEqual(me);
  });

  it('ACC-6: refuses an unknown address like a wrong password', async () => {
    const input = signUpInput();
    await (await (await browser()).call()).signUp(input);
    const guest = await (await browser()).call();
    const refused = (email: string) =>
      guest.signIn({ email, password: 'not the password' }).catch((error: unknown) => error);
    const [unknown, wrong] = [await refused('nobody@example.com'), await refused(input.email)];
    expect(unknown).toEqual(refusal('WRONG_CREDENTIALS'));
    expect(String(unknown)).toBe(String(wrong));
    expect(await refused('\u0000')).toEqual(refusal('WRONG_CREDENTIALS'));
  });

  it('ACC-7: keeps only a SHA-256 of the token', async () => {
    const { call, token } = await browser();
    const me = await (await call()).signUp(signUpInput());
    expect(token()).toMatch(/^[\w-]{43}$/);
    const [row] = await sessionsOf(me.id);
    expect(Buffer.from(row?.tokenHash ?? []).toString('hex')).toBe(
      createHash('sha256')
        .update(token() ?? '')
        .digest('hex'),
    );
    expect(JSON.stringify(row)).not.toContain(token());
  });

  it('ACC-10: replaces the session of this browser and no other', async () => {
    const input = signUpInput();
    const [here, elsewhere] = [await browser(), await browser()];
    const me = await (await here.call()).signUp(input);
    await (await elsewhere.call()).signIn({ email: input.email, password });
    const first = here.token();
    await (await here.call()).signIn({ email: input.email, password });
    expect(here.token()).not.toBe(first);
    expect(await findSession(app.services, first ?? '')).toBeNull();
    expect(await sessionsOf(me.id)).toHaveLength(2);
    expect(await (await elsewhere.call()).me()).toEqual(me);
  });

  it('ACC-11: refused, makes no session and leaves the one this browser has', async () => {
    const input = signUpInput();
    const { call, token } = await browser();
    const me = await (await call()).signUp(input);
    const before = token();
    await expect((await call()).signIn({ email: input.email, password: 'wrong password' })).rejects.toEqual(
      refusal('WRONG_CREDENTIALS'),
    );
    expect(token()).toBe(before);
    expect(await sessionsOf(me.id)).toHaveLength(1);
    expect(await (await call()).me()).toEqual(me);
  });

  it('ACC-17: no password enters a member who has none', async () => {
    const { me } = await app.member({ passwordHash: null });
    const guest = await (await browser()).call();
    for (const guess of ['null', 'a password of nobody', password]) {
      await expect(guest.signIn({ email: me.email, password: guess })).rejects.toEqual(
        refusal('WRONG_CREDENTIALS'),
      );
    }
  });
});

describe('a session', () => {
  it('ACC-8, ACC-9: lasts 30 days from its last use, which is written every five minutes at most', async () => {
    let now = Date.parse('2031-05-01T00:00:00Z');
    const timed = await startTestApp({ clock: { now: () => now } });
    const { db } = timed.services.database;
    const minute = 60_000;
    const day = 1_440 * minute;
    const { call, token } = await browser(timed);
    const me = await (await call()).signUp(signUpInput());
    const row = async () => (await sessionsOf(me.id, timed))[0];

    now += 4 * minute;
    expect(await findSession(timed.services, token() ?? '')).not.toBeNull();
    now += 2 * minute;
    const uses = Array.from({ length: 5 }, () => findSession(timed.services, token() ?? ''));
    expect((await Promise.all(uses)).every(Boolean)).toBe(true);
    await expect.poll(async () => (await row())?.lastSeenAt.getTime()).toBe(now);
    expect((await row())?.expiresAt.getTime()).toBe(now + 30 * day);
    await expect
      .poll(async () =>
        (await db.select().from(members).where(eq(members.id, me.id)))[0]?.lastSeenAt.getTime(),
      )
      .toBe(now);

    const used = now;
    now += 4 * minute;
    expect(await findSession(timed.services, token() ?? '')).not.toBeNull();
    now = used + 30 * day - 1;
    expect(await findSession(timed.services, token() ?? '')).not.toBeNull();
    await expect.poll(async () => (await row())?.lastSeenAt.getTime()).toBe(now);
    now += 30 * day;
    expect(await findSession(timed.services, token() ?? '')).toBeNull();
    await timed.close();
  });

  it('ACC-12: ends by signing out; the others of the member stay', async () => {
    const input = signUpInput();
    const [here, elsewhere] = [await browser(), await browser()];
    const me = await (await here.call()).signUp(input);
    await (await elsewhere.call()).signIn({ email: input.email, password });
    const token = here.token();
    await (await here.call()).signOut();
    expect(here.token()).toBeNull();
    expect(await findSession(app.services, token ?? '')).toBeNull();
    expect(await (await here.call()).me()).toBeNull();
    expect(await (await elsewhere.call()).me()).toEqual(me);
    await (await here.call()).signOut();
  });

  it('ACC-19: a guest is null, and a dead cookie is left alone', async () => {
    const { call } = await browser();
    expect(await (await call()).me()).toBeNull();
    const ended = await browser();
    const me = await (await ended.call()).signUp(signUpInput());
    await app.services.database.db.delete(sessions).where(eq(sessions.memberId, me.id));
    expect(await (await ended.call()).me()).toBeNull();
    expect(ended.token()).toMatch(/^[\w-]{43}$/);
    expect(await findSession(app.services, 'not a token')).toBeNull();
  });

  it('ACC-20: signs nobody out but whom the page means to', async () => {
    const [meant, other] = await Promise.all([app.member(), app.member()]);
    const token = other.cookie.split('=')[1] ?? '';
    for (const expectedMember of [meant.me.id, 'guest']) {
      const browser = await testBrowser(app, token, { expectedMember });
      await expect((await browser.call()).signOut()).rejects.toEqual(refusal('SESSION_CHANGED'));
      expect(browser.token()).toBe(token);
      expect(await (await browser.call()).me()).toMatchObject({ id: other.me.id });
    }
    const theirs = await testBrowser(app, token, { expectedMember: other.me.id });
    await (await theirs.call()).signOut();
    expect(theirs.token()).toBeNull();
    // Whose session has ended already is out.
    const again = await testBrowser(app, token, { expectedMember: other.me.id });
    expect(await (await again.call()).signOut()).toEqual({});
  });

  it('ACC-20: refuses what was meant for somebody else, and does nothing', async () => {
    const [ada, ben] = [await app.member(), await app.member()];
    const meantFor = (expectedMember: string | null) =>
      createCaller({
        services: app.services,
        session: { id: app.services.newId(), member: ben.me },
        request: {
          address: '127.0.0.1',
          origin: testOrigin,
          userAgent: 'vitest',
          language: 'en',
          expectedMember,
        },
        cookies: { token: null, writable: true, set: () => {}, clear: () => {} },
      });
    const room = () => ({ title: 'Whose room', capacity: 2, key: app.services.newId() });
    for (const other of [ada.me.id, 'guest', '']) {
      await expect(meantFor(other).chat.createRoom(room())).rejects.toEqual(refusal('SESSION_CHANGED'));
      await expect(meantFor(other).chat.myRooms()).rejects.toEqual(refusal('SESSION_CHANGED'));
    }
    expect((await ben.caller.chat.myRooms()).items).toEqual([]);
    expect(await meantFor(ben.me.id).chat.createRoom(room())).toHaveProperty('roomId');
    expect(await meantFor(null).chat.createRoom(room())).toHaveProperty('roomId');
    // Who is asked after has no say in who is there.
    expect(await meantFor(ada.me.id).accounts.me()).toEqual(ben.me);
  });
});

describe('free names', () => {
  it('ACC-13: answers only what was asked, by the rules of sign-up', async () => {
    const input = signUpInput({ nickname: '달빛여우7' });
    await (await (await browser()).call()).signUp(input);
    const guest = await (await browser()).call();
    expect(await guest.available({ email: input.email.toUpperCase() })).toEqual({ email: false });
    expect(await guest.available({ nickname: '달빛여우７' })).toEqual({ nickname: false });
    expect(await guest.available({ email: 'free@example.com', nickname: 'nobodyYet' })).toEqual({
      email: true,
      nickname: true,
    });
    expect(await guest.available({})).toEqual({});
    await expect(guest.available({ nickname: 'no spaces' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});

describe('limits', () => {
  // Each guess costs a hash, which is meant to take its time.
  it('ACC-14: stops guessing by account and by address, sign-up and asking by address', {
    timeout: 90_000,
  }, async () => {
    const limited = await startTestApp({ environment: { LOBBY_RATE_LIMITS: 'on' } });
    const from = (address: string) => limited.guest({ address }).caller.accounts;
    const attempts = async (times: number, attempt: (index: number) => Promise<unknown>) => {
      const codes: unknown[] = [];
      for (let index = 0; index < times; index++) {
        codes.push(
          await attempt(index).then(
            () => 'ok',
            (error: { appCode?: string }) => error.appCode,
          ),
        );
      }
      return codes;
    };
    const solve = () => answerCaptcha(limited.services);
    const input = signUpInput();
    await from('10.0.0.1').signUp(input);

    // Right ones cost nothing: more of them than the limit allows of wrong ones.
    const right = await attempts(35, () => from('10.0.0.2').signIn({ email: input.email, password }));
    expect(right.every((code) => code === 'ok')).toBe(true);
    // One account from many addresses.
    const wrong = await attempts(12, async (index) =>
      from(`10.0.1.${index}`).signIn({
        email: input.email,
        password: 'guess number',
        captcha: await solve(),
      }),
    );
    expect(wrong.slice(0, 10).every((code) => code === 'WRONG_CREDENTIALS')).toBe(true);
    expect(wrong.at(-1)).toBe('RATE_LIMITED');
    // Many accounts from one address.
    const sprayed = await attempts(32, async (index) =>
      from('10.0.2.1').signIn({
        email: `nobody${index}@example.com`,
        password: 'guess number',
        captcha: await solve(),
      }),
    );
    expect(sprayed.at(-1)).toBe('RATE_LIMITED');
    const made = await attempts(11, async () =>
      from('10.0.3.1').signUp({ ...signUpInput(), captcha: await solve() }),
    );
    expect(made.at(0)).toBe('ok');
    expect(made.at(-1)).toBe('RATE_LIMITED');
    const asked = await attempts(61, async () =>
      from('10.0.4.1').available({ nickname: 'anybody', captcha: await solve() }),
    );
    expect(asked.at(0)).toBe('ok');
    expect(asked.at(-1)).toBe('RATE_LIMITED');
    await limited.close();
  });
});

describe('the demo', () => {
  it('ACC-15: offers at most eight demo members and lets one in as those alone', async () => {
    const demo = await startTestApp({ environment: { LOBBY_DEMO_ACCOUNTS: 'on' } });
    const offered = await Promise.all(Array.from({ length: 10 }, () => demo.member({ demo: true })));
    const stranger = await demo.member();
    const { call } = await browser(demo);
    const { accounts } = await (await call()).demo();
    expect(accounts).toHaveLength(8);
    const [first] = accounts;
    if (!first) throw new Error('No demo account was offered.');
    expect(Object.keys(first).sort()).toEqual(['avatar', 'id', 'nickname']);
    expect(offered.map(({ me }) => me.id)).toContain(first.id);
    await expect((await call()).signInDemo({ memberId: stranger.me.id })).rejects.toEqual(
      refusal('NOT_ALLOWED'),
    );
    await expect((await call()).signInDemo({ memberId: demo.services.newId() })).rejects.toEqual(
      refusal('NOT_ALLOWED'),
    );
    expect(await (await call()).me()).toBeNull();
    expect((await (await call()).signInDemo({ memberId: first.id })).id).toBe(first.id);
    expect((await (await call()).me())?.id).toBe(first.id);
    await demo.close();
  });

  it('ACC-16: is closed where it is off', async () => {
    const { me } = await app.member({ demo: true });
    const { call, token } = await browser();
    expect(await (await call()).demo()).toEqual({ accounts: [] });
    await expect((await call()).signInDemo({ memberId: me.id })).rejects.toEqual(refusal('DEMO_OFF'));
    expect(token()).toBeNull();
  });
});
