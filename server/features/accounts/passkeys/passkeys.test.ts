// Passkeys: made by a member, good for coming in, and nothing wrong about them passes.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { members, passkeys } from '../../../../drizzle/schema/accounts.ts';
import { startTestApp, type TestApp, type TestMember, testOrigin } from '../../../testing/app.ts';
import { createAuthenticator, type Slips } from '../../../testing/authenticator.ts';
import { testBrowser } from '../../../testing/browser.ts';

const refusal = (appCode: string) => expect.objectContaining({ appCode });

describe('passkeys', () => {
  let app: TestApp;
  let now = Date.now();
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
  });
  afterAll(() => app.close());

  /** A member with a passkey of this device. */
  const withPasskey = async (facts: Parameters<TestApp['member']>[0] = {}) => {
    const member = await app.member(facts);
    const device = createAuthenticator(testOrigin);
    const card = await add(member, device);
    return { member, device, card };
  };
  const add = async (
    { caller }: Pick<TestMember, 'caller'>,
    device = createAuthenticator(testOrigin),
    slips: Slips = {},
  ) => {
    const { token, options } = await caller.accounts.newPasskey();
    return caller.accounts.addPasskey({ token, response: device.make(options, slips), name: 'Laptop' });
  };
  const come = async (device: ReturnType<typeof createAuthenticator>, slips: Slips = {}) => {
    const browser = await testBrowser(app);
    const { token, options } = await (await browser.call()).passkeyChallenge();
    const me = await (await browser.call()).signInByPasskey({ token, response: device.use(options, slips) });
    return { me, browser };
  };

  it('ACC-49: a member makes a passkey for the host of the page, and is told by mail', async () => {
    const member = await app.member({ nickname: 'Keyholder' });
    const device = createAuthenticator(testOrigin);
    const { token, options } = await member.caller.accounts.newPasskey();
    expect(options.rp).toEqual({ name: 'Lobby', id: 'localhost' });
    expect(options.authenticatorSelection).toMatchObject({
      residentKey: 'required',
      userVerification: 'required',
    });
    const card = await member.caller.accounts.addPasskey({
      token,
      response: device.make(options),
      name: ' Laptop ',
    });
    expect(card).toEqual({ id: card.id, name: 'Laptop', createdAt: now, lastUsedAt: null });
    expect(await member.caller.accounts.passkeys()).toEqual([card]);
    const { items } = await app.guest().caller.outbox.letters({ limit: 10 });
    expect(items.find(({ recipient }) => recipient === member.me.email)?.subject).toBe(
      'A passkey was added to your account',
    );
    // The device is asked to make no second one.
    const again = await member.caller.accounts.newPasskey();
    expect(again.options.excludeCredentials).toEqual([expect.objectContaining({ id: device.id })]);
  });

  it('ACC-49, ACC-151: a challenge is good once, for five minutes, and for who asked', async () => {
    const [member, other] = [await app.member(), await app.member()];
    const device = createAuthenticator(testOrigin);
    const name = 'Laptop';
    const { token, options } = await member.caller.accounts.newPasskey();
    await expect(
      other.caller.accounts.addPasskey({ token, response: device.make(options), name }),
    ).rejects.toEqual(refusal('PASSKEY_WRONG'));
    // The owner's is still good, and then used up.
    await member.caller.accounts.addPasskey({ token, response: device.make(options), name });
    const second = createAuthenticator(testOrigin);
    await expect(
      member.caller.accounts.addPasskey({ token, response: second.make(options), name }),
    ).rejects.toEqual(refusal('PASSKEY_WRONG'));
    const late = await member.caller.accounts.newPasskey();
    now += 300_001;
    await expect(
      member.caller.accounts.addPasskey({ token: late.token, response: second.make(late.options), name }),
    ).rejects.toEqual(refusal('PASSKEY_WRONG'));
    const signing = await app.guest().caller.accounts.passkeyChallenge();
    await expect(
      member.caller.accounts.addPasskey({
        token: signing.token,
        response: second.make(signing.options),
        name,
      }),
    ).rejects.toEqual(refusal('PASSKEY_WRONG'));
    expect(await member.caller.accounts.passkeys()).toHaveLength(1);
  });

  it('ACC-49: one made for another page, another host or another question is refused, and so is one that is there', async () => {
    const member = await app.member();
    const slips: Slips[] = [
      { origin: 'http://evil.example' },
      { host: 'evil.example' },
      { challenge: 'AAAA' },
      { type: 'webauthn.get' },
    ];
    for (const slip of slips) {
      await expect(add(member, createAuthenticator(testOrigin), slip)).rejects.toEqual(
        refusal('PASSKEY_WRONG'),
      );
    }
    const { device } = await withPasskey();
    await expect(add(member, device)).rejects.toEqual(refusal('PASSKEY_WRONG'));
  });

  it('ACC-49: there are at most twenty, also when many are made at once', async () => {
    const member = await app.member();
    for (let count = 0; count < 18; count += 1) await add(member);
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => add(member)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    await expect(member.caller.accounts.newPasskey()).rejects.toEqual(refusal('TOO_MANY_PASSKEYS'));
    expect(await member.caller.accounts.passkeys()).toHaveLength(20);
  });

  it('ACC-50: a passkey lets its owner in without a name typed, and its use is written down', async () => {
    const { member, device } = await withPasskey();
    now += 1_000;
    const { me, browser } = await come(device);
    expect(me.id).toBe(member.me.id);
    expect((await (await browser.call()).me())?.id).toBe(member.me.id);
    expect(await member.caller.accounts.passkeys()).toEqual([expect.objectContaining({ lastUsedAt: now })]);
  });

  it('ACC-50: whatever is wrong with it opens nothing', async () => {
    const { device } = await withPasskey();
    await come(device);
    const slips: Slips[] = [
      { origin: 'https://localhost:3000' },
      { origin: 'http://localhost:3001' },
      { host: 'evil.example' },
      { challenge: 'AAAA' },
      { type: 'webauthn.create' },
      // A copy of the key, which counts on its own.
      { counter: 1 },
    ];
    for (const slip of slips) await expect(come(device, slip)).rejects.toEqual(refusal('PASSKEY_WRONG'));
    const stranger = createAuthenticator(testOrigin);
    await expect(come(stranger)).rejects.toEqual(refusal('PASSKEY_WRONG'));

    const { caller } = app.guest();
    const { token, options } = await caller.accounts.passkeyChallenge();
    // Another's name on one's own signature.
    const forged = { ...stranger.use(options), id: device.id, rawId: device.id };
    await expect(caller.accounts.signInByPasskey({ token, response: forged })).rejects.toEqual(
      refusal('PASSKEY_WRONG'),
    );
    // The challenge is used up by it.
    const response = device.use(options, { counter: 50 });
    await expect(caller.accounts.signInByPasskey({ token, response })).rejects.toEqual(
      refusal('PASSKEY_WRONG'),
    );
    await expect(caller.accounts.signInByPasskey({ token: 'x'.repeat(100), response })).rejects.toEqual(
      refusal('PASSKEY_WRONG'),
    );
    const late = await caller.accounts.passkeyChallenge();
    now += 300_001;
    await expect(
      caller.accounts.signInByPasskey({
        token: late.token,
        response: device.use(late.options, { counter: 51 }),
      }),
    ).rejects.toEqual(refusal('PASSKEY_WRONG'));
    expect((await come(device, { counter: 60 })).me).toBeTruthy();
  });

  it('ACC-157: counts only where the device made sure who holds it, when it is made and when it is used', async () => {
    const member = await app.member();
    const slip = { unverified: true } as const;
    await expect(add(member, createAuthenticator(testOrigin), slip)).rejects.toEqual(
      refusal('PASSKEY_WRONG'),
    );
    expect(await member.caller.accounts.passkeys()).toEqual([]);
    const { device, member: owner } = await withPasskey();
    const { options } = await app.guest().caller.accounts.passkeyChallenge();
    expect(options.userVerification).toBe('required');
    await expect(come(device, slip)).rejects.toEqual(refusal('PASSKEY_WRONG'));
    expect((await come(device)).me.id).toBe(owner.me.id);
  });

  it('ACC-50: of one answer sent several times at once, one opens', async () => {
    const { device } = await withPasskey();
    const { caller } = app.guest();
    const { token, options } = await caller.accounts.passkeyChallenge();
    const response = device.use(options);
    const answers = await Promise.allSettled(
      Array.from({ length: 5 }, () => app.guest().caller.accounts.signInByPasskey({ token, response })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('ACC-32, ACC-151: who is banned does not come in by a passkey; the challenge is not used up by that', async () => {
    const { member, device } = await withPasskey();
    const moderator = await app.member({ role: 'moderator' });
    await moderator.caller.moderation.ban({ memberId: member.me.id, reason: 'spam' });
    const { accounts } = app.guest().caller;
    const { token, options } = await accounts.passkeyChallenge();
    const response = device.use(options);
    await expect(accounts.signInByPasskey({ token, response })).rejects.toEqual(refusal('BANNED'));
    await moderator.caller.moderation.unban({ memberId: member.me.id });
    expect((await accounts.signInByPasskey({ token, response })).id).toBe(member.me.id);
  });

  it('ACC-94: one made before the address was proven goes with its first proof, later ones stay', async () => {
    const { member, device } = await withPasskey();
    const { email } = member.me;
    const code = async () => {
      await app.guest().caller.accounts.sendCode({ email, purpose: 'signIn', language: 'en' });
      const { items } = await app.guest().caller.outbox.letters({ limit: 20 });
      return /\b\d{6}\b/.exec(items.find(({ recipient }) => recipient === email)?.text ?? '')?.[0] ?? '';
    };
    const owner = await testBrowser(app);
    await (await owner.call()).signInByCode({ email, code: await code() });
    await expect(come(device)).rejects.toEqual(refusal('PASSKEY_WRONG'));
    const later = createAuthenticator(testOrigin);
    await add({ caller: await owner.all() }, later);
    now += 1;
    await app.guest().caller.accounts.signInByCode({ email, code: await code() });
    expect((await come(later)).me.id).toBe(member.me.id);
  });

  it('ACC-51: a passkey is taken away by its owner alone, and opens nothing any more', async () => {
    const { member, device, card } = await withPasskey({ passwordHash: 'there is one' });
    const other = await app.member();
    await expect(other.caller.accounts.removePasskey({ passkeyId: card.id })).rejects.toEqual(
      refusal('PASSKEY_NOT_FOUND'),
    );
    const { browser } = await come(device);
    await member.caller.accounts.removePasskey({ passkeyId: card.id });
    await expect(come(device)).rejects.toEqual(refusal('PASSKEY_WRONG'));
    await expect(member.caller.accounts.removePasskey({ passkeyId: card.id })).rejects.toEqual(
      refusal('PASSKEY_NOT_FOUND'),
    );
    // Who came in by it stays.
    expect(await (await browser.call()).me()).not.toBeNull();
  });

  it('ACC-51: the last way in stays, also when two are taken away at once', async () => {
    const { member, card } = await withPasskey();
    await expect(member.caller.accounts.removePasskey({ passkeyId: card.id })).rejects.toEqual(
      refusal('LAST_WAY_IN'),
    );
    const second = await add(member);
    const answers = await Promise.allSettled(
      [card, second].map(({ id }) => member.caller.accounts.removePasskey({ passkeyId: id })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await member.caller.accounts.passkeys()).toHaveLength(1);
    // Mail to a proven address leads in as well.
    const { db } = app.services.database;
    await db
      .update(members)
      .set({ emailVerifiedAt: new Date(now) })
      .where(eq(members.id, member.me.id));
    const [left] = await member.caller.accounts.passkeys();
    await member.caller.accounts.removePasskey({ passkeyId: left?.id ?? '' });
    expect(await db.$count(passkeys, eq(passkeys.memberId, member.me.id))).toBe(0);
  });
});
