// The countries offered at sign-up, as people call them.
import { type Country, type Currency, countries } from '../../../shared/countries.ts';

/** Countries by name in the given language, sorted as its speakers sort. */
export function countryOptions(locale: string): { value: Country; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return countries
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((left, right) => left.label.localeCompare(right.label, locale));
}

/** The currency's name in the given language. */
export function currencyName(currency: Currency, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'currency' }).of(currency) ?? currency;
}
