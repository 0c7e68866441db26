// Over the rows of the cart: choosing all, and taking out what is chosen.
import { useTranslations } from 'use-intl/react';
import type { CartBundle } from '../../../../shared/bundles.ts';
import type { CartItem } from '../../../../shared/store.ts';
import { Button } from '../../../ui/Button.tsx';
import { Check } from '../../../ui/Choices.tsx';
import { toast } from '../../../ui/toast.ts';
import { useBundleCart } from '../bundles/useBundleCart.ts';
import { useCart } from './useCart.ts';

type Props = {
  /** How much can be bought, and whether all of it is chosen. */
  count: number;
  all: boolean;
  /** What is chosen. */
  chosen: readonly CartItem[];
  bundles: readonly CartBundle[];
  onMark: (on: boolean) => void;
};

export function CartBar({ count, all, chosen, bundles, onMark }: Props) {
  const t = useTranslations('cart');
  const { remove, putBack } = useCart();
  const sets = useBundleCart();
  const takeOut = async () => {
    for (const { bundle } of bundles) await sets.remove(bundle);
    if (chosen.length === 0 || !(await remove(chosen))) return;
    toast({
      text: t('takenOut', { count: chosen.length }),
      undo: { label: t('undo'), onUndo: () => void putBack(chosen) },
    });
  };
  return (
    <div className="cart-bar">
      <Check checked={all} disabled={count === 0} onChange={onMark}>
        {t('all', { count })}
      </Check>
      <span className="grow" />
      <Button
        kind="quiet"
        size="s"
        icon="bin"
        disabled={chosen.length + bundles.length === 0}
        onClick={() => void takeOut()}
      >
        {t('takeOut')}
      </Button>
    </div>
  );
}
