// The lobby's feed: the open rooms and who is online, as one state.
import type { LobbyEvent } from '../../../../shared/chat.ts';
import { type FeedDefinition, feeds } from '../../../api/feeds.ts';
import { api } from '../../../api/trpc.ts';
import { addMoreRooms, applyToLobby, type LobbyView } from './lobbyView.ts';

/** Rooms and people fetched at once; more on asking. */
const pageSize = 100;

export const lobbyFeed: FeedDefinition<LobbyView, LobbyEvent> = {
  name: 'lobby',
  source: {
    async fetchSnapshot() {
      const [rooms, online] = await Promise.all([
        api.chat.rooms.query({ limit: pageSize }),
        api.chat.online.query({ limit: pageSize }),
      ]);
      return { seq: rooms.seq, rooms, online };
    },
    subscribe(lastEventId, { onEvent, ...handlers }) {
      const subscription = api.chat.onLobby.subscribe(
        { lastEventId },
        { onData: ({ id, data }) => onEvent(data, id), ...handlers },
      );
      return () => subscription.unsubscribe();
    },
    apply: applyToLobby,
    async askAgain() {
      const online = await api.chat.online.query({ limit: pageSize });
      return (view) => ({ ...view, online });
    },
  },
};

/** Fetches the next page of rooms. @throws what the call throws */
export async function fetchMoreRooms(cursor: string): Promise<void> {
  const page = await api.chat.rooms.query({ cursor, limit: pageSize });
  feeds.update<LobbyView>(lobbyFeed.name, (view) => addMoreRooms(view, page));
}
