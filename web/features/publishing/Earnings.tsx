// What was sold: by day and country, with the makers' share.
import { useFormatter, useLocale, useTranslations } from 'use-intl/react';
import { trpc } from '../../api/trpc.ts';
import { useMoney } from '../../ui/money.ts';
import { Empty } from '../../ui/States.tsx';
import { Paged } from './Paged.tsx';

export function Earnings({ publisherId }: { publisherId: string }) {
  const t = useTranslations('publishing.earnings');
  const format = useFormatter();
  const money = useMoney();
  const countries = new Intl.DisplayNames([useLocale()], { type: 'region' });
  const list = trpc.store.publishing.figures.useInfiniteQuery(
    { publisherId, limit: 30 },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const days = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Paged
      list={list}
      failed={t('failed')}
      isEmpty={days.length === 0}
      empty={
        <Empty drawing="shelf" title={t('none')}>
          {t('noneText')}
        </Empty>
      }
    >
      <table className="panel earnings">
        <caption>{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('day')}</th>
            <th scope="col">{t('country')}</th>
            <th scope="col">{t('copies')}</th>
            <th scope="col">{t('share')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, country, copies, share }) => (
            <tr key={`${day} ${country} ${share.currency}`}>
              <th scope="row">{format.dateTime(new Date(day), { dateStyle: 'medium', timeZone: 'UTC' })}</th>
              <td>{countries.of(country)}</td>
              <td>{format.number(copies)}</td>
              <td>{money(share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Paged>
  );
}
