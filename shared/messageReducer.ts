// How changes of messages that stand already change what a client holds, or what a log does: pure, the same everywhere.
import type { Message, MessageEvent, Quote, Reaction } from './chatMessages.ts';
import { excerptOf } from './text.ts';

type Rewording = Extract<MessageEvent, { type: 'message.edited' | 'message.deleted' }>;

/** The messages after one event; those it says nothing of stay the very same. `me` is whose messages they are. */
export function applyToMessages(messages: Message[], event: MessageEvent, me: string): Message[] {
  if (event.type !== 'message.reacted') return messages.map((message) => reword(message, event));
  return messages.map((message) =>
    message.number === event.number ? react(message, event, event.memberId === me) : message,
  );
}

/** What the message says after another wording of it, or of the one it answers. */
export function reword(message: Message, event: Rewording): Message {
  if (message.number === event.number) {
    return event.type === 'message.edited'
      ? { ...message, body: event.body, editedAt: event.at }
      : deleted(message, event.at);
  }
  if (message.replyTo?.number !== event.number) return message;
  const replyTo =
    event.type === 'message.edited'
      ? { ...message.replyTo, body: excerptOf(event.body) }
      : quoteOfNothing(event.number);
  return { ...message, replyTo };
}

/** What an answer quotes of a message that is gone, or not for whoever reads the answer. */
export const quoteOfNothing = (number: number): Quote => ({ number, author: null, body: '' });

/** Only who wrote it, when, and when it was deleted. */
const deleted = ({ id, number, author, at, shownIn }: Message, deletedAt: number): Message => ({
  id,
  number,
  author,
  body: '',
  at,
  deletedAt,
  ...(shownIn && { shownIn }),
});

function react(
  message: Message,
  { emoji, on, count }: Extract<MessageEvent, { type: 'message.reacted' }>,
  byMe: boolean,
): Message {
  const before = message.reactions ?? [];
  const known = before.find((reaction) => reaction.emoji === emoji);
  const after: Reaction = { emoji, count, mine: byMe ? on : (known?.mine ?? false) };
  const reactions = known
    ? before.map((reaction) => (reaction === known ? after : reaction))
    : [...before, after];
  return withReactions(
    message,
    reactions.filter((reaction) => reaction.count > 0),
  );
}

function withReactions(message: Message, reactions: Reaction[]): Message {
  if (reactions.length > 0) return { ...message, reactions };
  const { reactions: _none, ...rest } = message;
  return rest;
}

/** What the member wrote up to this number is quoted no more. */
export const eraseQuotes = (messages: Message[], memberId: string, upTo: number): Message[] =>
  messages.map((message) =>
    message.replyTo?.author?.id === memberId && message.replyTo.number <= upTo
      ? { ...message, replyTo: quoteOfNothing(message.replyTo.number) }
      : message,
  );
