// Which falls of a price a wish wants to hear of: pure.
import type { Currency } from '../../../../shared/countries.ts';
import type { WishAlert } from '../../../../shared/store.ts';

/**
 * @param fall minor units, in the currency of the member's wallet.
 * @param wish an amount in another currency than that counts as any fall: its member has moved.
 */
export function wantsToHear(
  wish: WishAlert,
  fall: { was: number; now: number; currency: Currency },
): boolean {
  switch (wish.when) {
    case 'any':
      return true;
    case 'percent':
      return (fall.was - fall.now) * 100 >= fall.was * wish.percent;
    case 'under':
      return wish.amount.currency !== fall.currency || fall.now <= wish.amount.amount;
  }
}
