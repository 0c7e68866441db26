// How a copy of a room's history is written: as data, and as a page to read.
import type { Language } from '../../../../shared/primitives.ts';
import type { CopiedMessage } from './pages.ts';

export type CopiedRoom = { id: string; title: string; at: string; language: Language };

export type Format = {
  type: string;
  head(room: CopiedRoom): string;
  /** @param isFirst whether nothing stands before it. */
  message(message: CopiedMessage, isFirst: boolean, room: CopiedRoom): string;
  foot: string;
};

const json: Format = {
  type: 'application/json; charset=utf-8',
  head: ({ id, title, at }) =>
    `{"room":${JSON.stringify({ id, title })},"copiedAt":${JSON.stringify(at)},"messages":[\n`,
  message: (message, isFirst) => `${isFirst ? '' : ',\n'}${JSON.stringify(message)}`,
  foot: '\n]}\n',
};

const words = {
  en: { copied: 'Copied', gone: 'Deleted member', deleted: 'Deleted', edited: 'edited', answers: 'answers' },
  ko: { copied: '저장한 때', gone: '탈퇴한 회원', deleted: '삭제됨', edited: '수정됨', answers: '답장' },
  zh: { copied: '保存于', gone: '已注销的成员', deleted: '已删除', edited: '已编辑', answers: '回复' },
} as const;

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);

const style = `body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 system-ui,sans-serif;color:#1d1b22;background:#fff}
h1{font-size:1.4rem;margin:0}article{margin:1rem 0;overflow-wrap:anywhere}p{margin:0;white-space:pre-wrap}
small,header p{color:#5d5966}@media(prefers-color-scheme:dark){body{color:#eceaf0;background:#16151a}small,header p{color:#a39fae}}`;

const html: Format = {
  type: 'text/html; charset=utf-8',
  head: ({ title, at, language }) => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><header><h1>${escapeHtml(title)}</h1><p>${words[language].copied} <time>${at.slice(0, 16).replace('T', ' ')} UTC</time></p></header>
`,
  message({ number, at, author, body, editedAt, replyTo, reactions, attachments }, _isFirst, { language }) {
    const said = words[language];
    const notes = [
      `<time datetime="${at}">${at.slice(0, 16).replace('T', ' ')}</time>`,
      ...(replyTo === undefined ? [] : [`<a href="#m${replyTo}">${said.answers} ${replyTo}</a>`]),
      ...(editedAt ? [said.edited] : []),
    ];
    const smileys = (reactions ?? []).map(({ emoji, count }) => `${escapeHtml(emoji)} ${count}`).join(' ');
    const files = (attachments ?? []).map(
      ({ name, address }) => `<p><a href="${escapeHtml(address)}">${escapeHtml(name)}</a></p>\n`,
    );
    return `<article id="m${number}"><b>${escapeHtml(author ?? said.gone)}</b> <small>${number} · ${notes.join(' · ')}</small>
<p>${body === null ? `<small>${said.deleted}</small>` : escapeHtml(body)}</p>${files.join('')}${smileys ? `<small>${smileys}</small>` : ''}</article>
`;
  },
  foot: '</body></html>\n',
};

export const formats: Readonly<Record<string, Format>> = { json, html };
