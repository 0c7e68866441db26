// The filters where there is no room beside the list: a drawer that says how many games they leave.
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '../../ui/Button.tsx';
import { Drawer } from '../../ui/Dialog.tsx';
import { type BrowseSearch, filtersOn, withoutFilters } from './browseSearch.ts';

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  search: BrowseSearch;
  total: number;
  onChange: (search: BrowseSearch) => void;
  children: ReactNode;
};

export function FacetsDrawer({ open, onOpenChange, search, total, onChange, children }: Props) {
  const t = useTranslations('store.browse');
  const on = filtersOn(search);
  return (
    <Drawer
      open={open}
      onOpenChange={onOpenChange}
      title={t('filters')}
      note={on > 0 ? t('on', { count: on }) : undefined}
      foot={
        <>
          <Button kind="quiet" onClick={() => onChange(withoutFilters(search))}>
            {t('clear')}
          </Button>
          <Button kind="primary" size="l" className="grow" onClick={() => onOpenChange(false)}>
            {t('show', { count: total })}
          </Button>
        </>
      }
    >
      {children}
    </Drawer>
  );
}
