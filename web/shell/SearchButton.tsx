// The field in the top bar that opens the search.
import { useTranslations } from 'use-intl/react';
import { Icon } from '../ui/Icon.tsx';
import { loadSearch } from './SearchHost.tsx';
import { setSearchOpen } from './searchState.ts';

export function SearchButton() {
  const t = useTranslations('shell.search');
  return (
    <search className="search">
      <Icon name="search" />
      <button
        type="button"
        className="search-open"
        aria-haspopup="dialog"
        aria-keyshortcuts="/ Control+K Meta+K"
        onPointerEnter={() => void loadSearch()}
        onClick={() => setSearchOpen(true)}
      >
        <span className="sr">{t('title')}</span> <span className="clip">{t('placeholder')}</span>
      </button>
      <kbd>/</kbd>
    </search>
  );
}
