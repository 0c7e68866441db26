// The inbox of a member: what `chat.onInbox` returns.
import type { InboxEvent } from '../../../../shared/chat.ts';
import type { Services } from '../../../services.ts';
import { Inbox } from './inbox.ts';

/** What tRPC iterates. */
type InboxEvents = AsyncIterable<InboxEvent, void, unknown>;

/**
 * Opens when first asked for an event. Ends, and releases everything, when it is returned, fails, or the signal
 * aborts. No generator: one that waits for news could not be returned.
 */
export function followInbox(
  services: Services,
  memberId: string,
  signal: AbortSignal | undefined,
): InboxEvents {
  return {
    [Symbol.asyncIterator]() {
      const inbox = new Inbox(services, memberId);
      const close = () => {
        signal?.removeEventListener('abort', close);
        inbox.close();
      };
      signal?.addEventListener('abort', close);
      if (signal?.aborted) close();
      return {
        async next() {
          try {
            const value = await inbox.next();
            return value === null ? { done: true, value: undefined } : { done: false, value };
          } catch (error) {
            close();
            throw error;
          }
        },
        async return() {
          close();
          return { done: true, value: undefined };
        },
      };
    },
  };
}
