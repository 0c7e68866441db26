// How what an inbox tells changes the whispers of a room that a client holds: pure, the same on the page and in the tests.
import type { InboxEvent } from './chat.ts';
import type { Whisper } from './chatMessages.ts';
import type { Page } from './primitives.ts';

/** Whispers of one room, the newest first, as far as pages of them have been fetched. */
export type WhispersState = Page<Whisper>;

/** The whispers of a room after one event; what does not concern them leaves the very same. */
export function applyToWhispers(state: WhispersState, event: InboxEvent, roomId: string): WhispersState {
  if (event.type === 'whisper') {
    const { whisper } = event;
    const { id, shownIn } = whisper.message;
    if (shownIn?.roomId !== roomId || state.items.some(({ message }) => message.id === id)) return state;
    return { ...state, items: [whisper, ...state.items].sort(newestFirst) };
  }
  if (event.type !== 'whisperChanged') return state;
  const items = state.items.map((whisper) => {
    if (whisper.roomId !== event.roomId || whisper.message.number !== event.number) return whisper;
    const { id, number, author, at, shownIn } = whisper.message;
    const kept = { id, number, author, at, ...(shownIn && { shownIn }) };
    const message =
      event.body === ''
        ? { ...kept, body: '', deletedAt: event.at }
        : { ...whisper.message, body: event.body, editedAt: event.at };
    return { roomId: whisper.roomId, message };
  });
  return { ...state, items };
}

const newestFirst = ({ message: a }: Whisper, { message: b }: Whisper): number =>
  (b.shownIn?.afterNumber ?? 0) - (a.shownIn?.afterNumber ?? 0) || (a.id < b.id ? 1 : -1);
