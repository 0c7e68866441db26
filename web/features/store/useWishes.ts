// Wishes wherever a heart stands: a guest's in the browser, a member's on the server, shown before it answers.
import { useCallback, useMemo } from 'react';
import { useTranslations } from 'use-intl/react';
import { limits } from '../../../shared/limits.ts';
import type { GameCard } from '../../../shared/store.ts';
import { trpc } from '../../api/trpc.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { toast } from '../../ui/toast.ts';
import { useMe } from '../accounts/useMe.ts';
import { addGuestWish, removeGuestWish, useGuestWishes } from './guestWishes.ts';

type Wishes = {
  count: number;
  isWished: (game: Pick<GameCard, 'id' | 'wished'>) => boolean;
  /** Turns a wish on or off and says so, with a way back. */
  toggle: (game: GameCard) => void;
};

/** A member's first page of wishes: enough for the count over the heart and for every heart on the page. */
export function useMemberWishes() {
  const { me } = useMe();
  const { language } = useLanguage();
  const input = useMemo(() => ({ limit: limits.page.max, language }), [language]);
  const query = trpc.store.wishlist.useQuery(input, { enabled: me !== null, staleTime: 60_000 });
  return { input, query };
}

export function useWishes(): Wishes {
  const t = useTranslations('store.wish');
  const errorText = useErrorText();
  const { me } = useMe();
  const guest = useGuestWishes();
  const { input, query } = useMemberWishes();
  const utils = trpc.useUtils();
  const { mutateAsync: wish } = trpc.store.wish.useMutation();
  const { mutateAsync: unwish } = trpc.store.unwish.useMutation();

  const known = query.data;
  const ids = useMemo(() => new Set(known ? known.items.map((item) => item.id) : guest), [known, guest]);
  /** Beyond the first page only the server knows; then what came with the game stands. */
  const whole = !me || known?.nextCursor === null;
  const isWished = useCallback<Wishes['isWished']>(
    (game) => ids.has(game.id) || (!whole && game.wished),
    [ids, whole],
  );

  const set = useCallback(
    async (game: GameCard, on: boolean): Promise<void> => {
      if (!me) {
        if (on) addGuestWish(game.id);
        else removeGuestWish(game.id);
        return;
      }
      await utils.store.wishlist.cancel(input);
      const before = utils.store.wishlist.getData(input);
      if (before) {
        const others = before.items.filter((item) => item.id !== game.id);
        const items = on
          ? [{ ...game, wished: true, wishedAt: Date.now(), alert: { when: 'any' as const } }, ...others]
          : others;
        utils.store.wishlist.setData(input, { ...before, items });
      }
      try {
        await (on ? wish : unwish)({ gameId: game.id });
      } catch (error) {
        utils.store.wishlist.setData(input, before);
        toast({ text: t('failed', { reason: errorText(error).text }), bad: true });
        throw error;
      } finally {
        void utils.store.wishlist.invalidate();
      }
    },
    [me, utils, input, wish, unwish, t, errorText],
  );

  const toggle = useCallback<Wishes['toggle']>(
    (game) => {
      const on = !isWished(game);
      set(game, on).then(
        () =>
          toast({
            text: t(on ? 'added' : 'removed', { title: game.title }),
            undo: { label: t('undo'), onUndo: () => void set(game, !on).catch(() => undefined) },
          }),
        () => undefined,
      );
    },
    [isWished, set, t],
  );

  return { count: me ? (known?.items.length ?? 0) : guest.length, isWished, toggle };
}
