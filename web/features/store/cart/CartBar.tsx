// Over the rows of the cart: choosing all, and taking out what is chosen.
import { useTranslations } from 'use-intl/react';
import type { CartItem } from '../../../../shared/store.ts';
import { Button } from '../../../ui/Button.tsx';
import { Check } from '../../../ui/Choices.tsx';
import { toast } from '../../../ui/toast.ts';
import { useCart } from './useCart.ts';

type Props = {
  /** What can be bought, and what of it is chosen. */
  free: readonly CartItem[];
  chosen: readonly CartItem[];
  onMark: (on: boolean) => void;
};

export function CartBar({ free, chosen, onMark }: Props) {
  const t = useTranslations('cart');
  const { remove, putBack } = useCart();
  const takeOut = async () => {
    if (!(await remove(chosen))) return;
    toast({
      text: t('takenOut', { count: chosen.length }),
      undo: { label: t('undo'), onUndo: () => void putBack(chosen) },
    });
  };
  return (
    <div className="cart-bar">
      <Check
        checked={free.length > 0 && chosen.length === free.length}
        disabled={free.length === 0}
        onChange={onMark}
      >
        {t('all', { count: free.length })}
      </Check>
      <span className="grow" />
      <Button kind="quiet" size="s" icon="bin" disabled={chosen.length === 0} onClick={() => void takeOut()}>
        {t('takeOut')}
      </Button>
    </div>
  );
}
