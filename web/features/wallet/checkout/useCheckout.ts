// Paying for games: from the wallet, or by charging what is missing and buying in one step.
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { Charge } from '../../../../shared/payments.ts';
import type { Currency } from '../../../../shared/primitives.ts';
import { trpc } from '../../../api/trpc.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { readError } from '../../../i18n/readError.ts';
import { toast } from '../../../ui/toast.ts';
import type { Bids } from '../../store/cart/cartLines.ts';
import { useKeys } from '../useKeyOf.ts';
import { useSpent } from '../useSpent.ts';

export type Way = 'wallet' | 'charge';
/** `games` counts those that are bought. */
export type Asked = { way: Way; bids: Bids; games: number };

/** What the cart as it is now explains. */
const refetched = [
  'PRICE_CHANGED',
  'ALREADY_OWNED',
  'NOT_FOR_SALE',
  'GAME_NOT_FOUND',
  'BUNDLE_NOT_FOUND',
  'BUNDLE_NOT_FOR_SALE',
  'BUNDLE_OVERLAPS',
];

type Options = {
  currency: Currency;
  recipient: MemberRef | null;
  /** Resolves when the cart with the prices of now is shown. */
  refetchCart: () => Promise<void>;
};

export function useCheckout({ currency, recipient, refetchCart }: Options) {
  const t = useTranslations('cart');
  const { language } = useLanguage();
  const navigate = useNavigate();
  const utils = trpc.useUtils();
  const spent = useSpent();
  const keys = useKeys();
  const { mutateAsync: buy } = trpc.wallet.buy.useMutation();
  const { mutateAsync: start } = trpc.wallet.charges.start.useMutation();
  const [busy, setBusy] = useState<Way | null>(null);
  const [error, setError] = useState<unknown>(null);
  /** What was asked for when a price had changed. */
  const [changed, setChanged] = useState<Asked | null>(null);
  const running = useRef(false);

  // Who comes back from the payment page by the browser's own way finds this page as it was left.
  useEffect(() => {
    const onShow = (event: PageTransitionEvent) => {
      if (!event.persisted) return;
      running.current = false;
      setBusy(null);
      void utils.wallet.invalidate();
    };
    window.addEventListener('pageshow', onShow);
    return () => window.removeEventListener('pageshow', onShow);
  }, [utils]);

  const purchaseOf = (bids: Bids) => ({
    items: bids.items,
    ...(bids.bundles.length > 0 && { bundles: bids.bundles }),
    ...(recipient && { recipientId: recipient.id }),
  });

  async function pay({ bids, games }: Asked): Promise<void> {
    const purchase = purchaseOf(bids);
    const { orderId } = await buy({ ...purchase, currency, key: keys.of(['buy', purchase, currency]) });
    keys.done();
    await spent();
    toast({
      text: recipient ? t('given', { name: recipient.nickname }) : t('bought', { count: games }),
    });
    await navigate({ to: '/orders/$orderId', params: { orderId } });
  }

  const begin = (purchase: ReturnType<typeof purchaseOf>): Promise<Charge> =>
    start({ purchase, currency, language, key: keys.of(['charge', purchase, currency]) });

  /** @returns whether the page is being left. */
  async function charge(bids: Bids): Promise<boolean> {
    const purchase = purchaseOf(bids);
    const ended = (known: unknown) => readError(known).code === 'CHARGE_EXPIRED';
    let begun = await begin(purchase).catch((thrown: unknown) => {
      if (!ended(thrown)) throw thrown;
      return null;
    });
    if (!begun?.payUrl) {
      // The one begun before is over: this is another.
      keys.done();
      begun = await begin(purchase);
    }
    if (begun.payUrl) location.assign(begun.payUrl);
    return begun.payUrl !== null;
  }

  async function refused(thrown: unknown, asked: Asked): Promise<void> {
    const { code } = readError(thrown);
    if (refetched.includes(code)) await refetchCart();
    if (['INSUFFICIENT_FUNDS', 'CHARGE_NOT_NEEDED'].includes(code)) await utils.wallet.balance.invalidate();
    if (code === 'PRICE_CHANGED') setChanged(asked);
    else setError(thrown);
  }

  /** Once, however often it is pressed. */
  async function go(asked: Asked): Promise<void> {
    if (running.current) return;
    running.current = true;
    setBusy(asked.way);
    setError(null);
    setChanged(null);
    let leaving = false;
    try {
      if (asked.way === 'wallet') await pay(asked);
      else leaving = await charge(asked.bids);
    } catch (thrown) {
      await refused(thrown, asked);
    }
    if (leaving) return;
    running.current = false;
    setBusy(null);
  }

  return { go, busy, error, changed, giveUp: () => setChanged(null) };
}
