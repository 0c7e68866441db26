// To whoever was given games: from whom, and which.
import type { Language } from '../../../../shared/primitives.ts';
import { escapeHtml, type Letter, letterPage } from '../../../platform/mail/index.ts';

type Words = {
  subject: (giver: string) => string;
  lead: (name: string, giver: string) => string;
  button: string;
};

const texts: Record<Language, Words> = {
  en: {
    subject: (giver) => `${giver} gave you a present`,
    lead: (name, giver) => `Hello ${name}, ${giver} gave you this. It is in your library already.`,
    button: 'To your library',
  },
  ko: {
    subject: (giver) => `${giver}님이 선물을 보냈어요`,
    lead: (name, giver) => `${name}님, ${giver}님이 게임을 선물했어요. 이미 라이브러리에 들어 있어요.`,
    button: '라이브러리 보기',
  },
  zh: {
    subject: (giver) => `${giver} 送了你礼物`,
    lead: (name, giver) => `${name}，${giver} 送了你游戏，已经放进你的游戏库。`,
    button: '打开游戏库',
  },
};

export type Gift = {
  name: string;
  /** Who gave it. */
  giver: string;
  language: Language;
  titles: readonly string[];
  /** Of the library. */
  url: string;
};

export function giftLetter({ name, giver, language, titles, url }: Gift): Letter {
  const words = texts[language];
  const subject = words.subject(giver);
  const lead = words.lead(name, giver);
  const row = (title: string) => `<li style="padding:4px 0">${escapeHtml(title)}</li>`;
  return {
    subject,
    text: [lead, titles.join('\n'), url].join('\n\n'),
    html: letterPage(
      language,
      subject,
      `<p style="margin:0">${escapeHtml(lead)}</p>
<ul style="margin:16px 0;padding-left:20px">${titles.map(row).join('')}</ul>
<p style="margin:24px 0 0"><a href="${escapeHtml(url)}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:#6b4ce6;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(words.button)}</a></p>`,
    ),
  };
}
