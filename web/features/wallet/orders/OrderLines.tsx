// The games of an order: what each cost, whether it can still be given back, and why not.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import { refundRule } from '../../../../shared/refunds.ts';
import type { Order, OrderLine } from '../../../../shared/wallet.ts';
import { Button } from '../../../ui/Button.tsx';
import { Cover } from '../../../ui/Cover.tsx';
import { useMoney } from '../../../ui/money.ts';
import { RefundDialog } from './RefundDialog.tsx';

const day = 24 * 3_600_000;

export function OrderLines({ order }: { order: Order }) {
  const [asked, setAsked] = useState<OrderLine | null>(null);
  return (
    <>
      <ul>
        {order.lines.map((line) => (
          <Line key={line.id} order={order} line={line} onGiveBack={() => setAsked(line)} />
        ))}
      </ul>
      <RefundDialog line={asked} recipient={order.recipient} onClose={() => setAsked(null)} />
    </>
  );
}

type LineProps = { order: Order; line: OrderLine; onGiveBack: () => void };

function Line({ order, line, onGiveBack }: LineProps) {
  const t = useTranslations('orders');
  const money = useMoney();
  const { game, price, listPrice } = line;
  const name = <span className="name">{game.title}</span>;
  return (
    <li className={line.refundedAt === null ? 'order-line' : 'order-line is-out'}>
      <Cover slug={game.slug} sizes="56px" />
      <div className="grow">
        {game.slug ? (
          <Link to="/game/$slug" params={{ slug: game.slug }} className="name">
            {game.title}
          </Link>
        ) : (
          name
        )}
        {line.bundle ? (
          <p className="small muted">
            <Link to="/bundle/$bundle" params={{ bundle: line.bundle.slug }} className="link">
              {t('bundle', { name: line.bundle.name })}
            </Link>
          </p>
        ) : null}
        <LineState order={order} line={line} />
      </div>
      <div className="end">
        <span className="price">
          {listPrice.amount === price.amount ? null : <s>{money(listPrice)}</s>}
          {price.amount === 0 ? t('free') : money(price)}
        </span>
        {line.noRefund === null ? (
          <Button
            size="s"
            icon="undo"
            aria-label={t('giveBackOf', { title: game.title })}
            onClick={onGiveBack}
          >
            {t('giveBack')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

function LineState({ order, line }: Omit<LineProps, 'onGiveBack'>) {
  const t = useTranslations('orders');
  const format = useFormatter();
  const date = (at: number) => format.dateTime(at, { dateStyle: 'medium' });
  const { noRefund, refundedAt } = line;
  const said =
    refundedAt !== null
      ? t('refundedOn', { date: date(refundedAt) })
      : noRefund === null
        ? t('until', { date: date(order.at + refundRule.days * day) })
        : noRefund === 'played'
          ? t('why.played', { hours: refundRule.minutes / 60 })
          : noRefund === 'late'
            ? t('why.late', { days: refundRule.days })
            : t('why.gone');
  return <p className="muted small">{said}</p>;
}
