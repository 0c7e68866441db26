// The inbox's feed: the counters of all rooms the member is in. It needs no snapshot: it begins with one.
import type { InboxEvent } from '../../../../shared/chat.ts';
import { applyInboxEvent, type InboxState } from '../../../../shared/inboxReducer.ts';
import type { FeedDefinition } from '../../../api/feeds.ts';
import { api } from '../../../api/trpc.ts';

export type InboxView = {
  /** Always 0: nothing is resumed. */
  seq: number;
  /** Null until the first counters have come. */
  rooms: InboxState | null;
};

export const inboxFeed: FeedDefinition<InboxView, InboxEvent> = {
  name: 'inbox',
  source: {
    fetchSnapshot: async () => ({ seq: 0, rooms: null }),
    subscribe(_lastEventId, { onEvent, onError, onComplete }) {
      const subscription = api.chat.onInbox.subscribe(undefined, {
        onData: (event) => onEvent(event, '0'),
        onError,
        onComplete,
      });
      return () => subscription.unsubscribe();
    },
    apply(view, event) {
      const before = view.rooms ?? new Map();
      const rooms = applyInboxEvent(before, event);
      return rooms === view.rooms ? view : { ...view, rooms };
    },
  },
};
