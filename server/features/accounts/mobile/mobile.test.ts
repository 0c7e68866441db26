// The number of a member: confirmed by a code, a way in, and nobody else's business.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../platform/postgres/database.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { answerCaptcha } from '../../../testing/captcha.ts';
import { startPost } from '../../../testing/post.ts';
import { testDatabase } from '../../../testing/postgres.ts';
import { startSmsGateway } from '../../../testing/smsGateway.ts';

const refused = (appCode: string) => expect.objectContaining({ appCode });
const language = 'ko' as const;
let made = 0;
const newNumber = () => {
  made += 1;
  return `+8210${String(10_000_000 + made)}`;
};

describe('a mobile number', () => {
  let app: TestApp;
  let gateway: Awaited<ReturnType<typeof startSmsGateway>>;
  let now = Date.now();
  beforeAll(async () => {
    gateway = await startSmsGateway();
    app = await startTestApp({ clock: { now: () => now }, environment: { SMS_URL: gateway.url } });
  });
  afterAll(async () => {
    await app.close();
    await gateway.close();
  });

  const guest = () => app.guest().caller.accounts;
  /** The code texted to a number last. */
  const codeTo = async (number: string) => {
    await app.services.sms.settled();
    return /\b\d{6}\b/.exec(gateway.received.findLast(({ to }) => to === number)?.text ?? '')?.[0] ?? '';
  };
  const give = async ({ caller }: TestMember, mobile: string) => {
    await caller.accounts.changeMobile({ mobile });
    await caller.accounts.confirmMobile({ mobile, code: await codeTo(mobile) });
  };

  it('ACC-71: a member confirms a number by a code texted to it, and comes in by one from then on', async () => {
    const member = await app.member({ emailVerifiedAt: new Date(now) });
    const mobile = newNumber();
    await member.caller.accounts.changeMobile({ mobile: mobile.replace(/^(\+82)(10)/, '$1 ($2) ') });
    expect((await member.caller.accounts.profile()).mobile).toBeNull();
    await expect(member.caller.accounts.confirmMobile({ mobile, code: '000000' })).rejects.toEqual(
      refused('PROOF_WRONG'),
    );
    await member.caller.accounts.confirmMobile({ mobile, code: await codeTo(mobile) });
    expect((await member.caller.accounts.profile()).mobile).toBe(mobile);
    const { items } = await app.guest().caller.outbox.letters({ limit: 10 });
    expect(items.find(({ recipient }) => recipient === member.me.email)?.subject).toContain('mobile number');

    now += 1;
    await guest().sendSmsCode({ mobile, language });
    const code = await codeTo(mobile);
    expect((await guest().signInBySms({ mobile, code })).id).toBe(member.me.id);
    await expect(guest().signInBySms({ mobile, code })).rejects.toEqual(refused('PROOF_WRONG'));
  });

  it('ACC-71: a code is for its member, its number and its purpose alone', async () => {
    const [member, other] = [await app.member(), await app.member()];
    const [mobile, another] = [newNumber(), newNumber()];
    await member.caller.accounts.changeMobile({ mobile });
    const code = await codeTo(mobile);
    await expect(other.caller.accounts.confirmMobile({ mobile, code })).rejects.toEqual(
      refused('PROOF_WRONG'),
    );
    await expect(member.caller.accounts.confirmMobile({ mobile: another, code })).rejects.toEqual(
      refused('PROOF_WRONG'),
    );
    await expect(guest().signInBySms({ mobile, code })).rejects.toEqual(refused('PROOF_WRONG'));
    await member.caller.accounts.confirmMobile({ mobile, code });
  });

  it('ACC-72: a number nobody has, and one that another has, are answered alike and get no text', async () => {
    const member = await app.member();
    const [taken, free] = [newNumber(), newNumber()];
    await give(member, taken);
    gateway.received.length = 0;
    expect(await guest().sendSmsCode({ mobile: free, language })).toEqual({});
    const other = await app.member();
    expect(await other.caller.accounts.changeMobile({ mobile: taken })).toEqual({});
    await app.services.sms.settled();
    expect(gateway.received).toEqual([]);
    await expect(guest().signInBySms({ mobile: free, code: '123456' })).rejects.toEqual(
      refused('PROOF_WRONG'),
    );
  });

  it('ACC-72: of two who confirm one number, one has it', async () => {
    const [first, second] = [await app.member(), await app.member()];
    const mobile = newNumber();
    const codes: string[] = [];
    for (const { caller } of [first, second]) {
      await caller.accounts.changeMobile({ mobile });
      codes.push(await codeTo(mobile));
    }
    const answers = await Promise.allSettled(
      [first, second].map(({ caller }, index) =>
        caller.accounts.confirmMobile({ mobile, code: codes[index] ?? '' }),
      ),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('ACC-73: a number is given up, and opens nothing any more; the last way in stays', async () => {
    const member = await app.member({ passwordHash: 'there is one' });
    const mobile = newNumber();
    await give(member, mobile);
    await guest().sendSmsCode({ mobile, language });
    const code = await codeTo(mobile);
    await member.caller.accounts.removeMobile();
    await member.caller.accounts.removeMobile();
    await expect(guest().signInBySms({ mobile, code })).rejects.toEqual(refused('PROOF_WRONG'));

    const bare = await app.member();
    await give(bare, newNumber());
    await expect(bare.caller.accounts.removeMobile()).rejects.toEqual(refused('LAST_WAY_IN'));
  });

  it('ACC-32: who is banned does not come in by a text', async () => {
    const member = await app.member();
    const moderator = await app.member({ role: 'moderator' });
    const mobile = newNumber();
    await give(member, mobile);
    await guest().sendSmsCode({ mobile, language });
    const code = await codeTo(mobile);
    await moderator.caller.moderation.ban({ memberId: member.me.id, reason: 'spam' });
    await expect(guest().signInBySms({ mobile, code })).rejects.toEqual(refused('BANNED'));
  });

  it('ACC-72: what is no number is refused by name', async () => {
    for (const mobile of [
      '',
      '01012345678',
      '+0123456789',
      '+82',
      `+${'1'.repeat(16)}`,
      '+82 10 abcd 5678',
    ]) {
      await expect(guest().sendSmsCode({ mobile, language })).rejects.toThrow();
    }
  });

  it('ACC-74: texts are limited by address and by number, and want a captcha early', async () => {
    const strict = await startTestApp({ environment: { LOBBY_RATE_LIMITS: 'on', SMS_URL: gateway.url } });
    try {
      const mobile = newNumber();
      let from = 0;
      const ask = async (captcha?: Awaited<ReturnType<typeof answerCaptcha>>) => {
        from += 1;
        const { caller } = strict.guest({ address: `10.2.0.${from}` });
        return caller.accounts.sendSmsCode({ mobile, language, ...(captcha && { captcha }) });
      };
      await ask();
      await expect(ask()).rejects.toEqual(refused('CAPTCHA_NEEDED'));
      for (let count = 0; count < 4; count += 1) await ask(await answerCaptcha(strict.services));
      await expect(ask(await answerCaptcha(strict.services))).rejects.toEqual(refused('RATE_LIMITED'));
    } finally {
      await strict.close();
    }
  });

  it('ACC-74: so are those for a number one wants to have, whoever asks from one address', async () => {
    const strict = await startTestApp({ environment: { LOBBY_RATE_LIMITS: 'on', SMS_URL: gateway.url } });
    try {
      const { caller } = await strict.member();
      await caller.accounts.changeMobile({ mobile: newNumber() });
      await expect(caller.accounts.changeMobile({ mobile: newNumber() })).rejects.toEqual(
        refused('CAPTCHA_NEEDED'),
      );
      const ask = async () =>
        (await strict.member()).caller.accounts.changeMobile({
          mobile: newNumber(),
          captcha: await answerCaptcha(strict.services),
        });
      for (let count = 0; count < 9; count += 1) await ask();
      await expect(ask()).rejects.toEqual(refused('RATE_LIMITED'));
    } finally {
      await strict.close();
    }
  });

  it('ACC-74: where nobody carries texts and the outbox is not shown, the way is off', async () => {
    const silent = await startTestApp({ environment: { LOBBY_OUTBOX: 'off' } });
    try {
      const member = await silent.member();
      expect((await silent.guest().caller.accounts.ways()).sms).toBe(false);
      await expect(
        silent.guest().caller.accounts.sendSmsCode({ mobile: newNumber(), language }),
      ).rejects.toEqual(refused('SMS_OFF'));
      await expect(member.caller.accounts.changeMobile({ mobile: newNumber() })).rejects.toEqual(
        refused('SMS_OFF'),
      );
    } finally {
      await silent.close();
    }
  });

  it('OPS-53: where mail goes out and no gateway is named, texts stay in the outbox, and letters do not', async () => {
    const post = await startPost();
    const half = await startTestApp({ environment: { SMTP_URL: post.url } });
    try {
      const { caller } = half.guest();
      expect(await caller.accounts.ways()).toMatchObject({ mail: true, sms: true });
      const { me } = await half.member({ mobile: newNumber() });
      const [row] = await half.services.database.sql`select mobile from members where id = ${me.id}`;
      const mobile = String(row?.['mobile']);
      await caller.accounts.sendSmsCode({ mobile, language });
      await caller.accounts.sendLink({ email: me.email, language });
      await half.services.mail.settled();
      expect(post.received.map(({ to }) => to)).toEqual([[me.email]]);
      const { items } = await caller.outbox.letters({ limit: 10 });
      expect(items.map(({ channel, recipient }) => [channel, recipient])).toEqual([['sms', mobile]]);
    } finally {
      await half.close();
      await post.close();
    }
  });

  it('SMS-1: a text on its way when the program stops is waited for, and not sent again by the next', async () => {
    const stored = await testDatabase();
    const asked: (() => unknown)[] = [];
    const slow = createServer((request, response) => {
      request.resume();
      asked.push(() => response.headersSent || response.writeHead(202).end());
    });
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
    const stopping = await startTestApp({ databaseUrl: stored.url, environment: { SMS_URL: url } });
    const mobile = newNumber();
    await stopping.member({ mobile });
    await stopping.guest().caller.accounts.sendSmsCode({ mobile, language });
    await expect.poll(() => asked.length).toBe(1);
    // The gateway answers as late as it may: when the program waits for it, or closes its database without waiting.
    const { sms, live } = stopping.services;
    const [waits, closes] = [sms.close, live.close];
    sms.close = () => {
      asked[0]?.();
      return waits();
    };
    live.close = async () => {
      await closes();
      asked[0]?.();
    };
    await stopping.close();
    const look = openDatabase(stored.url, { pool: 1 });
    expect(await look.sql`select recipient from mails`).toEqual([]);
    await look.close();
    await stored.drop();
    slow.close();
  });
});
