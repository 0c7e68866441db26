// Codes, links and tokens of the permission matrix that are good for the owner.
import type { Maker, Making } from './making.ts';

const language = 'en';

/** What the newest letter to somebody says that fits. */
async function read({ app }: Making, recipient: string, pattern: RegExp): Promise<string> {
  const [letter] = await app.services.database.sql`
    select text from mails where recipient = ${recipient} order by id desc limit 1`;
  return pattern.exec(String(letter?.['text']))?.[0] ?? '';
}
const digits = /\b\d{6}\b/;

export const secrets = {
  async signInCode(making) {
    const { email } = making.owner.me;
    await making.app.guest().caller.accounts.sendCode({ email, purpose: 'signIn', language });
    return { code: await read(making, email, digits) };
  },
  async resetCode(making) {
    const { email } = making.owner.me;
    await making.app.guest().caller.accounts.sendCode({ email, purpose: 'resetPassword', language });
    return { resetCode: await read(making, email, digits) };
  },
  async link(making) {
    const { email } = making.owner.me;
    await making.app.guest().caller.accounts.sendLink({ email, language });
    return { link: await read(making, email, /(?<=#)[\w-]{43}/) };
  },
  async newEmail(making) {
    const email = `new-${making.owner.me.email}`;
    await making.owner.caller.accounts.changeEmail({ email });
    return { newEmail: email, emailCode: await read(making, email, digits) };
  },
  async provingCode(making) {
    await making.owner.caller.accounts.sendEmailCode();
    return { provingCode: await read(making, making.owner.me.email, digits) };
  },
  async smsCode(making) {
    const mobile = making.ids['mobile'] ?? '';
    await making.app.guest().caller.accounts.sendSmsCode({ mobile, language });
    return { smsCode: await read(making, mobile, digits) };
  },
  async newMobile(making) {
    const mobile = `+8211${String(Date.now()).slice(-8)}`;
    await making.owner.caller.accounts.changeMobile({ mobile });
    return { newMobile: mobile, mobileCode: await read(making, mobile, digits) };
  },
  async tokens({ app, owner, password }) {
    const { email } = owner.me;
    const { refreshToken } = await app.guest().caller.accounts.createTokens({ email, password });
    return { refreshToken };
  },
  /** Of a device that asks to come in, read by the owner. */
  async qr({ app, owner }) {
    const { claim, url } = await app.guest().caller.accounts.startQr();
    const qrCode = url.split('#')[1] ?? '';
    await owner.caller.accounts.lookAtQr({ code: qrCode });
    return { claim, qrCode };
  },
  async qrApproved({ owner, ids }) {
    await owner.caller.accounts.answerQr({ code: ids['qrCode'] ?? '', approve: true });
  },
} satisfies Record<string, Maker>;
