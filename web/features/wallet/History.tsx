// All that came into the wallet and went out of it.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import { limits } from '../../../shared/limits.ts';
import type { Movement, MovementKind } from '../../../shared/wallet.ts';
import { trpc } from '../../api/trpc.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { Select } from '../../ui/Choices.tsx';
import { useMoney } from '../../ui/money.ts';
import { PagedPart } from '../../ui/PagedPart.tsx';
import { Empty } from '../../ui/States.tsx';
import { CsvLink } from './CsvLink.tsx';

const kinds = ['charge', 'purchase', 'refund', 'giftCard', 'redemption', 'chargeBack'] as const;
const spans = ['ever', 'month', 'quarter', 'year'] as const;
type Span = (typeof spans)[number];
const spanDays = { month: 30, quarter: 90, year: 365 } as const;
const day = 86_400_000; // ms

export function History() {
  const t = useTranslations('wallet');
  const { language } = useLanguage();
  const [kind, setKind] = useState<MovementKind | 'all'>('all');
  const [span, setSpan] = useState<Span>('ever');
  // From the beginning of a day: the same question all day long.
  const since = span === 'ever' ? null : Math.floor(Date.now() / day) * day - spanDays[span] * day;
  const narrowed = kind !== 'all' || span !== 'ever';
  const list = trpc.wallet.movements.useInfiniteQuery(
    { limit: limits.page.default, language, ...(kind !== 'all' && { kind }), ...(since && { since }) },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const movements = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="section" aria-labelledby="history">
      <div className="section-head">
        <h2 id="history" className="grow">
          {t('history')}
        </h2>
        {movements.length === 0 ? null : (
          <CsvLink of="charges" label={t('csvOf')}>
            {t('csv')}
          </CsvLink>
        )}
      </div>
      {movements.length > 0 || narrowed ? (
        <div className="wrap history-filter">
          <Select
            quiet
            label={t('filter.kind')}
            value={kind}
            onChange={setKind}
            options={[
              { value: 'all', label: t('filter.all') },
              ...kinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
            ]}
          />
          <Select
            quiet
            label={t('filter.time')}
            value={span}
            onChange={setSpan}
            options={spans.map((value) => ({ value, label: t(`filter.${value}`) }))}
          />
        </div>
      ) : null}
      <PagedPart
        list={list}
        words={{ failed: t('historyFailed'), more: t('more'), loading: t('loading') }}
        isEmpty={movements.length === 0}
        empty={
          narrowed ? (
            <p className="muted">{t('filter.none')}</p>
          ) : (
            <Empty drawing="shelf" title={t('historyEmpty')}>
              {t('historyEmptyText')}
            </Empty>
          )
        }
      >
        <table className="moves">
          <thead>
            <tr>
              <th className="no-phone" scope="col">
                {t('when')}
              </th>
              <th scope="col">{t('what')}</th>
              <th scope="col" className="num">
                {t('amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {movements.map((movement) => (
              <MovementRow key={movement.id} movement={movement} />
            ))}
          </tbody>
        </table>
      </PagedPart>
    </section>
  );
}

/** What it was, with whoever else had a part in it. */
function useKind(): (movement: Movement) => string {
  const t = useTranslations('wallet.kinds');
  return ({ kind, other }) => {
    const name = other?.nickname;
    if (!name) return t(kind);
    if (kind === 'purchase') return t('gift', { name });
    if (kind === 'giftCard') return t('giftCardTo', { name });
    return kind === 'redemption' ? t('redemptionFrom', { name }) : t(kind);
  };
}

function MovementRow({ movement }: { movement: Movement }) {
  const t = useTranslations('wallet');
  const format = useFormatter();
  const money = useMoney();
  const kindOf = useKind();
  const { at, amount, games, orderId } = movement;
  const [first] = games;
  const title = first
    ? games.length > 1
      ? t('andMore', { title: first.title, count: games.length - 1 })
      : first.title
    : null;
  const when = format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <tr>
      <td className="no-phone when">{when}</td>
      <td className="what">
        {title && orderId ? (
          <>
            <Link to="/orders/$orderId" params={{ orderId }} className="name">
              {title}
            </Link>
            <div className="muted">{kindOf(movement)}</div>
          </>
        ) : (
          <b>{kindOf(movement)}</b>
        )}
        <div className="muted tiny only-phone">{when}</div>
      </td>
      <td className={amount.amount > 0 ? 'num plus' : 'num'}>
        {amount.amount > 0 ? '+' : '–'}
        {money({ ...amount, amount: Math.abs(amount.amount) })}
      </td>
    </tr>
  );
}
