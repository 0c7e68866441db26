// Over the games: finding one, the order, the view.
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { limits } from '../../../shared/limits.ts';
import { Select } from '../../ui/Choices.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useSettled } from '../../ui/useSettled.ts';
import { type LibrarySearch, sortChoices } from './librarySearch.ts';

type Props = { count: number | undefined; search: LibrarySearch; onChange: (search: LibrarySearch) => void };

export function LibraryBar({ count, search, onChange }: Props) {
  const t = useTranslations('library');
  const { view, ...rest } = search;
  return (
    <div className="section-head lib-bar">
      <h2 id="all-games">{t('all')}</h2>
      <span className="grow no-phone" />
      <Find count={count} search={search} onChange={onChange} />
      <Select
        quiet
        label={t('sort')}
        value={search.sort ?? 'played'}
        onChange={(sort) => onChange({ ...search, sort })}
        options={sortChoices.map((value) => ({ value, label: t(`sorts.${value}`) }))}
      />
      <Segments
        label={t('view')}
        value={view ?? 'covers'}
        onChange={(next) => onChange(next === 'rows' ? { ...rest, view: 'rows' } : rest)}
        options={[
          { value: 'covers', label: t('covers'), icon: 'grid' },
          { value: 'rows', label: t('rows'), icon: 'rows' },
        ]}
      />
    </div>
  );
}

/** What is typed narrows the list a moment later; what the address says otherwise takes its place. */
function Find({ count, search, onChange }: Props) {
  const t = useTranslations('library');
  const [typed, setTyped] = useState(search.q ?? '');
  const settled = useSettled(typed.trim());
  const asked = useRef(settled);
  const { q = '', ...rest } = search;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the typing has settled
  useEffect(() => {
    if (settled === asked.current) return;
    asked.current = settled;
    onChange(settled ? { ...rest, q: settled } : rest);
  }, [settled]);
  useEffect(() => {
    if (q === asked.current) return;
    asked.current = q;
    setTyped(q);
  }, [q]);
  return (
    <div className="input">
      <Icon name="search" small />
      <input
        type="search"
        aria-label={t('find')}
        placeholder={count === undefined ? t('find') : t('findIn', { count })}
        maxLength={limits.searchText.max}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}
