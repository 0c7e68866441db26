// How often each procedure of accounts may be called, and what it refuses by where the call comes from. The list is the
// router's: a new procedure without a row fails, and so does a limit that was lifted or moved.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRouter } from '../../router.ts';
import { startTestApp, type TestApp, testOrigin } from '../../testing/app.ts';
import { createAuthenticator } from '../../testing/authenticator.ts';
import { testBrowser } from '../../testing/browser.ts';
import { answerCaptcha } from '../../testing/captcha.ts';

type All = Awaited<ReturnType<Awaited<ReturnType<typeof testBrowser>>['all']>>;
type Asked = {
  email: string;
  mobile: string;
  n: number;
  captcha?: Awaited<ReturnType<typeof answerCaptcha>>;
};
/** Calls before a captcha is wanted (null: never), and before one must wait. */
type Bounds = readonly [captcha: number | null, wait: number];
type Row = {
  /** Called by a member of their own; else by a guest. */
  inside?: true;
  /** From one address, about another account each time, and as another member. */
  address?: Bounds;
  /** About one account or number, from another address each time, and as another member. */
  account?: Bounds;
  /** By one member, from another address and about another account each time. */
  member?: Bounds;
  call?: (all: All, asked: Asked) => Promise<unknown>;
  /** Why there is none. */
  free?: string;
};

const language = 'en' as const;
const password = 'violet doorway 7';
const code = '000000';
const id = '00000000-0000-7000-8000-000000000000';
const reads = { free: 'reads what is the caller’s own, or everybody’s' };
const guess: Bounds = [10, 30];
const ownGuess: Bounds = [null, 30];
const change: Bounds = [null, 30];

