// 只在登录、设置和管理页面出现的错误。
import type { lateErrors as pattern } from '../en/lateErrors.ts';
import type { Translation } from '../messages.ts';

export const lateErrors: Translation<typeof pattern> = {
  CAPTCHA_NEEDED: '最近尝试的次数很多。请先证明您是真人，然后重试。',
  CAPTCHA_WRONG: '与所示不符，请换一题再试。',
  EMAIL_TAKEN: '这个邮箱已经有账户了。',
  NICKNAME_TAKEN: '这个名字已经有人用了。',
  PASSWORD_COMMON: '用这个密码的人太多了，换个少见的吧。',
  WRONG_CREDENTIALS: '邮箱和密码对不上。',
  DEMO_OFF: '这里没有开放体验账户。',
  PASSWORD_WRONG: '当前密码不对。',
  PROOF_WRONG: '验证码或链接不对，或已过期，请重新获取。',
  MAIL_OFF: '本店不发送邮件，因此没有验证码。',
  SMS_OFF: '本店不发送短信。',
  OUTBOX_OFF: '这里不显示发件箱。',
  LAST_ADMINISTRATOR: '没有其他管理员了，请先把这个角色交给别人。',
  DEMO_ACCOUNT: '体验账户是大家共用的，不能更改或删除。请注册自己的账号。',
  PASSKEY_WRONG: '此通行密钥在这里打不开任何账户。',
  PASSKEY_NOT_FOUND: '此通行密钥已不存在。',
  TOO_MANY_PASSKEYS: '您已有 {max, number} 个通行密钥，这是上限。请先移除一个。',
  LAST_WAY_IN: '没有它您将无法再登录。请先设置密码。',
  QR_WRONG: '此码已过期或已被使用，请显示新的码。',
  TOKEN_WRONG: '登录已失效，请重新登录。',
  SESSION_NOT_FOUND: '这台设备已经退出登录。',
  WALLET_NOT_EMPTY: '这个国家使用另一种货币,而你的钱包里还有钱或有充值正在进行。请先用完。',
};
