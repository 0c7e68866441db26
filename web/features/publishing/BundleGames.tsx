// Which games of a publisher a bundle holds: boxes, in the order in which they were ticked.
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { bundleLimits } from '../../../shared/bundleShares.ts';
import type { OwnPublisher } from '../../../shared/publishing.ts';
import type { GameRef } from '../../../shared/store.ts';
import { trpc } from '../../api/trpc.ts';
import { Check } from '../../ui/Choices.tsx';
import { FieldNote } from '../../ui/Field.tsx';
import { MoreFoot } from '../../ui/MoreFoot.tsx';

type Props = {
  publisher: OwnPublisher;
  chosen: readonly GameRef[];
  /** Whether they stay as they are. */
  fixed: boolean;
  problem: string | undefined;
  onChange: (games: GameRef[]) => void;
};

export function BundleGames({ publisher, chosen, fixed, problem, onChange }: Props) {
  const t = useTranslations('bundles.make');
  const ui = useTranslations('ui');
  const id = useId();
  const list = trpc.store.publishing.games.useInfiniteQuery(
    { publisherId: publisher.id, limit: 50 },
    { getNextPageParam: (page) => page.nextCursor, enabled: !fixed },
  );
  const listed = fixed ? [] : (list.data?.pages.flatMap((page) => page.items) ?? []);
  const games = new Map<string, GameRef>(
    [...chosen, ...listed].map(({ id: gameId, slug, title }) => [gameId, { id: gameId, slug, title }]),
  );
  const isChosen = (game: GameRef) => chosen.some((each) => each.id === game.id);
  return (
    <fieldset className="field" aria-describedby={`${id}-told`}>
      <legend>{t('games')}</legend>
      <div className="facts-boxes">
        {[...games.values()]
          .toSorted((a, b) => a.title.localeCompare(b.title))
          .map((game) => (
            <Check
              key={game.id}
              checked={isChosen(game)}
              disabled={fixed}
              onChange={(on) =>
                onChange(on ? [...chosen, game] : chosen.filter((each) => each.id !== game.id))
              }
            >
              {game.title}
            </Check>
          ))}
      </div>
      <MoreFoot
        has={list.hasNextPage}
        busy={list.isFetchingNextPage}
        words={{ more: t('more'), loading: ui('loading') }}
        look={{ size: 's' }}
        onMore={() => void list.fetchNextPage()}
      />
      <FieldNote id={`${id}-told`} hint={t('gamesHint', bundleLimits.games)} problem={problem} />
    </fieldset>
  );
}
