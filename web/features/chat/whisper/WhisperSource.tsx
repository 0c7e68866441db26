// Keeps the whispers of the open room: fetched once, then as the inbox tells of them; and read where they are seen.
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type { Me } from '../../../../shared/accounts.ts';
import type { InboxEvent } from '../../../../shared/chat.ts';
import { applyToWhispers } from '../../../../shared/whispersReducer.ts';
import { useFeed } from '../../../api/feeds.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { type InboxView, inboxFeed } from '../live/inboxFeed.ts';
import { ownOf } from '../own.ts';
import type { WhisperLine } from '../timeline/rows.ts';
import { whisperLines } from './lines.ts';

/** The newest; what was whispered long ago stands in the direct room. */
const limit = 100;

type Props = {
  roomId: string;
  me: Me;
  /** Told oldest first. */
  onChange: (whispers: readonly WhisperLine[]) => void;
};

export function WhisperSource({ roomId, me, onChange }: Props) {
  const input = { roomId, limit };
  const { data, isFetching } = trpc.chat.whispers.useQuery(input, { staleTime: Number.POSITIVE_INFINITY });
  const fetching = useRef(isFetching);
  fetching.current = isFetching;
  const onEvent = useCallback(
    (event: InboxEvent) => {
      // What was whispered before a conversation came into the inbox, or while the connection was lost, nobody tells.
      const isAnew = event.type === 'inbox' || (event.type === 'entered' && event.room.kind === 'direct');
      if (!isAnew && event.type !== 'whisper' && event.type !== 'whisperChanged') return;
      // What is being fetched may lack what is just told.
      if (isAnew || fetching.current) void cache.chat.whispers.invalidate({ roomId, limit });
      else
        cache.chat.whispers.setData(
          { roomId, limit },
          (page) => page && applyToWhispers(page, event, roomId),
        );
    },
    [roomId],
  );
  const { state } = useFeed<InboxView, InboxEvent>(inboxFeed, onEvent);
  const inbox = state?.rooms;

  const items = data?.items;
  const { outbox } = ownOf(me);
  const entries = useSyncExternalStore(outbox.subscribe, () => outbox.entries(roomId));
  useEffect(() => {
    if (items) onChange(whisperLines(items, entries, me.id, outbox.keyOf));
  }, [items, entries, me, outbox, onChange]);

  useEffect(() => {
    const read = () => {
      if (document.visibilityState !== 'visible') return;
      const { marks } = ownOf(me);
      for (const { roomId: direct, message } of items?.toReversed() ?? []) {
        const known = Math.max(inbox?.get(direct)?.readNumber ?? 0, marks.of(direct));
        // What stands before it and was said elsewhere is still to be read there.
        if (message.number === known + 1) marks.read(direct, message.number);
      }
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [items, inbox, me]);
  return null;
}
