// Where somebody probably lives, told from how their browser is set.
import { type Country, countries } from './countries.ts';

/** The country a browser's language tags speak of (`en-GB`), else the one most speakers of the language live in. */
export function likelyCountry(tags: readonly string[], language: 'en' | 'ko' | 'zh'): Country {
  const regions = tags.map((tag) => /-([A-Za-z]{2})\b/.exec(tag)?.[1]?.toUpperCase());
  const named = regions.map((region) => countries.find((code) => code === region)).find(Boolean);
  return named ?? ({ en: 'US', ko: 'KR', zh: 'CN' } as const)[language];
}
