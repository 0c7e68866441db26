// The countries offered at sign-up, as people call them.
import { type Country, type Currency, countries } from '../../../shared/countries.ts';

/** Countries by name in the given language, sorted as its speakers sort. */
export function countryOptions(locale: string): { value: Country; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return countries
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((left, right) => left.label.localeCompare(right.label, locale));
}

/** The country a browser's language tags speak of (`en-GB`), else the one most speakers of the language live in. */
export function likelyCountry(tags: readonly string[], language: 'en' | 'ko' | 'zh'): Country {
  const regions = tags.map((tag) => /-([A-Za-z]{2})\b/.exec(tag)?.[1]?.toUpperCase());
  const named = regions.map((region) => countries.find((code) => code === region)).find(Boolean);
  return named ?? ({ en: 'US', ko: 'KR', zh: 'CN' } as const)[language];
}

/** The currency's name in the given language. */
export function currencyName(currency: Currency, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'currency' }).of(currency) ?? currency;
}
