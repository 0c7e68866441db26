// Which of a palette's inks can be read on another.

const channel = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

/** WCAG relative luminance of a colour written #rrggbb, 0 to 1. */
export function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) =>
    channel(Number.parseInt(colour.slice(i, i + 2), 16) / 255),
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG contrast ratio, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** The ink of a list that reads best on a ground. */
export const readable = (ground: string, inks: readonly string[]): string =>
  inks.reduce(
    (best, ink) => (contrast(ink, ground) > contrast(best, ground) ? ink : best),
    inks[0] ?? '#ffffff',
  );
