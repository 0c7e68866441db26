// Changes of messages, shown at once: when the server refuses, what was there before is back, with the reason.
import type { useTranslations } from 'use-intl/react';
import type { Message, Reaction } from '../../../../shared/chatMessages.ts';
import { limits } from '../../../../shared/limits.ts';
import { reword } from '../../../../shared/messageReducer.ts';
import { api } from '../../../api/trpc.ts';
import type { useErrorText } from '../../../i18n/useErrorText.ts';
import { toast } from '../../../ui/toast.ts';
import { changeMessage, changePins, fetchAround } from '../live/roomChanges.ts';

/** In what words the member is told of what did not happen. */
type Words = {
  t: ReturnType<typeof useTranslations<'talk'>>;
  errorText: ReturnType<typeof useErrorText>;
};
type Place = { roomId: string; message: Message; words: Words };
type Failure = 'notEdited' | 'notDeleted' | 'notReacted' | 'notPinned';

const tell = ({ words }: Place, what: Failure, error: unknown) =>
  toast({ text: words.t(what, { reason: words.errorText(error).text }), bad: true });

/** What was shown in the meantime goes, unless something newer has come. */
function putBack({ roomId, message }: Place, shown: (now: Message) => boolean): void {
  changeMessage(roomId, message.number, (now) => (shown(now) ? message : now));
}

export async function saveEdit(place: Place, body: string): Promise<void> {
  const { roomId, message } = place;
  const { id, number, author } = message;
  if (body === message.body) return;
  const at = Date.now();
  changeMessage(roomId, number, (now) =>
    reword(now, { type: 'message.edited', id, number, memberId: author.id, body, at }),
  );
  try {
    await api.chat.editMessage.mutate({ roomId, number, body });
  } catch (error) {
    putBack(place, (now) => now.editedAt === at);
    tell(place, 'notEdited', error);
  }
}

export async function remove(place: Place): Promise<void> {
  const { roomId, message } = place;
  const { id, number } = message;
  const at = Date.now();
  changeMessage(roomId, number, (now) => reword(now, { type: 'message.deleted', id, number, at }));
  try {
    await api.chat.deleteMessage.mutate({ roomId, number });
  } catch (error) {
    putBack(place, (now) => now.deletedAt === at);
    tell(place, 'notDeleted', error);
  }
}

/** Reactions after one's own is set or taken back. */
function withOwn(reactions: readonly Reaction[], emoji: string, on: boolean): Reaction[] {
  const known = reactions.find((reaction) => reaction.emoji === emoji);
  if (known?.mine === on || (!known && !on)) return [...reactions];
  if (!known) return [...reactions, { emoji, count: 1, mine: true }];
  return reactions
    .map((reaction) =>
      reaction === known ? { emoji, count: known.count + (on ? 1 : -1), mine: on } : reaction,
    )
    .filter(({ count }) => count > 0);
}

const setOwn = (roomId: string, number: number, emoji: string, on: boolean) =>
  changeMessage(roomId, number, (now) => {
    const { reactions = [], ...rest } = now;
    const after = withOwn(reactions, emoji, on);
    return after.length > 0 ? { ...rest, reactions: after } : rest;
  });

export async function react(place: Place, emoji: string, on: boolean): Promise<void> {
  const { roomId, message } = place;
  const { number } = message;
  setOwn(roomId, number, emoji, on);
  try {
    await api.chat.react.mutate({ roomId, number, emoji, on });
  } catch (error) {
    setOwn(roomId, number, emoji, !on);
    tell(place, 'notReacted', error);
  }
}

export async function pin(place: Place, on: boolean): Promise<void> {
  const { roomId, message } = place;
  const { number } = message;
  const set = (pinned: boolean) => (pins: number[]) => {
    const others = pins.filter((pin) => pin !== number);
    return pinned ? [number, ...others].slice(0, limits.pins.max) : others;
  };
  changePins(roomId, set(on));
  try {
    await api.chat.pinMessage.mutate({ roomId, number, on });
  } catch (error) {
    changePins(roomId, set(!on));
    tell(place, 'notPinned', error);
  }
}

export async function copy({ message, words }: Place): Promise<void> {
  try {
    await navigator.clipboard.writeText(message.body);
    toast({ text: words.t('copied') });
  } catch {
    toast({ text: words.t('notCopied'), bad: true });
  }
}

/**
 * Comes to a message, or to the first one said at a time, wherever in the history it is. `show` scrolls to one that is
 * there.
 */
export async function jump(
  roomId: string,
  place: { around: number } | { at: number },
  { t, errorText }: Words,
  show: (number: number) => boolean,
): Promise<void> {
  try {
    const number = await fetchAround(roomId, place);
    if (number === null) return toast({ text: t('nothingThere') });
    // After the rows are there.
    showWhenThere(number, show);
  } catch (error) {
    toast({ text: errorText(error).text, bad: true });
  }
}

/** Frames in which a row that was fetched is drawn, on a machine that has much else to do. */
const framesToDraw = 300;

function showWhenThere(number: number, show: (number: number) => boolean, frames = framesToDraw): void {
  requestAnimationFrame(() => {
    if (!show(number) && frames > 0) showWhenThere(number, show, frames - 1);
  });
}
