// Filters by one of a few facts: price, rating, release, system, language. What nothing has is not offered.
import { useLocale, useTranslations } from 'use-intl/react';
import { priceBands, releaseSpans, systems } from '../../../shared/priceBands.ts';
import type { Facets as Counts } from '../../../shared/store.ts';
import { Check } from '../../ui/Choices.tsx';
import { useMoney } from '../../ui/money.ts';
import { type BrowseSearch, ratingChoices } from './browseSearch.ts';

export type FactName = 'price' | 'rating' | 'released' | 'system' | 'spoken';
type Option = { value: string; label: string; count: number };

/** A language in the words of the page; unknown codes stand as they are. */
export function languageName(locale: string, code: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** How each choice of a price is called, by the bounds in the viewer's currency. */
export function usePriceName(): (band: (typeof priceBands)[number], bounds: Counts['priceBounds']) => string {
  const t = useTranslations('store.browse');
  const money = useMoney();
  return (band, [low, middle]) => t(`prices.${band}`, { low: money(low), middle: money(middle) });
}

/** The choices of each fact, in their order. */
export function useFactOptions(counts: Counts): Record<FactName, Option[]> {
  const t = useTranslations('store.browse');
  const bands = useTranslations('ui.rating');
  const games = useTranslations('store.game');
  const locale = useLocale();
  const priceName = usePriceName();
  return {
    price: priceBands.map((value) => ({
      value,
      label: priceName(value, counts.priceBounds),
      count: counts.prices[value],
    })),
    rating: ratingChoices.map((value) => ({ value, label: bands(value), count: counts.ratings[value] })),
    released: releaseSpans.map((value) => ({
      value,
      label: t(`spans.${value}`),
      count: counts.released[value],
    })),
    system: systems.map((value) => ({ value, label: games(value), count: counts.systems[value] })),
    spoken: counts.spoken.map(({ code, games: count }) => ({
      value: code,
      label: languageName(locale, code),
      count,
    })),
  };
}

type Props = {
  name: FactName;
  options: readonly Option[];
  search: BrowseSearch;
  onChange: (search: BrowseSearch) => void;
};

/** One of the options, or none of them. */
export function FactChoices({ name, options, search, onChange }: Props) {
  const { [name]: chosen, ...rest } = search;
  return options
    .filter(({ value, count }) => count > 0 || value === chosen)
    .map(({ value, label, count }) => (
      <Check
        key={value}
        checked={value === chosen}
        count={count}
        onChange={(on) => onChange(on ? { ...rest, [name]: value } : rest)}
      >
        {label}
      </Check>
    ));
}
