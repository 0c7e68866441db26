// A list that comes by pages, with the words of these pages.
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { PagedPart, type PagedQuery } from '../../ui/PagedPart.tsx';

type Props = { list: PagedQuery; failed: string; empty: ReactNode; isEmpty: boolean; children: ReactNode };

export function Paged({ failed, ...list }: Props) {
  const t = useTranslations('publishing');
  return <PagedPart {...list} words={{ failed, more: t('more'), loading: t('loading') }} />;
}
