// Which language the page speaks, and where that is kept. `public/theme.js` reads the same key before the first paint.
import type { Language } from '../../shared/primitives.ts';

/** As their speakers write them, in the order of the switch. */
export const languageNames = { en: 'English', ko: '한국어', zh: '中文' } as const satisfies Record<
  Language,
  string
>;
export const languages = Object.keys(languageNames) as readonly Language[];

const key = 'lobby.language';

/** The language a tag such as `ko-KR` asks for, if Lobby speaks it. */
export function languageOf(tag: string | null | undefined): Language | undefined {
  const start = tag?.toLowerCase().split('-')[0];
  return languages.find((language) => language === start);
}

/** What was chosen in this browser, if anything was. */
export function storedLanguage(): Language | undefined {
  try {
    return languageOf(localStorage.getItem(key));
  } catch {
    return undefined;
  }
}

/** Keeps the choice for the next visit. */
export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // without storage it holds until the page is left
  }
}

/** The language to begin with: chosen here before, else the browser's first that we speak, else English. */
export function firstLanguage(stored: Language | undefined, browser: readonly string[]): Language {
  return stored ?? browser.map(languageOf).find((language) => language !== undefined) ?? 'en';
}
