// The cart wherever a game can be put in: a guest's in the browser, a member's on the server, shown before it answers.
import { useCallback, useMemo } from 'react';
import { useTranslations } from 'use-intl/react';
import type { FullCart } from '../../../../shared/bundles.ts';
import { limits } from '../../../../shared/limits.ts';
import type { Cart, CartItem, GameCard } from '../../../../shared/store.ts';
import { trpc } from '../../../api/trpc.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { readError } from '../../../i18n/readError.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { toast } from '../../../ui/toast.ts';
import { useMe } from '../../accounts/useMe.ts';
import { addToGuestCart, removeFromGuestCart, useGuestCart } from './guestCart.ts';

type CartOf = {
  count: number;
  has(gameId: string): boolean;
  /** Resolves to whether it is in it now; a failure has been told. */
  add(game: GameCard): Promise<boolean>;
  /** Puts back what was just taken out, without a word. */
  putBack(items: readonly CartItem[]): Promise<void>;
  remove(items: readonly Pick<CartItem, 'game'>[]): Promise<boolean>;
  /** Puts it in or takes it out, and says so, with a way back. */
  toggle(game: GameCard): void;
};

/** A member's cart as the server has it; another tab may have changed it meanwhile. */
export function useMemberCart() {
  const { me } = useMe();
  const { language } = useLanguage();
  const input = useMemo(() => ({ language }), [language]);
  const query = trpc.store.cart.useQuery(input, { enabled: me !== null, refetchOnWindowFocus: 'always' });
  return { input, query };
}

const totalOf = (items: readonly CartItem[], { currency }: Cart['total']): Cart['total'] => ({
  amount: items.reduce((sum, { game, owned }) => sum + (owned ? 0 : (game.price?.now.amount ?? 0)), 0),
  currency,
});

/**
 * A change of a member's cart, shown before the server answers. Resolves to whether it was done; a failure has been told.
 * @param full what is said when there is no room.
 */
export function useCartChange() {
  const t = useTranslations('store.cart');
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const { input } = useMemberCart();
  return useCallback(
    async (shown: (cart: FullCart) => Partial<FullCart>, call: () => Promise<unknown>, full: string) => {
      await utils.store.cart.cancel(input);
      const before = utils.store.cart.getData(input);
      if (before) {
        const after = { ...before, ...shown(before) };
        utils.store.cart.setData(input, { ...after, total: totalOf(after.items, before.total) });
      }
      try {
        await call();
        return true;
      } catch (error) {
        utils.store.cart.setData(input, before);
        const { code } = readError(error);
        toast({
          text: code === 'CART_FULL' ? full : t('failed', { reason: errorText(error).text }),
          bad: true,
        });
        return false;
      } finally {
        void utils.store.cart.invalidate();
      }
    },
    [utils, input, t, errorText],
  );
}

export function useCart(): CartOf {
  const t = useTranslations('store.cart');
  const { me } = useMe();
  const guest = useGuestCart();
  const { query } = useMemberCart();
  const changeCart = useCartChange();
  const { mutateAsync: put } = trpc.store.addToCart.useMutation();
  const { mutateAsync: take } = trpc.store.removeFromCart.useMutation();
  const items = me ? query.data?.items : undefined;
  const ids = useMemo(
    () => new Set(items ? items.map(({ game }) => game.id) : guest.map(({ id }) => id)),
    [items, guest],
  );

  const change = useCallback(
    (shown: (items: CartItem[]) => CartItem[], call: () => Promise<unknown>) =>
      changeCart(({ items: all }) => ({ items: shown(all) }), call, t('full', limits.orderItems)),
    [changeCart, t],
  );

  const add = useCallback<CartOf['add']>(
    async (game) => {
      const now = Date.now();
      const seen = game.price?.now ?? null;
      if (me) {
        const item: CartItem = { game, addedAt: now, seen, owned: false };
        return change(
          (all) => [item, ...all.filter((each) => each.game.id !== game.id)],
          () => put({ gameId: game.id }),
        );
      }
      if (addToGuestCart({ id: game.id, at: now, seen })) return true;
      toast({ text: t('full', limits.orderItems), bad: true });
      return false;
    },
    [me, change, put, t],
  );

  const remove = useCallback<CartOf['remove']>(
    async (gone) => {
      const gameIds = gone.map(({ game }) => game.id);
      if (me) {
        const rest = (all: CartItem[]) => all.filter(({ game }) => !gameIds.includes(game.id));
        return change(rest, () => take({ gameIds }));
      }
      removeFromGuestCart(gameIds);
      return true;
    },
    [me, change, take],
  );

  const putBack = useCallback<CartOf['putBack']>(
    async (taken) => {
      // The oldest first, so that their order stays.
      for (const item of taken.toReversed()) {
        if (!me) addToGuestCart({ id: item.game.id, at: item.addedAt, seen: item.seen });
        else if (
          !(await change(
            (all) => [item, ...all],
            () => put({ gameId: item.game.id }),
          ))
        )
          return;
      }
    },
    [me, change, put],
  );

  const toggle = useCallback<CartOf['toggle']>(
    (game) => {
      const on = !ids.has(game.id);
      const back = on ? () => remove([{ game }]) : () => add(game);
      void (on ? add(game) : remove([{ game }])).then((done) => {
        if (!done) return;
        toast({
          text: t(on ? 'added' : 'removed', { title: game.title }),
          undo: { label: t('undo'), onUndo: () => void back() },
        });
      });
    },
    [ids, add, remove, t],
  );

  const has = useCallback((gameId: string) => ids.has(gameId), [ids]);
  const held = query.data ? query.data.items.length + query.data.bundles.length : 0;
  return { count: me ? held : guest.length, has, add, putBack, remove, toggle };
}
