// The sales of a game: what runs, what is ahead, what is over; and a new one.
import { useFormatter, useTranslations } from 'use-intl/react';
import type { GameSale, PublishedGameDetail } from '../../../shared/publishing.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { Button } from '../../ui/Button.tsx';
import { toast } from '../../ui/toast.ts';
import { Paged } from './Paged.tsx';
import { SaleForm } from './SaleForm.tsx';

type Props = { game: PublishedGameDetail; sells: boolean };

export function SalesCard({ game, sells }: Props) {
  const t = useTranslations('publishing.sales');
  const list = trpc.store.publishing.sales.useInfiniteQuery(
    { gameId: game.id, limit: 10 },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const sales = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="card stack" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {sells ? <SaleForm gameId={game.id} /> : null}
      <Paged
        list={list}
        failed={t('failed')}
        isEmpty={sales.length === 0}
        empty={<p className="muted">{t('none')}</p>}
      >
        <ul>
          {sales.map((sale) => (
            <Line key={sale.id} gameId={game.id} sale={sale} sells={sells} />
          ))}
        </ul>
      </Paged>
    </section>
  );
}

function Line({ gameId, sale, sells }: { gameId: string; sale: GameSale; sells: boolean }) {
  const t = useTranslations('publishing.sales');
  const format = useFormatter();
  const errorText = useErrorText();
  const { percent, startsAt, endsAt, mine } = sale;
  const now = Date.now();
  const state = now < startsAt ? 'ahead' : now < endsAt ? 'now' : 'over';
  const end = trpc.store.publishing.endSale.useMutation({
    onSuccess: () => toast({ text: state === 'ahead' ? t('takenBack') : t('ended') }),
    onError: (error) => toast({ text: errorText(error).text, bad: true }),
    onSettled: () => cache.store.invalidate(),
  });
  const when = (at: number) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li className="publishing-row">
      <div className="grow">
        <p>
          {t('line', {
            percent: format.number(percent / 100, { style: 'percent' }),
            from: when(startsAt),
            until: when(endsAt),
          })}
        </p>
        <p className="small muted">
          {t(state)}
          {mine ? null : ` · ${t('byShop')}`}
        </p>
      </div>
      {sells && state !== 'over' ? (
        <Button size="s" onClick={() => end.mutate({ gameId, saleId: sale.id })}>
          {state === 'ahead' ? t('takeBack') : t('end')}
        </Button>
      ) : null}
    </li>
  );
}
