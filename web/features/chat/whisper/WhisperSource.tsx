// Keeps the whispers of the open room: fetched once, then as the inbox tells of them; and read where they are seen.
import { useCallback, useEffect, useRef } from 'react';
import type { Me } from '../../../../shared/accounts.ts';
import type { InboxEvent } from '../../../../shared/chat.ts';
import type { Whisper } from '../../../../shared/chatMessages.ts';
import { applyToWhispers } from '../../../../shared/whispersReducer.ts';
import { useFeed } from '../../../api/feeds.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { type InboxView, inboxFeed } from '../live/inboxFeed.ts';
import { ownOf } from '../own.ts';

/** The newest; what was whispered long ago stands in the direct room. */
const limit = 100;

type Props = {
  roomId: string;
  me: Me;
  /** Told oldest first. */
  onChange: (whispers: readonly Whisper[]) => void;
};

export function WhisperSource({ roomId, me, onChange }: Props) {
  const input = { roomId, limit };
  const { data, isFetching } = trpc.chat.whispers.useQuery(input, { staleTime: Number.POSITIVE_INFINITY });
  const fetching = useRef(isFetching);
  fetching.current = isFetching;
  const onEvent = useCallback(
    (event: InboxEvent) => {
      if (event.type !== 'inbox' && event.type !== 'whisper' && event.type !== 'whisperChanged') return;
      // After a lost connection nobody tells what was missed; and what is being fetched may lack what is just told.
      if (event.type === 'inbox' || fetching.current) void cache.chat.whispers.invalidate({ roomId, limit });
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
  useEffect(() => {
    if (items) onChange(items.toReversed());
  }, [items, onChange]);

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