const rows: Record<string, Row> = {
  'accounts.ways': reads,
  'accounts.me': reads,
  'accounts.demo': reads,
  'accounts.profile': reads,
  'accounts.passkeys': reads,
  'accounts.identities': reads,
  'accounts.sessions': reads,
  'accounts.onQr': { free: 'a feed, by a secret of 32 random bytes; connections have bounds of their own' },
  'accounts.signOut': { free: 'ends the caller’s own session' },
  'accounts.endSession': { free: 'ends the caller’s own sessions' },
  'accounts.endOtherSessions': { free: 'ends the caller’s own sessions' },
  'accounts.addPasskey': { free: 'wants a challenge, which is limited' },
  'accounts.removePasskey': { free: 'there are twenty at most' },
  'accounts.captcha': { address: [null, 60], call: ({ accounts }) => accounts.captcha({ kind: 'work' }) },
  'accounts.available': {
    address: [20, 60],
    call: ({ accounts }, { email, captcha }) => accounts.available({ email, captcha }),
  },
  'accounts.signUp': {
    address: [3, 10],
    call: ({ accounts }, { email, n, captcha }) =>
      accounts.signUp({ email, nickname: `Limits${n}`, password, country: 'KR', language, captcha }),
  },
  'accounts.signIn': {
    address: [10, 30],
    account: [3, 10],
    call: ({ accounts }, { email, captcha }) => accounts.signIn({ email, password, captcha }),
  },
  'accounts.createTokens': {
    address: guess,
    call: ({ accounts }, { email, captcha }) => accounts.createTokens({ email, code, captcha }),
  },
  'accounts.createTokens by password': {
    address: [10, 30],
    account: [3, 10],
    call: ({ accounts }, { email, captcha }) => accounts.createTokens({ email, password, captcha }),
  },
  'accounts.refreshTokens': {
    address: [null, 120],
    call: ({ accounts }) => accounts.refreshTokens({ refreshToken: `lobby_refresh_${'x'.repeat(43)}` }),
  },
  'accounts.signInDemo': {
    address: [null, 200],
    call: ({ accounts }) => accounts.signInDemo({ memberId: id }),
  },
  'accounts.sendCode': {
    address: [5, 20],
    account: [2, 5],
    call: ({ accounts }, { email, captcha }) =>
      accounts.sendCode({ email, purpose: 'signIn', language, captcha }),
  },
  'accounts.sendLink': {
    address: [5, 20],
    account: [2, 5],
    call: ({ accounts }, { email, captcha }) => accounts.sendLink({ email, language, captcha }),
  },
  'accounts.signInByCode': {
    address: guess,
    call: ({ accounts }, { email, captcha }) => accounts.signInByCode({ email, code, captcha }),
  },
  'accounts.signInByLink': {
    address: guess,
    call: ({ accounts }, { captcha }) => accounts.signInByLink({ token: 'x'.repeat(43), captcha }),
  },
  'accounts.resetPassword': {
    address: guess,
    call: ({ accounts }, { email, captcha }) => accounts.resetPassword({ email, code, password, captcha }),
  },
  'accounts.sendSmsCode': {
    address: [2, 10],
    account: [1, 5],
    call: ({ accounts }, { mobile, captcha }) => accounts.sendSmsCode({ mobile, language, captcha }),
  },
  'accounts.signInBySms': {
    address: guess,
    call: ({ accounts }, { mobile, captcha }) => accounts.signInBySms({ mobile, code, captcha }),
  },
  'accounts.startQr': { address: [null, 30], call: ({ accounts }) => accounts.startQr() },
  'accounts.signInByQr': {
    address: guess,
    call: ({ accounts }, { captcha }) => accounts.signInByQr({ claim: 'x'.repeat(43), captcha }),
  },
  'accounts.lookAtQr': {
    inside: true,
    member: [null, 30],
    call: ({ accounts }) => accounts.lookAtQr({ code: 'x'.repeat(43) }),
  },
  'accounts.answerQr': {
    inside: true,
    member: [null, 30],
    call: ({ accounts }) => accounts.answerQr({ code: 'x'.repeat(43), approve: true }),
  },
  'accounts.passkeyChallenge': { address: [null, 60], call: ({ accounts }) => accounts.passkeyChallenge() },
  'accounts.signInByPasskey': {
    address: guess,
    call: ({ accounts }, { captcha }) => {
      const response = createAuthenticator(testOrigin).use({ challenge: 'AAAA' });
      return accounts.signInByPasskey({ token: 'x'.repeat(100), response, captcha });
    },
  },
  'accounts.newPasskey': {
    inside: true,
    address: [null, 60],
    call: ({ accounts }) => accounts.newPasskey(),
  },
  'accounts.find': {
    inside: true,
    member: [null, 60],
    call: ({ accounts }) => accounts.find({ nickname: 'Nobody' }),
  },
  'accounts.updateProfile': {
    inside: true,
    member: change,
    call: ({ accounts }, { n }) => accounts.updateProfile({ name: `Name ${n}` }),
  },
  'accounts.useDrawnAvatar': {
    inside: true,
    member: [null, 20],
    call: ({ accounts }) => accounts.useDrawnAvatar(),
  },
  'accounts.changePassword': {
    inside: true,
    member: [null, 10],
    call: ({ accounts }) => accounts.changePassword({ current: 'a wrong guess', password }),
  },
  'accounts.sendEmailCode': {
    inside: true,
    member: [null, 5],
    call: ({ accounts }) => accounts.sendEmailCode(),
  },
  'accounts.proveEmail': {
    inside: true,
    address: ownGuess,
    call: async ({ accounts }) => {
      const me = await accounts.me();
      return accounts.proveEmail({ email: me?.email ?? '', code });
    },
  },
  'accounts.changeEmail': {
    inside: true,
    member: [null, 5],
    account: [null, 5],
    call: ({ accounts }, { email }) => accounts.changeEmail({ email }),
  },
  'accounts.confirmEmail': {
    inside: true,
    address: ownGuess,
    call: ({ accounts }, { email }) => accounts.confirmEmail({ email, code }),
  },
  'accounts.changeMobile': {
    inside: true,
    address: [2, 10],
    member: [1, 5],
    account: [1, 5],
    call: ({ accounts }, { mobile, captcha }) => accounts.changeMobile({ mobile, captcha }),
  },
  'accounts.confirmMobile': {
    inside: true,
    address: ownGuess,
    call: ({ accounts }, { mobile }) => accounts.confirmMobile({ mobile, code }),
  },
  'accounts.removeMobile': {
    inside: true,
    member: change,
    call: ({ accounts }) => accounts.removeMobile(),
  },
  'accounts.disconnect': {
    inside: true,
    member: change,
    call: ({ accounts }) => accounts.disconnect({ provider: 'acme' }),
  },
  'leaving.sendCode': { inside: true, member: [null, 5], call: ({ leaving }) => leaving.sendCode() },
  'leaving.deleteAccount': {
    inside: true,
    member: [null, 10],
    call: ({ leaving }) => leaving.deleteAccount({ password: 'a wrong guess', withMessages: false }),
  },
};

