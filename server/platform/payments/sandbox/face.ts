// How the sandbox's page looks: Lobby's own style sheet where the page is built, and a few lines of its own.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Currency, languageSchema } from '../../../../shared/primitives.ts';
import { programRoot } from '../../root.ts';
import type { SandboxPayment } from './books.ts';
import { sandboxTexts } from './texts.ts';

/** The theme that was chosen on Lobby's pages, before the first paint; keys and rules as in web/ui/theme.ts. */
export const themeScript = `(() => {
  let theme = null;
  try {
    theme = localStorage.getItem('lobby.theme');
  } catch {}
  if (theme === 'system') theme = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme === 'light' ? 'light' : 'dark';
})();
`;

const style = `
body { display: grid; place-items: center; min-height: 100dvh; padding: 1rem; box-sizing: border-box; margin: 0;
  background: var(--bg, #130e11); color: var(--text-2, #c6bcb4); font-family: var(--font, sans-serif); }
main { width: 100%; max-width: 24rem; box-sizing: border-box; padding: 1.75rem; border-radius: var(--r-l, 14px);
  background: var(--surface-1, #1b1518); box-shadow: var(--shadow-2); }
.head { display: flex; align-items: center; gap: .625rem; color: var(--text-1, #f3eee4); font-weight: 700; }
.head svg { width: 1.75rem; height: 1.75rem; }
.tag { margin-inline-start: auto; padding: .1875rem .5rem; border-radius: 999px; font-size: .75rem; font-weight: 600;
  background: var(--accent-soft, #2d2546); color: var(--accent-text, #beaef8); }
h1 { margin: 1.5rem 0 .5rem; font-size: 1.125rem; color: var(--text-1, #f3eee4); }
.sum { margin: 0 0 1.25rem; font-size: 2.25rem; line-height: 1.15; font-weight: 780; letter-spacing: -.02em;
  color: var(--text-1, #f3eee4); overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .5rem 1rem; margin: 0 0 1.25rem; padding: 1rem 0;
  border-block: 1px solid var(--line, #372f32); font-size: .875rem; }
dt { color: var(--text-3, #a89c97); }
dd { margin: 0; text-align: end; color: var(--text-1, #f3eee4); overflow-wrap: anywhere; }
form { display: grid; gap: .5rem; }
.note { margin: 1.25rem 0 0; font-size: .8125rem; line-height: 1.5; color: var(--text-3, #a89c97); }
`;

const mark = `<svg viewBox="0 0 32 32" aria-hidden="true"><path d="M5 29V15a11 11 0 0 1 22 0v14M2 29h28" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round"/><path d="M11 29V16.500a5 5 0 0 1 5-5l5.500 3.200V29z" fill="var(--accent, #7655d3)"/></svg>`;

let sheets: string | undefined;
/**
 * Links to the style sheets of the built page, as its index.html has them, and to the letters of Korean and Chinese, which
 * the page itself fetches by script (web/ui/fonts/rest.css).
 */
function styleSheets(): string {
  if (sheets !== undefined) return sheets;
  const folder = join(programRoot(), 'dist', 'web');
  try {
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    const letters = readdirSync(join(folder, 'assets')).filter((name) => /^rest-[\w-]+\.css$/.test(name));
    sheets = [
      ...(html.match(/<link rel="stylesheet"[^>]*>/g) ?? []),
      ...letters.map((name) => `<link rel="stylesheet" href="/assets/${name}">`),
    ].join('');
  } catch {
    // In development the page is built elsewhere; the colours above stand in.
    sheets = '';
  }
  return sheets;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

function moneyText(amount: number, currency: Currency, language: string): string {
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 0));
}

/** @param open whether there is something to choose. */
export function drawPage(payment: SandboxPayment, open: boolean): string {
  const language = languageSchema.parse(payment.language);
  const words = sandboxTexts[language];
  const money = moneyText(payment.amount, payment.currency as Currency, language);
  const button = (choice: string, kind: string, label: string) =>
    `<button class="btn btn-l btn-wide ${kind}" name="choice" value="${choice}">${escapeHtml(label)}</button>`;
  const choices = `<form method="post">${button('pay', 'btn-primary', words.pay.replace('{money}', money))}${button('decline', 'btn-second', words.decline)}</form>
<p class="note">${escapeHtml(words.note)}</p>`;
  const over = `<p>${escapeHtml(words.over)}</p>
<p><a class="btn btn-l btn-wide btn-second" href="${escapeHtml(payment.returnUrl)}">${escapeHtml(words.back)}</a></p>`;
  return `<!doctype html>
<html lang="${language}" data-theme="dark"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(words.title)} · Lobby</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${styleSheets()}
<style>${style}</style>
<script src="/payments/sandbox/theme.js"></script>
</head><body><main>
<div class="head">${mark}<span>Lobby</span><span class="tag">${escapeHtml(words.sandbox)}</span></div>
<h1>${escapeHtml(words.title)}</h1>
<p class="sum">${escapeHtml(money)}</p>
<dl><dt>${escapeHtml(words.shop)}</dt><dd>Lobby</dd><dt>${escapeHtml(words.use)}</dt><dd>${escapeHtml(words.what)}</dd></dl>
${open ? choices : over}
</main></body></html>`;
}
