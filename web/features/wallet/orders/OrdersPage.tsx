// The history of orders, newest first.
import { Link } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl/react';
import { limits } from '../../../../shared/limits.ts';
import type { Order } from '../../../../shared/wallet.ts';
import { trpc } from '../../../api/trpc.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { usePageTitle } from '../../../shell/usePageTitle.ts';
import { buttonClass } from '../../../ui/Button.tsx';
import { Cover } from '../../../ui/Cover.tsx';
import { useMoney } from '../../../ui/money.ts';
import { PagedPart } from '../../../ui/PagedPart.tsx';
import { Empty } from '../../../ui/States.tsx';
import { CsvLink } from '../CsvLink.tsx';
import { MembersOnly } from '../MembersOnly.tsx';
import '../wallet.css';

export function OrdersPage() {
  return <MembersOnly>{() => <Orders />}</MembersOnly>;
}

function Orders() {
  const t = useTranslations('orders');
  const { language } = useLanguage();
  usePageTitle(t('title'));
  const list = trpc.wallet.orders.useInfiniteQuery(
    { limit: limits.page.default, language },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const orders = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="orders">
      <header className="cart-head">
        <h1 className="grow">{t('title')}</h1>
        {orders.length === 0 ? null : (
          <CsvLink of="orders" label={t('csvOf')}>
            {t('csv')}
          </CsvLink>
        )}
      </header>
      <PagedPart
        list={list}
        words={{ failed: t('failed'), more: t('more'), loading: t('loading') }}
        isEmpty={orders.length === 0}
        empty={
          <Empty
            drawing="shelf"
            title={t('empty')}
            way={
              <Link to="/" className={buttonClass({ kind: 'primary' })}>
                {t('toStore')}
              </Link>
            }
          >
            {t('emptyText')}
          </Empty>
        }
      >
        <ul className="order-list">
          {orders.map((order) => (
            <OrderRow key={order.id} order={order} />
          ))}
        </ul>
      </PagedPart>
    </div>
  );
}

/** Covers shown of one order. */
const mostCovers = 4;

function OrderRow({ order }: { order: Order }) {
  const t = useTranslations('orders');
  const format = useFormatter();
  const money = useMoney();
  const back = order.lines.filter(({ refundedAt }) => refundedAt !== null).length;
  return (
    <li className="order-row">
      <span className="order-covers">
        {order.lines.slice(0, mostCovers).map(({ id, game }) => (
          <Cover key={id} slug={game.slug} sizes="40px" />
        ))}
      </span>
      <div className="grow">
        <Link to="/orders/$orderId" params={{ orderId: order.id }} className="name">
          {order.lines.map(({ game }) => game.title).join(', ')}
        </Link>
        <p className="muted small">
          {[
            format.dateTime(order.at, { dateStyle: 'medium', timeStyle: 'short' }),
            order.lines.length > 1 ? t('games', { count: order.lines.length }) : null,
            order.recipient ? t('given', { name: order.recipient.nickname || t('someone') }) : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className="end">
        <b>{order.total.amount === 0 ? t('free') : money(order.total)}</b>
        {back === 0 ? null : (
          <span className="muted small">
            {t('refunded')}
            {order.lines.length > 1 ? ` ${back}/${order.lines.length}` : null}
          </span>
        )}
      </div>
    </li>
  );
}
