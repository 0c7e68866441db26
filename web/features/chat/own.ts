// What belongs to the signed-in member on this page: their outbox and how far they have read. One of each a member.

import type { Me } from '../../../shared/accounts.ts';
import { isTransient, retryAfterOf } from '../../api/errors.ts';
import { newKey } from '../../api/newKey.ts';
import { onSessionChange } from '../../api/session.ts';
import { browserTimers } from '../../api/timers.ts';
import { api, connection } from '../../api/trpc.ts';
import { sessionCheck } from '../accounts/sessionWatch.ts';
import { showSent } from './live/roomFeed.ts';
import { createOutbox, type Outbox } from './outbox/outbox.ts';
import { outboxStore } from './outbox/store.ts';
import { createReadMarks, type ReadMarks } from './unread/readMarks.ts';

export type Own = { memberId: string; outbox: Outbox; marks: ReadMarks };

let current: (Own & { close(): void }) | null = null;

/** The member's own things; those of whoever was signed in before are closed. */
export function ownOf(me: Me): Own {
  if (current?.memberId === me.id) return current;
  current?.close();
  current = open(me);
  return current;
}

/** What waits is kept in the browser for when the member comes back. */
function open(me: Me): Own & { close(): void } {
  const storage = outboxStore(me.id);
  const marks = createReadMarks({
    tell: (roomId, number) => api.chat.read.mutate({ roomId, number }, { context: { member: me.id } }),
    retryAfter: (error) => (isTransient(error) ? (retryAfterOf(error) ?? 0) : null),
    timers: browserTimers,
  });
  const outbox = createOutbox({
    async send(entry) {
      const { roomId, body, replyTo, mentions, mentionsAll, whisperTo, files, key } = entry;
      const send = (attachments?: string[]) =>
        api.chat.send.mutate(
          {
            roomId,
            body,
            key,
            ...(replyTo && { replyTo: replyTo.number }),
            ...(mentions && { mentions: mentions.map(({ id }) => id) }),
            ...(mentionsAll && { mentionsAll }),
            ...(whisperTo && { whisperTo: whisperTo.id }),
            ...(attachments && { attachments }),
          },
          { context: { member: me.id } },
        );
      return files ? (await import('./attached/sendFiles.ts')).sendFiles(entry, me.id, send) : send();
    },
    onSent: (entry, sent) => showSent(entry, me, sent),
    storage,
    newKey,
    timers: browserTimers,
  });
  const followConnection = () => {
    const { status } = connection.state();
    const connected = status === 'open' || status === 'connecting';
    // After a reconnection somebody else may be signed in here. The check hears of it before this does.
    outbox.setConnected(connected && sessionCheck.isSure());
  };
  followConnection();
  const stops = [
    connection.subscribe(followConnection),
    sessionCheck.subscribe(followConnection),
    storage.close,
    onSessionChange((next) => {
      if (next?.id !== me.id) close();
    }),
  ];
  function close() {
    outbox.close();
    marks.close();
    for (const stop of stops) stop();
    if (current?.memberId === me.id) current = null;
  }
  return { memberId: me.id, outbox, marks, close };
}
