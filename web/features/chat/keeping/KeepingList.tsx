// A list by pages in the drawer of a room: its bans, its links, its log.
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { keepFocus } from '../../../ui/keepFocus.ts';
import { PagedPart, type PagedQuery } from '../../../ui/PagedPart.tsx';
import { Empty } from '../../../ui/States.tsx';

type Props<Item> = {
  /** Whose words say that there are none. */
  of: 'bans' | 'links' | 'log';
  list: PagedQuery & { data: { pages: { items: Item[] }[] } | undefined };
  /** One of them, as an item of the list. */
  children: (item: Item) => ReactNode;
};

export function KeepingList<Item>({ of, list, children }: Props<Item>) {
  const t = useTranslations('roomKeeping');
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  // What was done has an order.
  const List = of === 'log' ? 'ol' : 'ul';
  return (
    <div ref={keepFocus} tabIndex={-1}>
      <PagedPart
        list={list}
        words={{ failed: t('failed'), more: t('more'), loading: t('loading') }}
        isEmpty={items.length === 0}
        empty={
          <Empty drawing="door" title={t(`${of}.none`)}>
            {t(`${of}.noneText`)}
          </Empty>
        }
      >
        <List className="keeping-list">{items.map(children)}</List>
      </PagedPart>
    </div>
  );
}
