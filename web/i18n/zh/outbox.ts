// 发件箱的文字，随页面一起加载。
import type { outbox as pattern } from '../en/outbox.ts';
import type { Translation } from '../messages.ts';

export const outbox: Translation<typeof pattern> = {
  title: '发件箱',
  text: '没有设置邮件服务器，信件就留在这里，只有这台电脑能看到。',
  empty: '还没有信件',
  emptyText: '在登录页获取验证码，就会出现在这里。',
  failed: '发件箱读取失败',
  to: '发给 {address}',
  textTo: '发往 {number} 的短信',
  more: '更早的信件',
  loading: '正在获取',
};
