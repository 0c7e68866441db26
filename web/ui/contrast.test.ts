// The tokens hold their contrast in both themes: read from the style sheet that ships.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./css/tokens.css', import.meta.url), 'utf8');

function colours(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('\n}', start));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\s*;/g)].map(([, name, value]) => [
      String(name),
      String(value),
    ]),
  );
}

const dark = colours(':root');
const themes = { dark, light: { ...dark, ...colours('[data-theme="light"]') } };

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

const grounds = ['bg', 'surface-1', 'surface-2', 'surface-3', 'lamp'];
const softs = ['accent-soft', 'sale-soft', 'positive-soft', 'danger-soft'];
const text = 4.5;
const shape = 3;
const pairs: [foreground: string, backgrounds: string[], least: number][] = [
  ...['text-1', 'text-2', 'text-3', 'accent-text', 'sale', 'positive', 'danger'].map(
    (name): [string, string[], number] => [name, grounds, text],
  ),
  ['on-accent', ['accent', 'accent-hover', 'accent-press'], text],
  ['on-sale', ['sale-fill'], text],
  ['on-danger', ['danger-fill'], text],
  ['accent-text', ['accent-soft'], text],
  ['text-1', softs, text],
  ['text-2', softs, text],
  ['sale', ['sale-soft'], text],
  ['positive', ['positive-soft'], text],
  ['danger', ['danger-soft'], text],
  ...['control', 'focus', 'online', 'playing', 'away', 'busy', 'offline'].map(
    (name): [string, string[], number] => [name, grounds, shape],
  ),
  ['accent', ['bg', 'surface-1', 'surface-2', 'lamp'], shape],
];

describe.each(Object.entries(themes))('%s theme', (_name, theme) => {
  it.each(pairs)('UI-10: %s stands out from %j by %d', (foreground, backgrounds, least) => {
    for (const background of backgrounds) {
      const ratio = contrast(theme[foreground] ?? '', theme[background] ?? '');
      expect({ foreground, background, enough: ratio >= least, ratio: ratio.toFixed(2) }).toMatchObject({
        enough: true,
      });
    }
  });
});

it('UI-10: the measure is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});
