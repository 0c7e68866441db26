// A letter about an account, as HTML and as text.
import type { Language } from '../../../../shared/primitives.ts';
import type { Letter } from '../../../platform/mail/index.ts';
import { type LetterKind, letterTexts } from './texts.ts';

export type LetterValues = {
  name: string;
  code?: string;
  minutes?: number;
  url?: string;
  /** As people call it. */
  provider?: string;
};

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** Fills in what stands in braces; a value is never looked through for braces again. */
const fill = (text: string, values: LetterValues): string =>
  text.replace(/\{(name|code|minutes|provider)\}/g, (_whole, key: Exclude<keyof LetterValues, 'url'>) =>
    String(values[key] ?? ''),
  );

/** Mail programs know neither style sheets nor modern layout: everything stands in the elements. */
export function letterOf(kind: LetterKind, language: Language, values: LetterValues): Letter {
  const words = letterTexts[language][kind];
  const [subject, lead, note] = [words.subject, words.lead, words.note].map((text) => fill(text, values));
  const { code, url } = values;
  const button = url && words.button ? { url, label: words.button } : null;
  const middle = code
    ? `<p style="margin:24px 0;font:700 32px/1.2 ui-monospace,Consolas,monospace;letter-spacing:6px;color:#1b1726">${escapeHtml(code)}</p>`
    : button
      ? `<p style="margin:24px 0"><a href="${escapeHtml(button.url)}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:#6b4ce6;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(button.label)}</a></p>`
      : '';
  return {
    subject: subject ?? '',
    text: [lead, code ?? url, note].filter(Boolean).join('\n\n'),
    html: `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject ?? '')}</title></head>
<body style="margin:0;padding:24px;background:#f4f2f8;font:16px/1.6 -apple-system,'Segoe UI','Apple SD Gothic Neo','Malgun Gothic','PingFang SC','Microsoft YaHei',sans-serif;color:#1b1726">
<div style="max-width:480px;margin:0 auto;padding:32px;background:#ffffff;border-radius:12px">
<p style="margin:0 0 16px;font-weight:700;color:#6b4ce6">Lobby</p>
<p style="margin:0">${escapeHtml(lead ?? '')}</p>
${middle}
<p style="margin:0;font-size:14px;color:#5d566b">${escapeHtml(note ?? '')}</p>
</div></body></html>`,
  };
}
