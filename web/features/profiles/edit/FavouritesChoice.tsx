// Choosing favourites among one's own games: up to eight, moved up and down, kept as they are chosen.
import { useTranslations } from 'use-intl/react';
import { limits } from '../../../../shared/limits.ts';
import type { OwnedGame } from '../../../../shared/profiles.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { Cover } from '../../../ui/Cover.tsx';
import { keepFocus } from '../../../ui/keepFocus.ts';
import { MoreFoot } from '../../../ui/MoreFoot.tsx';
import { LinesSkeleton } from '../../../ui/Skeleton.tsx';
import { ErrorState } from '../../../ui/States.tsx';
import { toast } from '../../../ui/toast.ts';

const pageSize = 48;
const most = limits.favourites.max;

export function FavouritesChoice({ memberId }: { memberId: string }) {
  const t = useTranslations('profiles.editing');
  const words = useTranslations('profiles');
  const errorText = useErrorText();
  const { language } = useLanguage();
  const input = { memberId, language };
  const chosen = trpc.profiles.favourites.useQuery(input);
  const owned = trpc.profiles.games.useInfiniteQuery(
    { ...input, limit: pageSize },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const save = trpc.profiles.setFavourites.useMutation({
    // One after the other: the last choice is what stays.
    scope: { id: 'favourites' },
    onError: (error) => toast({ text: errorText(error).text, bad: true }),
  });
  if (chosen.isPending || owned.isPending) return <LinesSkeleton count={6} />;
  if (chosen.isError || owned.isError) {
    const failed = chosen.isError ? chosen : owned;
    return (
      <ErrorState
        title={words('partFailed')}
        error={failed.error}
        onRetry={() => void failed.refetch()}
        retrying={failed.isFetching}
      />
    );
  }
  const favourites = chosen.data;
  const stand = async (games: OwnedGame[]) => {
    // What was asked for before this choice does not know of it.
    await cache.profiles.favourites.cancel(input);
    cache.profiles.favourites.setData(input, games);
    // Called for the last choice alone: an earlier answer must not undo what was chosen since.
    const onSettled = async () => {
      await cache.profiles.favourites.invalidate({ memberId });
      await cache.profiles.profile.invalidate({ memberId });
    };
    save.mutate({ gameIds: games.map(({ id }) => id) }, { onSettled });
  };
  const without = (game: OwnedGame) => favourites.filter(({ id }) => id !== game.id);
  // The arrow that cannot go on keeps the focus, as does the place of a game that has gone to the other list.
  const move = (from: number, by: -1 | 1) => {
    if (from + by < 0 || from + by >= favourites.length) return;
    const games = [...favourites];
    const [game] = games.splice(from, 1);
    if (game) games.splice(from + by, 0, game);
    void stand(games);
  };
  const others = owned.data.pages
    .flatMap((page) => page.items)
    .filter((game) => !favourites.some(({ id }) => id === game.id));
  const full = favourites.length >= most;
  return (
    <div className="stack">
      <p className="small muted">{t('favouritesHint', { count: favourites.length, max: most })}</p>
      <ol ref={keepFocus} tabIndex={-1} className="me-picked">
        {favourites.map((game, place) => (
          <li key={game.id} className="line me-pick">
            <Cover slug={game.slug} sizes="32px" className="me-pick-cover" />
            <span className="grow name clip">{game.title}</span>
            <IconButton
              icon="down"
              small
              className="is-up"
              label={t('up', { title: game.title })}
              aria-disabled={place === 0}
              onClick={() => move(place, -1)}
            />
            <IconButton
              icon="down"
              small
              label={t('down', { title: game.title })}
              aria-disabled={place === favourites.length - 1}
              onClick={() => move(place, 1)}
            />
            <IconButton
              icon="x"
              small
              label={t('takeAway', { title: game.title })}
              onClick={() => void stand(without(game))}
            />
          </li>
        ))}
      </ol>
      <div ref={keepFocus} tabIndex={-1} className="stack">
        {others.length === 0 ? (
          favourites.length === 0 ? (
            <p className="me-none">{t('noGames')}</p>
          ) : null
        ) : (
          <>
            <h3 className="small">{full ? t('full', { max: most }) : t('yourGames')}</h3>
            <ul>
              {others.map((game) => (
                <li key={game.id} className="line me-pick">
                  <Cover slug={game.slug} sizes="32px" className="me-pick-cover" />
                  <span className="grow name clip">{game.title}</span>
                  <IconButton
                    icon="plus"
                    small
                    label={t('put', { title: game.title })}
                    aria-disabled={full}
                    onClick={() => void (full || stand([...favourites, game]))}
                  />
                </li>
              ))}
            </ul>
            <MoreFoot
              has={owned.hasNextPage}
              busy={owned.isFetchingNextPage}
              words={{ more: words('more'), loading: words('loadingMore') }}
              onMore={() => void owned.fetchNextPage()}
            />
          </>
        )}
      </div>
    </div>
  );
}
