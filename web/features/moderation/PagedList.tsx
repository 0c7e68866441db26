// A list that comes by pages, with the words of these pages.
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { PagedPart, type PagedQuery } from '../../ui/PagedPart.tsx';

type Props = {
  list: PagedQuery;
  /** What is said when it could not be fetched. */
  failed: string;
  /** Stands where `children` would when there are none. */
  empty: ReactNode;
  isEmpty: boolean;
  children: ReactNode;
};

export function PagedList({ failed, ...list }: Props) {
  const t = useTranslations('moderation');
  return <PagedPart {...list} words={{ failed, more: t('more'), loading: t('loading') }} />;
}
