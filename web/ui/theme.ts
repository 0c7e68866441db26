// The theme: dark, light, or as the system says. Kept in the browser; `public/theme.js` applies it before the first paint.
import { useSyncExternalStore } from 'react';

export const themes = ['dark', 'light', 'system'] as const;
export type Theme = (typeof themes)[number];

const key = 'lobby.theme';
const listeners = new Set<() => void>();
const prefersLight = () => matchMedia('(prefers-color-scheme: light)');

function stored(): Theme {
  try {
    const value = localStorage.getItem(key);
    return themes.find((theme) => theme === value) ?? 'dark';
  } catch {
    return 'dark';
  }
}

function apply(theme: Theme): void {
  const light = theme === 'light' || (theme === 'system' && prefersLight().matches);
  document.documentElement.dataset['theme'] = light ? 'light' : 'dark';
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', light ? '#f4f0e8' : '#130e11');
}

/** Chooses a theme for this browser and shows it at once. */
export function setTheme(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // without storage it holds until the page is left
  }
  apply(theme);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  const media = prefersLight();
  const onSystem = () => {
    apply(stored());
    listener();
  };
  listeners.add(listener);
  media.addEventListener('change', onSystem);
  return () => {
    listeners.delete(listener);
    media.removeEventListener('change', onSystem);
  };
}

/** The chosen theme, and whether the page is light right now. */
export function useTheme(): { theme: Theme; light: boolean } {
  const theme = useSyncExternalStore(subscribe, stored);
  const light = useSyncExternalStore(subscribe, () => document.documentElement.dataset['theme'] === 'light');
  return { theme, light };
}
