// A game that a message links to, as of now. What all messages of a page ask for at once is one call.
import { useQuery } from '@tanstack/react-query';
import type { Language } from '../../../../shared/primitives.ts';
import type { LinkedGame } from '../../../../shared/store.ts';
import { api } from '../../../api/trpc.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { useMe } from '../../accounts/useMe.ts';

/** Milliseconds for which a price is as of now. */
const fresh = 60_000;
/** Games that one call asks for. */
const atOnce = 100;

type Waiting = { slug: string; resolve: (game: LinkedGame | null) => void; reject: (error: unknown) => void };
/** What waits to be asked for, by language. */
const waiting = new Map<Language, Waiting[]>();

function load(slug: string, language: Language): Promise<LinkedGame | null> {
  return new Promise((resolve, reject) => {
    const others = waiting.get(language);
    if (others) return void others.push({ slug, resolve, reject });
    const all: Waiting[] = [{ slug, resolve, reject }];
    waiting.set(language, all);
    // When all that is drawn now has asked.
    setTimeout(() => {
      waiting.delete(language);
      for (let at = 0; at < all.length; at += atOnce) ask(all.slice(at, at + atOnce), language);
    });
  });
}

function ask(part: readonly Waiting[], language: Language): void {
  const slugs = [...new Set(part.map(({ slug }) => slug))];
  api.store.linkedGames.query({ slugs, language }).then(
    (games) => {
      const found = new Map(games.map((game) => [game.slug, game]));
      for (const { slug, resolve } of part) resolve(found.get(slug) ?? null);
    },
    (error: unknown) => {
      for (const { reject } of part) reject(error);
    },
  );
}

/** `data` is null of a game that is not there any more. */
export function useLinkedGame(slug: string) {
  const { language } = useLanguage();
  const { me } = useMe();
  return useQuery({
    queryKey: ['linkedGame', me?.id ?? null, language, slug],
    queryFn: () => load(slug, language),
    staleTime: fresh,
    refetchInterval: fresh,
  });
}