const paths = Object.keys(appRouter._def.procedures).filter((path) => /^(accounts|leaving)\./.test(path));
const lanes = ['address', 'account', 'member'] as const;

describe('how often each procedure of accounts may be called', () => {
  let app: TestApp;
  let made = 0;
  beforeAll(async () => {
    app = await startTestApp({ environment: { LOBBY_RATE_LIMITS: 'on' } });
  });
  afterAll(() => app.close());

  const next = () => {
    made += 1;
    return made;
  };
  const newAddress = () => {
    const n = next();
    return `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
  };
  const newMember = async () => (await app.member({ passwordHash: 'none fits' })).cookie.split('=')[1] ?? '';
  const newAbout = () => {
    const n = next();
    return { email: `about${n}@example.com`, mobile: `+8210${String(n).padStart(8, '0')}` };
  };

  /** Calls until one must wait, with a captcha as soon as one is wanted. */
  async function boundsOf({ inside, call }: Row, lane: (typeof lanes)[number]): Promise<Bounds | null> {
    if (!call) return null;
    const [address, about, member] = [newAddress(), newAbout(), inside ? await newMember() : null];
    let needed: number | null = null;
    for (let n = 0; n < 220; n += 1) {
      const token = inside && lane !== 'member' ? await newMember() : member;
      const from = lane === 'address' ? address : newAddress();
      const asked = { ...(lane === 'account' ? about : newAbout()), n: next() };
      const attempt = async (captcha?: Asked['captcha']) => {
        const all = await (await testBrowser(app, token, { address: from })).all();
        return call(all, captcha ? { ...asked, captcha } : asked).then(
          () => null,
          (error: { appCode?: string }) => error.appCode ?? String(error),
        );
      };
      let code = await attempt();
      if (code === 'CAPTCHA_NEEDED') {
        needed ??= n;
        code = await attempt(await answerCaptcha(app.services));
      }
      if (code === 'RATE_LIMITED') return [needed, n];
      // A refusal that comes before the limit would make the count worthless.
      if (code !== null && /BAD_INPUT|UNEXPECTED|NOT_SIGNED_IN|HTTP_ONLY/.test(code)) throw new Error(code);
    }
    return null;
  }

  it('ACC-156: every procedure has a row', () => {
    expect(
      Object.keys(rows)
        .filter((name) => !name.includes(' '))
        .sort(),
    ).toEqual([...paths].sort());
    for (const [name, { call, free, ...bounds }] of Object.entries(rows)) {
      expect(call === undefined, name).toBe(free !== undefined);
      if (call)
        expect(
          lanes.some((lane) => bounds[lane]),
          name,
        ).toBe(true);
    }
  });

  const limited = Object.entries(rows).flatMap(([name, row]) =>
    lanes.filter((lane) => row[lane]).map((lane) => [name, lane] as const),
  );
  it.each(limited)(
    'ACC-33, ACC-156: %s, by %s',
    async (name, lane) => {
      const row = rows[name] ?? {};
      expect(await boundsOf(row, lane)).toEqual(row[lane]);
      // Thirty hashes and captchas, on a machine that may be busy.
    },
    120_000,
  );
});
