// The receipt of an order, as mail in its buyer's language.
import type { Language, Money } from '../../../../shared/primitives.ts';
import { refundRule } from '../../../../shared/refunds.ts';
import { escapeHtml, type Letter, letterPage } from '../../../platform/mail/index.ts';

type Words = {
  subject: string;
  lead: (name: string) => string;
  gift: string;
  total: string;
  free: string;
  note: string;
  button: string;
};

const { days, minutes } = refundRule;
const hours = minutes / 60;

const texts: Record<Language, Words> = {
  en: {
    subject: 'Your Lobby receipt',
    lead: (name) => `Hello ${name}, thank you. This is what you bought:`,
    gift: 'A gift, which is with them already.',
    total: 'Total',
    free: 'Free',
    note: `A game can be given back for ${days} days while it was played for less than ${hours} hours.`,
    button: 'See the order',
  },
  ko: {
    subject: 'Lobby 구매 영수증',
    lead: (name) => `${name}님, 구매해 주셔서 고맙습니다. 구매하신 게임이에요.`,
    gift: '선물한 게임이에요. 받는 분의 라이브러리에 이미 들어갔어요.',
    total: '합계',
    free: '무료',
    note: `구매 후 ${days}일 안에, 플레이 시간이 ${hours}시간 미만이면 환불할 수 있어요.`,
    button: '주문 보기',
  },
  zh: {
    subject: '你的 Lobby 收据',
    lead: (name) => `${name}，感谢购买。你买的游戏如下：`,
    gift: '这是礼物，对方已经收到。',
    total: '合计',
    free: '免费',
    note: `购买后 ${days} 天内、游玩不到 ${hours} 小时的游戏可以退款。`,
    button: '查看订单',
  },
};

function moneyText({ amount, currency }: Money, language: Language): string {
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 0));
}

export type Receipt = {
  name: string;
  language: Language;
  lines: readonly { title: string; price: number }[];
  total: Money;
  isGift: boolean;
  /** Of the order's page. */
  url: string;
};

export function receiptLetter({ name, language, lines, total, isGift, url }: Receipt): Letter {
  const words = texts[language];
  const said = (amount: number) =>
    amount === 0 ? words.free : moneyText({ amount, currency: total.currency }, language);
  const rows = [
    ...lines.map(({ title, price }) => ({ what: title, cost: said(price), weight: 400 })),
    { what: words.total, cost: said(total.amount), weight: 700 },
  ];
  const row = ({ what, cost, weight }: (typeof rows)[number]) =>
    `<tr style="font-weight:${weight}"><td style="padding:8px 16px 8px 0;border-top:1px solid #e4e0ec">${escapeHtml(what)}</td><td style="padding:8px 0;border-top:1px solid #e4e0ec;text-align:right;white-space:nowrap">${escapeHtml(cost)}</td></tr>`;
  const gift = isGift ? words.gift : '';
  return {
    subject: words.subject,
    text: [
      words.lead(name),
      rows.map(({ what, cost }) => `${what}: ${cost}`).join('\n'),
      gift,
      words.note,
      url,
    ]
      .filter(Boolean)
      .join('\n\n'),
    html: letterPage(
      language,
      words.subject,
      `<p style="margin:0">${escapeHtml(words.lead(name))}</p>
<table role="presentation" style="width:100%;margin:16px 0;border-collapse:collapse;border-bottom:1px solid #e4e0ec">${rows.map(row).join('')}</table>
${gift ? `<p style="margin:0 0 16px">${escapeHtml(gift)}</p>` : ''}<p style="margin:24px 0"><a href="${escapeHtml(url)}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:#6b4ce6;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(words.button)}</a></p>
<p style="margin:0;font-size:14px;color:#5d566b">${escapeHtml(words.note)}</p>`,
    ),
  };
}
