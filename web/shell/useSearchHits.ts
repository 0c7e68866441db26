// What the search finds: games asked from the server, rooms and people from what the page knows of the lobby.
import { keepPreviousData } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { trpc } from '../api/trpc.ts';
import { useMe } from '../features/accounts/useMe.ts';
import { useLobby } from '../features/chat/useOnline.ts';
import { useLanguage } from '../i18n/I18nProvider.tsx';
import type { HitGroup } from './SearchHits.tsx';

const gamesAtMost = 6;
const othersAtMost = 4;
const typingPause = 120; // ms

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingPause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** @returns groups in the order of the list, without empty ones; `total` counts the games that fit. */
export function useSearchHits(text: string): { groups: HitGroup[]; total: number; searching: boolean } {
  const { language } = useLanguage();
  const { me } = useMe();
  const typed = text.trim();
  const query = useSettled(typed);
  const games = trpc.store.games.useQuery(
    { q: query, limit: gamesAtMost, language },
    { enabled: query !== '', placeholderData: keepPreviousData },
  );
  const { rooms = [], people = [] } = useLobby();
  const words = useDeferredValue(fold(typed));

  const gameHits = typed && query ? (games.data?.items ?? []) : [];
  const fits = (name: string) => words !== '' && fold(name).includes(words);
  const groups: HitGroup[] = [
    {
      kind: 'games',
      hits: gameHits.map((game) => ({
        kind: 'game',
        key: game.id,
        game,
        to: { to: '/game/$slug', params: { slug: game.slug } },
      })),
    },
    {
      kind: 'people',
      hits: people
        .filter((person) => fits(person.nickname) && person.id !== me?.id)
        .slice(0, othersAtMost)
        .map((person) => ({ kind: 'person', key: person.id, person, to: { to: '/friends' } })),
    },
    {
      kind: 'rooms',
      hits: rooms
        .filter((room) => fits(room.title))
        .slice(0, othersAtMost)
        .map((room) => ({
          kind: 'room',
          key: room.id,
          room,
          to: { to: '/rooms/$roomId', params: { roomId: room.id } },
        })),
    },
  ];
  const total = gameHits.length > 0 ? (games.data?.total ?? 0) : 0;
  if (total > gameHits.length) {
    groups[0]?.hits.push({ kind: 'all', key: 'all', to: { to: '/search', search: { q: query } } });
  }
  return {
    groups: groups.filter((group) => group.hits.length > 0),
    total,
    searching: typed !== '' && (typed !== query || games.isFetching),
  };
}
