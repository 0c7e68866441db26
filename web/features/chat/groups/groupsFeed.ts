// The groups that are listed, live, while somebody looks at them.
import type { LobbyEvent, RoomsPage } from '../../../../shared/chat.ts';
import { applyLobbyEvent } from '../../../../shared/chatReducer.ts';
import { type FeedDefinition, feeds, useFeed } from '../../../api/feeds.ts';
import { api } from '../../../api/trpc.ts';

/** Groups fetched at once; more on asking. */
const pageSize = 50;

const groupsFeed: FeedDefinition<RoomsPage, LobbyEvent> = {
  name: 'groups',
  source: {
    fetchSnapshot: () => api.chat.groups.query({ limit: pageSize }),
    subscribe(lastEventId, { onEvent, onError, onComplete }) {
      const subscription = api.chat.onLobby.subscribe(
        { lastEventId },
        { onData: ({ id, data }) => onEvent(data, id), onError, onComplete },
      );
      return () => subscription.unsubscribe();
    },
    apply: (state, event, seq) => applyLobbyEvent(state, event, seq, 'group'),
  },
};

/** Fetches the next page. @throws what the call throws */
export async function fetchMoreGroups(cursor: string): Promise<void> {
  const page = await api.chat.groups.query({ cursor, limit: pageSize });
  feeds.update<RoomsPage>(groupsFeed.name, (state) => {
    const known = new Set(state.items.map(({ id }) => id));
    const items = [...state.items, ...page.items.filter(({ id }) => !known.has(id))];
    return { ...state, items, nextCursor: page.nextCursor };
  });
}

export function useGroups() {
  const { state, status, error } = useFeed<RoomsPage, LobbyEvent>(groupsFeed);
  return {
    groups: state?.items,
    total: state?.total ?? 0,
    nextCursor: state?.nextCursor ?? null,
    error: status === 'ended' || (status === 'failing' && !state) ? error : null,
    retry: () => feeds.restart(groupsFeed.name),
  };
}
