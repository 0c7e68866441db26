// How wide the dock is in this browser: its own width, another one, or a strip of faces. `public/theme.js` applies what
// was chosen before the first paint.

/** In pixels: a strip, and between what it may be drawn. */
export const strip = 60;
export const widths = { min: 208, usual: 272, max: 420 } as const;

const key = 'lobby.dock';
/** The width to unfold to. */
const wideKey = 'lobby.dock.wide';
/** Below this the hand means a strip. */
const turning = (strip + widths.min) / 2;

/** The nearest width that a dock can have. */
export function widthFor(pixels: number): number {
  if (pixels < turning) return strip;
  return Math.round(Math.min(widths.max, Math.max(widths.min, pixels)));
}

function read(name: string): number {
  try {
    const stored = Number(localStorage.getItem(name));
    return stored > 0 ? widthFor(stored) : widths.usual;
  } catch {
    return widths.usual;
  }
}

/** What was chosen here before. */
export const storedWidth = (): number => read(key);
/** How wide it was when it was no strip. */
export const storedWide = (): number => read(wideKey);

/** Shows a width, on this page alone. */
export const showWidth = (pixels: number): void =>
  document.documentElement.style.setProperty('--dock-w', `${pixels}px`);

/** Shows a width, and keeps it for the next visit. */
export function keepWidth(pixels: number): void {
  showWidth(pixels);
  try {
    localStorage.setItem(key, String(pixels));
    if (pixels !== strip) localStorage.setItem(wideKey, String(pixels));
  } catch {
    // It then holds until the page is left.
  }
}
