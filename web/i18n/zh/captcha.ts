// 验证码的文字，首次需要时加载。
import type { captcha as pattern } from '../en/captcha.ts';
import type { Translation } from '../messages.ts';

export const captcha: Translation<typeof pattern> = {
  title: '请稍候',
  why: '最近尝试的次数很多。这是为了确认门口是一个人，而不是一群程序。',
  working: '浏览器正在解答',
  byHand: '我自己来答',
  not: '以后再说',
  wrong: '答案不对，请试试新的一题。',
  pictureLabel: '您看到了什么？',
  pictureHint: '五个字母和数字，不分大小写。',
  pictureAlt: '五个弯曲的字母和数字。如果看不见，请改用声音。',
  soundLabel: '每一组有几声？',
  soundHint: '共四组，请写四个数字，例如 3526。',
  play: '播放',
  submit: '继续',
  another: '换一题',
  to: { picture: '改看图片', sound: '改听声音' },
};
