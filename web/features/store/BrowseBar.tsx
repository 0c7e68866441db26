// Over a list of games: how many, the way to the filters on a narrow screen, the order, the view.
import { useTranslations } from 'use-intl/react';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choices.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { type BrowseSearch, filtersOn, sortChoices } from './browseSearch.ts';
import { sortOf } from './useBrowse.ts';

type Props = {
  /** Null while it is not known. */
  total: number | null;
  search: BrowseSearch;
  onChange: (search: BrowseSearch) => void;
  onFilters: () => void;
};

export function BrowseBar({ total, search, onChange, onFilters }: Props) {
  const t = useTranslations('store.browse');
  const { view, ...rest } = search;
  return (
    <div className="found-bar">
      <p aria-live="polite">{total === null ? null : <b>{t('count', { count: total })}</b>}</p>
      <span className="grow" />
      <Button icon="filter" className="only-narrow" onClick={onFilters}>
        {t('filters')}
        <Badge count={filtersOn(search)} mute />
      </Button>
      <Select
        quiet
        label={t('sort')}
        value={sortOf(search)}
        onChange={(sort) => onChange({ ...search, sort })}
        options={sortChoices
          .filter((sort) => sort !== 'relevance' || search.q)
          .map((value) => ({ value, label: t(`sorts.${value}`) }))}
      />
      <Segments
        label={t('view')}
        value={view ?? 'rows'}
        onChange={(next) => onChange(next === 'covers' ? { ...rest, view: 'covers' } : rest)}
        options={[
          { value: 'rows', label: t('rows'), icon: 'rows' },
          { value: 'covers', label: t('covers'), icon: 'grid' },
        ]}
      />
    </div>
  );
}
