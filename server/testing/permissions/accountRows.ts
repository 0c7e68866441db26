// Who may do what with an account of their own.
import { expect } from 'vitest';
import { cells, type Rows } from './row.ts';

const text = expect.any(String);

//                   guest banned member friend other owner moderator admin
export const accountRows: Rows = {
  'accounts.profile': {
    may: cells('- - + + + + + +'),
    needs: ['mobile'],
    gives: ({ kind, ids }) => ({ mobile: kind === 'owner' ? ids['mobile'] : null }),
  },
  'accounts.updateProfile': {
    may: cells('- - + + + + + +'),
    input: () => ({ bio: 'hello' }),
    gives: ({ self }) => ({ id: self?.me.id }),
    writes: ['members'],
  },
  // Without the one there is, a password is set only where there is none.
  'accounts.changePassword': {
    may: cells('- - + + ! ! + +', 'PASSWORD_WRONG'),
    input: () => ({ password: 'another doorway 8' }),
    writes: ['members'],
  },
  'accounts.changeEmail': {
    may: cells('- - + + + + + +'),
    input: ({ app }) => ({ email: `${app.services.newId()}@example.com` }),
    writes: ['proofs', 'mails'],
  },
  'accounts.confirmEmail': {
    may: cells('- - ! ! ! + ! !', 'PROOF_WRONG'),
    needs: ['newEmail'],
    input: ({ ids }) => ({ email: ids['newEmail'], code: ids['emailCode'] }),
    writes: ['members'],
  },
  'accounts.sendEmailCode': { may: cells('- - + + + + + +'), writes: ['proofs', 'mails'] },
  'accounts.proveEmail': {
    may: cells('- - ! ! ! + ! !', 'PROOF_WRONG'),
    needs: ['provingCode'],
    input: ({ owner, ids }) => ({ email: owner.me.email, code: ids['provingCode'] }),
    writes: ['members'],
  },
  'accounts.changeMobile': {
    may: cells('- - + + + + + +'),
    input: () => ({ mobile: '+821012345678' }),
    writes: ['proofs', 'mails'],
  },
  'accounts.confirmMobile': {
    may: cells('- - ! ! ! + ! !', 'PROOF_WRONG'),
    needs: ['newMobile'],
    input: ({ ids }) => ({ mobile: ids['newMobile'], code: ids['mobileCode'] }),
    writes: ['members'],
  },
  'accounts.removeMobile': { may: cells('- - = = = + = ='), needs: ['mobile'], writes: ['members'] },
  'accounts.identities': {
    may: cells('- - + + + + + +'),
    needs: ['identity'],
    gives: ({ own }) => (own['identity'] ? [{ provider: { id: 'google' } }] : []),
  },
  'accounts.disconnect': {
    may: cells('- - = = + + = ='),
    needs: ['identity'],
    input: () => ({ provider: 'google' }),
    writes: ['identities'],
  },
  'accounts.sessions': {
    may: cells('- - + + + + + +'),
    needs: ['session'],
    gives: ({ own }) => ({
      items: own['sessionId']
        ? expect.arrayContaining([expect.objectContaining({ id: own['sessionId'], current: false })])
        : [{ current: true }],
    }),
  },
  'accounts.endSession': {
    may: cells('- - ! ! ! + ! !', 'SESSION_NOT_FOUND'),
    needs: ['session'],
    input: ({ ids }) => ({ sessionId: ids['sessionId'] }),
    writes: ['sessions'],
  },
  'accounts.endOtherSessions': {
    may: cells('- - = = + + = ='),
    needs: ['session'],
    gives: ({ own }) => ({ ended: own['sessionId'] ? 1 : 0 }),
    writes: ['sessions'],
  },
  'accounts.passkeys': {
    may: cells('- - + + + + + +'),
    needs: ['passkey'],
    gives: ({ kind, ids }) => (kind === 'owner' ? [{ id: ids['passkeyId'] }] : []),
  },
  'accounts.newPasskey': {
    may: cells('- - + + + + + +'),
    gives: () => ({ token: text, options: { challenge: text } }),
  },
  'accounts.addPasskey': {
    may: cells('- - ! ! ! + ! !', 'PASSKEY_WRONG'),
    needs: ['newPasskey'],
    input: ({ ids }) => ({ token: ids['token'], response: JSON.parse(ids['made'] ?? ''), name: 'A key' }),
    writes: ['passkeys'],
  },
  'accounts.removePasskey': {
    may: cells('- - ! ! ! + ! !', 'PASSKEY_NOT_FOUND'),
    needs: ['passkey'],
    input: ({ ids }) => ({ passkeyId: ids['passkeyId'] }),
    writes: ['passkeys'],
  },
  'accounts.useDrawnAvatar': { may: cells('- - = = + + = ='), needs: ['picture'], writes: ['members'] },
  'leaving.sendCode': { may: cells('- - + + + + + +'), writes: ['mails'] },
  // Those who have no password must show a code.
  'leaving.deleteAccount': {
    may: cells('- - ! ! + + ! !', 'PROOF_WRONG'),
    input: ({ password }) => ({ password, withMessages: false }),
    writes: ['members'],
  },
};
