// The receipt of one order, and giving its games back.
import { Link, useParams } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { Order } from '../../../../shared/wallet.ts';
import { trpc } from '../../../api/trpc.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { readError } from '../../../i18n/readError.ts';
import { usePageTitle } from '../../../shell/usePageTitle.ts';
import { buttonClass } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useMoney } from '../../../ui/money.ts';
import { RowsSkeleton } from '../../../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../../../ui/States.tsx';
import { MembersOnly } from '../MembersOnly.tsx';
import '../wallet.css';
import { OrderLines } from './OrderLines.tsx';

export function OrderPage() {
  const { orderId } = useParams({ from: '/frame/page/orders/$orderId' });
  return <MembersOnly>{() => <OneOrder orderId={orderId} />}</MembersOnly>;
}

function OneOrder({ orderId }: { orderId: string }) {
  const t = useTranslations('orders');
  const { language } = useLanguage();
  usePageTitle(t('receipt'));
  const order = trpc.wallet.order.useQuery({ orderId, language });
  if (order.isPending) return <RowsSkeleton count={2} />;
  if (order.isError) {
    if (['ORDER_NOT_FOUND', 'BAD_INPUT'].includes(readError(order.error).code)) return <NoSuchOrder />;
    return (
      <ErrorState
        title={t('oneFailed')}
        error={order.error}
        onRetry={() => void order.refetch()}
        retrying={order.isFetching}
      />
    );
  }
  return <Receipt order={order.data} />;
}

function NoSuchOrder() {
  const t = useTranslations('orders');
  const errors = useTranslations('moneyErrors');
  return (
    <Empty
      drawing="lens"
      level={1}
      title={t('notFound')}
      way={
        <Link to="/orders" className={buttonClass({ kind: 'primary' })}>
          {t('toOrders')}
        </Link>
      }
    >
      {errors('ORDER_NOT_FOUND')}
    </Empty>
  );
}

function Receipt({ order }: { order: Order }) {
  const t = useTranslations('orders');
  const format = useFormatter();
  const money = useMoney();
  const { currency, amount: total } = order.total;
  const saved = order.lines.reduce((sum, line) => sum + line.listPrice.amount - line.price.amount, 0);
  return (
    <div className="order">
      <Link to="/orders" className="link small row order-back">
        <Icon name="back" small />
        {t('toOrders')}
      </Link>
      <header>
        <h1>{t('receipt')}</h1>
        <p className="muted">
          {t('on', { date: format.dateTime(order.at, { dateStyle: 'long', timeStyle: 'short' }) })}
        </p>
      </header>
      {order.recipient ? (
        <p className="notice">
          <Icon name="gift" />
          {t('given', { name: order.recipient.nickname || t('someone') })}
        </p>
      ) : null}
      <section className="card" aria-label={t('one')}>
        <OrderLines order={order} />
        <dl className="sum">
          {saved > 0 ? (
            <>
              <dt>{t('saved')}</dt>
              <dd className="is-less">–{money({ amount: saved, currency })}</dd>
            </>
          ) : null}
          <dt className="total rule">{t('total')}</dt>
          <dd className="total rule">{total === 0 ? t('free') : money(order.total)}</dd>
        </dl>
      </section>
      <p className="muted tiny order-number">{t('number', { number: order.id })}</p>
    </div>
  );
}
