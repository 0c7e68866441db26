// The paper every letter is written on.
import type { Language } from '../../../shared/primitives.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/**
 * A letter as HTML. Mail programs know neither style sheets nor modern layout: everything stands in the elements.
 * @param subject text. @param body HTML.
 */
export const letterPage = (language: Language, subject: string, body: string): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;background:#f4f2f8;font:16px/1.6 -apple-system,'Segoe UI','Apple SD Gothic Neo','Malgun Gothic','PingFang SC','Microsoft YaHei',sans-serif;color:#1b1726">
<div style="max-width:480px;margin:0 auto;padding:32px;background:#ffffff;border-radius:12px">
<p style="margin:0 0 16px;font-weight:700;color:#6b4ce6">Lobby</p>
${body}
</div></body></html>`;
