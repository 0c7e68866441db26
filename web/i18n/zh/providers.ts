// Words of signing in by a provider, in Chinese.
import type { providers as pattern } from '../en/providers.ts';
import type { Translation } from '../messages.ts';

export const providers: Translation<typeof pattern> = {
  continue: '用 {name} 继续',
  other: '对方网站',
  problems: {
    CANCELLED: '你从 {name} 返回，但没有登录。没有任何改动。',
    EXPIRED: '时间太久，或是在别的浏览器里开始的。请再试一次 {name}。',
    FAILED: '{name} 的答复对不上。请再试一次，或换个方式登录。',
    UNREACHABLE: '{name} 现在没有回应。请稍后再试，或换个方式登录。',
    EMAIL_UNVERIFIED:
      '{name} 没有告诉我们你已验证的邮箱，所以无法知道你是谁。请先在那边验证邮箱再回来，或换个方式登录后在设置里关联 {name}。',
    IDENTITY_TAKEN: '这个 {name} 账户已属于另一位会员。',
    ALREADY_CONNECTED: '你的账户已关联另一个 {name} 账户。请用那个账户，或先在设置里取消关联。',
    SESSION_ENDED: '你已退出登录。请登录后重新关联 {name}。',
    DEMO_ACCOUNT: '这是大家共用的体验账户的邮箱，请注册自己的账号。',
    BANNED: '这个账户不能登录。',
    BANNED_UNTIL: '这个账户在 {until} 之前不能登录。',
    RATE_LIMITED: '短时间内次数太多了。请过一会儿再试 {name}。',
    UNEXPECTED: '我们这边出了点问题，没有任何改动。请再试一次 {name}。',
  },
};
