// The whispers of a room as lines of its timeline. Pure.
import type { Whisper } from '../../../../shared/chatMessages.ts';
import type { OutboxEntry } from '../outbox/entry.ts';
import type { WhisperLine } from '../timeline/rows.ts';

/**
 * Oldest first. One of one's own that may be what an entry became, as long as its answer is not known, is left out: the
 * entry stands for it, so that nobody sees a double.
 * @param whispers the newest first
 * @param keyOf the row identity of a message sent from here, else undefined
 */
export function whisperLines(
  whispers: readonly Whisper[],
  entries: readonly OutboxEntry[],
  me: string,
  keyOf: (messageId: string) => string | undefined,
): WhisperLine[] {
  const uncertain = entries.filter(
    ({ whisperTo, state, tries }) =>
      whisperTo && state.kind !== 'sent' && tries >= (state.kind === 'failed' ? 2 : 1),
  );
  return whispers.toReversed().flatMap((whisper) => {
    const { id, author, body, at, shownIn } = whisper.message;
    const afterNumber = shownIn?.afterNumber ?? 0;
    const place = uncertain.findIndex((entry) => entry.body === body && entry.afterNumber <= afterNumber);
    if (place >= 0 && author.id === me && keyOf(id) === undefined) {
      uncertain.splice(place, 1);
      return [];
    }
    return [{ id, afterNumber, at, kind: 'whisper' as const, whisper }];
  });
}
