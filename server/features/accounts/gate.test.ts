// Captchas before the ways in: when they are asked for, and what counts as an answer.
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../testing/app.ts';
import { answerCaptcha, readCaptcha } from '../../testing/captcha.ts';
import { hashPassword } from './passwords.ts';

const needed = expect.objectContaining({ appCode: 'CAPTCHA_NEEDED' });
const wrong = expect.objectContaining({ appCode: 'CAPTCHA_WRONG' });
const wrongCredentials = expect.objectContaining({ appCode: 'WRONG_CREDENTIALS' });
const password = 'not the right one';

describe('the gate', () => {
  let app: TestApp;
  let now = Date.now();
  let people = 0;
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now }, environment: { LOBBY_RATE_LIMITS: 'on' } });
  });
  afterAll(() => app.close());

  /** Somebody from an address nobody came from before, and an email nobody tried. */
  const stranger = () => {
    people += 1;
    const guest = app.guest({ address: `10.0.${people >> 8}.${people & 255}` });
    return { ...guest, email: `nobody${people}@example.com` };
  };
  /** Somebody who has tried so often that a captcha is asked for. */
  const asked = async () => {
    const person = stranger();
    const { caller, email } = person;
    for (let count = 0; count < 3; count += 1) {
      await expect(caller.accounts.signIn({ email, password })).rejects.toEqual(wrongCredentials);
    }
    await expect(caller.accounts.signIn({ email, password })).rejects.toEqual(needed);
    return person;
  };
  const work = async (caller: Caller) => {
    const captcha = await caller.accounts.captcha({ kind: 'work' });
    if (captcha.kind !== 'work') throw new Error('another kind');
    const challenge = JSON.parse(captcha.challenge);
    const solution = await solveChallenge({ challenge, deriveKey });
    if (!solution) throw new Error('not solved');
    return { challenge, solution };
  };
  const payload = (parts: { challenge: unknown; solution: unknown }) => ({
    work: Buffer.from(JSON.stringify(parts)).toString('base64'),
  });
  const readOff = (token: string) => readCaptcha(app.services, token);

  it('ACC-45: after some tries of an account a captcha is asked for, and with one the try counts', async () => {
    const { caller, email } = await asked();
    const captcha = payload(await work(caller));
    await expect(caller.accounts.signIn({ email, password, captcha })).rejects.toEqual(wrongCredentials);
    // The next try wants another one.
    await expect(caller.accounts.signIn({ email, password, captcha })).rejects.toEqual(wrong);
  });

  it('ACC-45: being asked for a captcha costs no try', async () => {
    const { caller, email } = await asked();
    for (let count = 0; count < 40; count += 1) {
      await expect(caller.accounts.signIn({ email, password })).rejects.toEqual(needed);
    }
    const captcha = payload(await work(caller));
    await expect(caller.accounts.signIn({ email, password, captcha })).rejects.toEqual(wrongCredentials);
  });

  it('ACC-45: so for every way in, and nothing happens before it', async () => {
    const language = 'en' as const;
    const repeat = async (times: number, call: () => Promise<unknown>) => {
      for (let count = 0; count < times; count += 1) await call().catch(() => {});
      await expect(call()).rejects.toEqual(needed);
    };
    const { caller, email } = stranger();
    await repeat(2, () => caller.accounts.sendCode({ email, purpose: 'signIn', language }));
    await repeat(3, () => stranger().caller.accounts.sendLink({ email, language }));
    await repeat(20, () => caller.accounts.available({ email }));
    await repeat(10, () => caller.accounts.signInByCode({ email, code: '000000' }));
    await repeat(0, () => caller.accounts.signInByLink({ token: 'x'.repeat(43) }));
    await repeat(0, () =>
      caller.accounts.resetPassword({ email, code: '000000', password: 'a lamp in fog' }),
    );
    let made = 0;
    const signUp = () => {
      made += 1;
      const nickname = `Newcomer${people}n${made}`;
      return caller.accounts.signUp({
        email: `${nickname}@example.com`,
        nickname,
        password: 'violet doorway 7',
        country: 'KR',
        language,
      });
    };
    await repeat(3, signUp);
    const { nickname } = await caller.accounts.available({
      nickname: `Newcomer${people}n${made}`,
      captcha: payload(await work(caller)),
    });
    expect(nickname).toBe(true);
  });

  it('ACC-148: only wrong guesses count: right ones and steps refused for another reason give the try back', async () => {
    const { caller, email } = stranger();
    const reset = (code: string, chosen: string) =>
      caller.accounts.resetPassword({ email, code, password: chosen });
    for (let count = 0; count < 40; count += 1) {
      await expect(reset('123456', 'password123')).rejects.toMatchObject({ appCode: 'PASSWORD_COMMON' });
    }
    for (let count = 0; count < 10; count += 1) {
      await expect(reset('123456', password)).rejects.toMatchObject({ appCode: 'PROOF_WRONG' });
    }
    await expect(reset('123456', password)).rejects.toEqual(needed);
    // A proven address needs no code: nothing is wrong with any.
    const { caller: inside, me } = await app.member({ emailVerifiedAt: new Date(now) });
    for (let count = 0; count < 40; count += 1) {
      await inside.accounts.proveEmail({ email: me.email, code: '123456' });
    }
    for (let count = 0; count < 30; count += 1) {
      await expect(
        inside.accounts.confirmEmail({ email: 'x@example.com', code: '123456' }),
      ).rejects.toMatchObject({
        appCode: 'PROOF_WRONG',
      });
    }
    await expect(
      inside.accounts.confirmEmail({ email: 'x@example.com', code: '123456' }),
    ).rejects.toMatchObject({
      appCode: 'RATE_LIMITED',
    });
  });

  it('ACC-48: an address with an account is asked as soon as one without', async () => {
    const member = await app.member();
    const counts = [];
    for (const email of [member.me.email, stranger().email]) {
      let tries = 0;
      const refusal = async () => {
        tries += 1;
        const call = stranger().caller.accounts.signIn({ email, password });
        return (await call.catch((error: { appCode: string }) => error.appCode)) as string;
      };
      while ((await refusal()) !== 'CAPTCHA_NEEDED');
      counts.push(tries);
    }
    expect(counts).toEqual([4, 4]);
  });

  describe('somebody who wants to keep an owner out', () => {
    const right = 'violet doorway 7';
    const owned = async () => (await app.member({ passwordHash: await hashPassword(right) })).me.email;
    const from = () => stranger().caller;
    /** The owner comes from an address of their own, and answers a captcha. */
    const comesIn = async (email: string) =>
      from().accounts.signIn({ email, password: right, captcha: await answerCaptcha(app.services) });

    it('ACC-137: does not by wrong answers to captchas', async () => {
      const email = await owned();
      for (let count = 0; count < 3; count += 1) {
        await expect(from().accounts.signIn({ email, password })).rejects.toEqual(wrongCredentials);
      }
      for (let count = 0; count < 20; count += 1) {
        const captcha = { token: '', answer: '' };
        await expect(from().accounts.signIn({ email, password, captcha })).rejects.toEqual(wrong);
      }
      expect((await comesIn(email)).email).toBe(email);
    });

    it('ACC-137: does not by many calls at once, which stay as few as one after the other', async () => {
      const email = await owned();
      const calls = await Promise.allSettled(
        Array.from({ length: 40 }, () => from().accounts.signIn({ email, password })),
      );
      const codes = calls.map((call) => call.status === 'rejected' && call.reason.appCode);
      expect(codes.filter((code) => code === 'WRONG_CREDENTIALS')).toHaveLength(3);
      expect(codes.filter((code) => code === 'CAPTCHA_NEEDED')).toHaveLength(37);
      expect((await comesIn(email)).email).toBe(email);
    });

    it('ACC-137: does not by wanting the owner’s address for themselves', async () => {
      const email = await owned();
      const { caller } = await app.member();
      const asked = [];
      for (let count = 0; count < 6; count += 1) {
        asked.push(await caller.accounts.changeEmail({ email }).catch((error) => error.appCode));
      }
      expect(asked.at(-1)).toBe('RATE_LIMITED');
      await from().accounts.sendCode({ email, purpose: 'signIn', language: 'en' });
    });

    it('ACC-152: does not by having codes sent to the owner’s address as if it were their own', async () => {
      const { caller, me } = await app.member();
      const { email } = me;
      const asked = [];
      for (let count = 0; count < 6; count += 1) {
        asked.push(await caller.accounts.sendEmailCode().catch((error) => error.appCode));
      }
      expect(asked.at(-1)).toBe('RATE_LIMITED');
      // The owner of the address, from elsewhere, asks for everything without waiting or solving.
      await from().accounts.sendCode({ email, purpose: 'signIn', language: 'en' });
      await from().accounts.sendLink({ email, language: 'en' });
    });

    it('ACC-152: the address claimed is written to so often only, whoever claims it', async () => {
      const { caller, me } = await app.member();
      for (let count = 0; count < 5; count += 1) {
        await (await app.member()).caller.accounts.changeEmail({ email: me.email });
      }
      await expect(caller.accounts.sendEmailCode()).rejects.toMatchObject({ appCode: 'RATE_LIMITED' });
    });

    it('ACC-152: does not by wanting the owner’s number, captchas solved', async () => {
      const mobile = '+821077700001';
      const { me } = await app.member({ mobile });
      const asked = [];
      for (let count = 0; count < 6; count += 1) {
        const { caller } = await app.member();
        const captcha = await answerCaptcha(app.services);
        const call = caller.accounts.changeMobile({ mobile, captcha });
        asked.push(await call.catch((error) => error.appCode));
        await app.services.limits.reward('sms', '127.0.0.1');
      }
      expect(asked.at(-1)).toBe('RATE_LIMITED');
      const captcha = await answerCaptcha(app.services);
      await from().accounts.sendSmsCode({ mobile, language: 'en', captcha });
      const { items } = await from().outbox.letters({ limit: 5 });
      const texted = items.filter(({ recipient }) => recipient === mobile);
      expect(texted, `the text for ${me.nickname}`).toHaveLength(1);
    });

    it('ACC-137: is told to wait who tries too often from one address, solved or not', async () => {
      const { caller } = stranger();
      const captcha = { token: '', answer: '' };
      const refusals = [];
      for (let count = 0; count < 41; count += 1) {
        people += 1;
        const email = `nobody${people}@example.com`;
        refusals.push(
          await caller.accounts.signIn({ email, password, captcha }).catch((error) => error.appCode),
        );
      }
      // Ten that need none, then thirty tries in all.
      expect(refusals).toEqual([
        ...Array(10).fill('WRONG_CREDENTIALS'),
        ...Array(20).fill('CAPTCHA_WRONG'),
        ...Array(11).fill('RATE_LIMITED'),
      ]);
    });
  });

  it('ACC-46: work that is forged, altered, of another challenge, or too old is wrong', async () => {
    const { caller, email } = await asked();
    const { challenge, solution } = await work(caller);
    const other = await work(caller);
    const { parameters } = challenge;
    const bad = [
      payload({
        challenge,
        solution: { ...solution, counter: solution.counter + 1, derivedKey: '00'.repeat(32) },
      }),
      payload({ challenge, solution: other.solution }),
      payload({ challenge: { ...challenge, signature: other.challenge.signature }, solution }),
      payload({
        challenge: { ...challenge, parameters: { ...parameters, expiresAt: 9_999_999_999 } },
        solution,
      }),
      payload({
        challenge: { ...challenge, parameters: { ...parameters, data: other.challenge.parameters.data } },
        solution,
      }),
      payload({ challenge: { ...challenge, parameters: { ...parameters, keyPrefix: '' } }, solution }),
      payload({ challenge: { parameters }, solution }),
      payload({ challenge: null, solution: null }),
      { work: '' },
      { work: 'e30=' },
      { token: 'x'.repeat(60), answer: 'ABCDE' },
      { token: '', answer: '' },
    ];
    for (const captcha of bad) {
      await expect(app.services.captchas.solved(captcha)).resolves.toBe(false);
    }
    now += 601_000;
    expect(await app.services.captchas.solved(payload({ challenge, solution }))).toBe(false);
    now -= 601_000;
    const captcha = payload({ challenge, solution });
    await expect(caller.accounts.signIn({ email, password, captcha })).rejects.toEqual(wrongCredentials);
  });

  it('ACC-46: of one answer sent many times at once, one counts', async () => {
    const { caller } = stranger();
    const captcha = payload(await work(caller));
    const answers = await Promise.all(Array.from({ length: 8 }, () => app.services.captchas.solved(captcha)));
    expect(answers.filter(Boolean)).toEqual([true]);
  });

  it('ACC-46: a picture is read, whatever the case, and a wrong guess uses it up', async () => {
    const { caller } = stranger();
    const { captchas } = app.services;
    const first = await caller.accounts.captcha({ kind: 'picture' });
    if (first.kind === 'work') throw new Error('another kind');
    const { format, width, height } = await sharp(Buffer.from(first.file, 'base64')).metadata();
    expect({ format, width, height }).toEqual({ format: 'png', width: 480, height: 176 });
    const { token } = first;
    const answer = await readOff(token);
    expect(answer).toMatch(/^[A-Z0-9]{5}$/);
    expect(await captchas.solved({ token, answer: 'WRONG' })).toBe(false);
    expect(await captchas.solved({ token, answer })).toBe(false);

    const second = await caller.accounts.captcha({ kind: 'picture' });
    if (second.kind === 'work') throw new Error('another kind');
    expect(second.file).not.toBe(first.file);
    const typed = ` ${(await readOff(second.token)).toLowerCase()} `;
    expect(await captchas.solved({ token: second.token, answer: typed })).toBe(true);
    expect(await captchas.solved({ token: second.token, answer: typed })).toBe(false);
  });

  it('ACC-46: the tones of a sound are as many as its answer says', async () => {
    const captcha = await stranger().caller.accounts.captcha({ kind: 'sound' });
    if (captcha.kind === 'work') throw new Error('another kind');
    const answer = await readOff(captcha.token);
    const file = Buffer.from(captcha.file, 'base64');
    expect(file.subarray(0, 4).toString()).toBe('RIFF');
    expect(countTones(file.subarray(44))).toBe(answer);
    expect(await app.services.captchas.solved({ token: captcha.token, answer })).toBe(true);
  });

  it('ACC-46: a captcha is asked for so many times and no more', async () => {
    const { caller } = stranger();
    for (let count = 0; count < 60; count += 1) await caller.accounts.captcha({ kind: 'sound' });
    await expect(caller.accounts.captcha({ kind: 'sound' })).rejects.toEqual(
      expect.objectContaining({ appCode: 'RATE_LIMITED' }),
    );
  });
});

/** Listens: groups of loud stretches, parted by short pauses within and long ones between. */
function countTones(samples: Buffer): string {
  const step = 80; // 10 ms
  const loud = Array.from({ length: Math.floor(samples.length / step) }, (_, index) => {
    const part = samples.subarray(index * step, (index + 1) * step);
    return Math.max(...part) > 160;
  });
  const counts = [0];
  let quiet = 0;
  let sounding = false;
  for (const now of loud) {
    if (now && !sounding) {
      if (quiet > 60 && counts.at(-1) !== 0) counts.push(0);
      counts.push((counts.pop() ?? 0) + 1);
    }
    quiet = now ? 0 : quiet + 1;
    sounding = now;
  }
  return counts.join('');
}
