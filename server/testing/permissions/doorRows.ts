// Who may come in, and what the door tells: most of it is for everybody, with proofs that are good for the owner.
import { expect } from 'vitest';
import { cells, type Rows } from './row.ts';
import type { World } from './world.ts';

const language = 'en';
const everybody = cells('+ + + + + + + +');
const asOwner = ({ owner }: World) => ({ id: owner.me.id });
const text = expect.any(String);

//                   guest banned member friend other owner moderator admin
export const doorRows: Rows = {
  'accounts.ways': {
    may: everybody,
    gives: () => ({ mail: true, sms: true, providers: [{ id: 'google', name: 'Google' }] }),
  },
  'accounts.captcha': {
    may: everybody,
    input: () => ({ kind: 'work' }),
    gives: () => ({ kind: 'work', challenge: text }),
  },
  'accounts.sendCode': {
    may: everybody,
    input: ({ owner }) => ({ email: owner.me.email, purpose: 'signIn', language }),
    writes: ['proofs', 'mails'],
  },
  'accounts.sendLink': {
    may: everybody,
    input: ({ owner }) => ({ email: owner.me.email, language }),
    writes: ['proofs', 'mails'],
  },
  'accounts.signInByCode': {
    may: everybody,
    needs: ['signInCode'],
    input: ({ owner, ids }) => ({ email: owner.me.email, code: ids['code'] }),
    gives: asOwner,
    writes: ['sessions', 'proofs'],
  },
  'accounts.signInByLink': {
    may: everybody,
    needs: ['link'],
    input: ({ ids }) => ({ token: ids['link'] }),
    gives: asOwner,
    writes: ['sessions', 'proofs'],
  },
  'accounts.resetPassword': {
    may: everybody,
    needs: ['resetCode'],
    input: ({ owner, ids }) => ({ email: owner.me.email, code: ids['resetCode'], password: 'new doorway 9' }),
    gives: asOwner,
    writes: ['members', 'sessions', 'proofs'],
  },
  'accounts.createTokens': {
    may: everybody,
    input: ({ owner, password }) => ({ email: owner.me.email, password }),
    gives: (w) => ({ me: asOwner(w), accessToken: text }),
    writes: ['sessions', 'api_tokens'],
  },
  'accounts.refreshTokens': {
    may: everybody,
    needs: ['tokens'],
    input: ({ ids }) => ({ refreshToken: ids['refreshToken'] }),
    gives: () => ({ accessToken: text, refreshToken: text }),
    writes: ['api_tokens'],
  },
  'accounts.sendSmsCode': {
    may: everybody,
    needs: ['mobile'],
    input: ({ ids }) => ({ mobile: ids['mobile'], language }),
    writes: ['proofs', 'mails'],
  },
  'accounts.signInBySms': {
    may: everybody,
    needs: ['mobile', 'smsCode'],
    input: ({ ids }) => ({ mobile: ids['mobile'], code: ids['smsCode'] }),
    gives: asOwner,
    writes: ['sessions', 'proofs'],
  },
  'accounts.startQr': {
    may: everybody,
    gives: () => ({ claim: text, match: expect.stringMatching(/^\d{4}$/) }),
    writes: ['qr_sign_ins'],
  },
  'accounts.onQr': {
    may: everybody,
    needs: ['qr'],
    input: ({ ids }) => ({ claim: ids['claim'] }),
    cause: ({ owner, ids }) => owner.caller.accounts.answerQr({ code: ids['qrCode'] ?? '', approve: true }),
    gives: () => ({ type: 'qr.answered', approved: true }),
  },
  'accounts.signInByQr': {
    may: everybody,
    needs: ['qr', 'qrApproved'],
    input: ({ ids }) => ({ claim: ids['claim'] }),
    gives: asOwner,
    writes: ['sessions', 'qr_sign_ins'],
  },
  // The owner has read the code, so nobody else may.
  'accounts.lookAtQr': {
    may: cells('- - ! ! ! + ! !', 'QR_WRONG'),
    needs: ['qr'],
    input: ({ ids }) => ({ code: ids['qrCode'] }),
    gives: () => ({ userAgent: 'vitest', match: text }),
  },
  'accounts.answerQr': {
    may: cells('- - ! ! ! + ! !', 'QR_WRONG'),
    needs: ['qr'],
    input: ({ ids }) => ({ code: ids['qrCode'], approve: true }),
    writes: ['qr_sign_ins'],
  },
  'accounts.passkeyChallenge': {
    may: everybody,
    gives: () => ({ token: text, options: { challenge: text } }),
  },
  'accounts.signInByPasskey': {
    may: everybody,
    needs: ['passkey'],
    input: ({ ids }) => ({ token: ids['challenge'], response: JSON.parse(ids['answer'] ?? '') }),
    gives: asOwner,
    writes: ['sessions', 'passkeys'],
  },
  'accounts.signUp': {
    may: cells('! ! ! ! ! ! ! !', 'EMAIL_TAKEN'),
    input: ({ owner, password }) => ({
      email: owner.me.email,
      nickname: 'somebody',
      password,
      country: 'KR',
      language,
    }),
    writes: ['members', 'sessions'],
  },
  'accounts.signIn': {
    may: everybody,
    input: ({ owner, password }) => ({ email: owner.me.email, password }),
    gives: asOwner,
    writes: ['sessions'],
  },
  // The cookie of somebody banned still takes its session away.
  'accounts.signOut': { may: cells('= + + + + + + +'), writes: ['sessions'] },
  'accounts.me': { may: everybody, gives: ({ self }) => (self ? { id: self.me.id } : null) },
  'accounts.available': {
    may: everybody,
    input: ({ owner }) => ({ email: owner.me.email, nickname: owner.me.nickname }),
    gives: () => ({ email: false, nickname: false }),
  },
  'accounts.find': {
    may: cells('- - + + + + + +'),
    input: ({ owner }) => ({ nickname: owner.me.nickname }),
    gives: asOwner,
  },
  // Nobody here is of the demo, which is off.
  'accounts.demo': { may: everybody, gives: () => ({ accounts: [] }) },
  'accounts.signInDemo': {
    may: cells('! ! ! ! ! ! ! !', 'DEMO_OFF'),
    input: ({ owner }) => ({ memberId: owner.me.id }),
    writes: ['sessions'],
  },
  'outbox.letters': {
    may: everybody,
    needs: ['signInCode'],
    input: () => ({ limit: 1 }),
    gives: ({ owner }) => ({ items: [{ recipient: owner.me.email }] }),
  },
};
