// A letter about an account, as HTML and as text.
import type { Language } from '../../../../shared/primitives.ts';
import { escapeHtml, type Letter, letterPage } from '../../../platform/mail/index.ts';
import { type LetterKind, letterTexts } from './texts.ts';

export type LetterValues = {
  name: string;
  code?: string;
  minutes?: number;
  url?: string;
  /** As people call it. */
  provider?: string;
};

/** Fills in what stands in braces; a value is never looked through for braces again. */
const fill = (text: string, values: LetterValues): string =>
  text.replace(/\{(name|code|minutes|provider)\}/g, (_whole, key: Exclude<keyof LetterValues, 'url'>) =>
    String(values[key] ?? ''),
  );

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
    html: letterPage(
      language,
      subject ?? '',
      `<p style="margin:0">${escapeHtml(lead ?? '')}</p>
${middle}
<p style="margin:0;font-size:14px;color:#5d566b">${escapeHtml(note ?? '')}</p>`,
    ),
  };
}
