// Changes a copy wherever the page shows it, before the server answers.
import type { InfiniteData, QueryKey } from '@tanstack/react-query';
import { getQueryKey } from '@trpc/react-query';
import type { OwnedGame } from '../../../shared/library.ts';
import { queryClient, trpc } from '../../api/trpc.ts';

type Shown = { items: OwnedGame[] };

/** @returns how to put everything back. */
export function changeCopies(gameId: string, change: (copy: OwnedGame) => OwnedGame): () => void {
  const keys: QueryKey[] = [getQueryKey(trpc.library.games), getQueryKey(trpc.library.recent)];
  const before = keys.flatMap((queryKey) => queryClient.getQueriesData({ queryKey }));
  const inPage = <Page extends Shown>(page: Page): Page => ({
    ...page,
    items: page.items.map((copy) => (copy.id === gameId ? change(copy) : copy)),
  });
  for (const queryKey of keys) {
    queryClient.setQueriesData<InfiniteData<Shown> | Shown>({ queryKey }, (known) => {
      if (!known) return known;
      return 'pages' in known ? { ...known, pages: known.pages.map(inPage) } : inPage(known);
    });
  }
  return () => {
    for (const [key, data] of before) queryClient.setQueryData(key, data);
  };
}
