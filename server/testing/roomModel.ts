// A room as a model of a few lines knows it: one instance, no network. For tests.
import type { Message } from '../../shared/chatMessages.ts';

export const names = ['ann', 'ben', 'cem', 'dee'] as const;
export type Name = (typeof names)[number];
/** Whose the room is; she stays. */
export const owner = 'ann';

export type Said = {
  author: Name;
  body: string;
  deleted: boolean;
  /** The number of the message it answers. */
  answers: number | null;
  reactions: Map<string, Set<Name>>;
};
type Place = {
  /** What was said up to here they do not see. */
  seenAfter: number;
  /** How far they have read; null where the model does not say. */
  read: number | null;
};
export type Model = {
  hidesHistory: boolean;
  places: Map<Name, Place>;
  said: Said[];
  /** Numbers, the newest pin first. */
  pins: number[];
  /** By what the feeds of those ended who are out. */
  ends: Map<Name, 'NOT_IN_ROOM' | 'ROOM_REMOVED'>;
};

/** A room in which nothing was said, with its owner alone. */
export const newModel = (hidesHistory: boolean): Model => ({
  hidesHistory,
  places: new Map([[owner, { seenAfter: 0, read: null }]]),
  said: [],
  pins: [],
  ends: new Map(),
});

/** Somebody who is in says something, and has read all up to there. */
export function say(
  { places, said }: Model,
  author: Name,
  body: string,
  answers: number | null = null,
): void {
  said.push({ author, body, deleted: false, answers, reactions: new Map() });
  const place = places.get(author);
  if (place) place.read = said.length;
}

/** What a member sees of a message. */
export type Sight = {
  number: number;
  author: string;
  body: string;
  deleted: boolean;
  quote: { number: number; author: string | null; body: string } | null;
  reactions: { emoji: string; count: number; mine: boolean }[];
};

const byEmoji = (one: { emoji: string }, other: { emoji: string }) => (one.emoji < other.emoji ? -1 : 1);

/** What this one sees of what was said. @param idOf a member's id */
export function seenByModel({ places, said }: Model, name: Name, idOf: (name: Name) => string): Sight[] {
  const seenAfter = places.get(name)?.seenAfter ?? 0;
  const quoteOf = (number: number): Sight['quote'] => {
    const quoted = said[number - 1];
    const isSeen = quoted && !quoted.deleted && number > seenAfter;
    return { number, author: isSeen ? idOf(quoted.author) : null, body: isSeen ? quoted.body : '' };
  };
  const all = said.map(({ author, body, deleted, answers, reactions }, index) => ({
    number: index + 1,
    author: idOf(author),
    body,
    deleted,
    quote: answers === null ? null : quoteOf(answers),
    reactions: [...reactions]
      .filter(([, by]) => by.size > 0)
      .map(([emoji, by]) => ({ emoji, count: by.size, mine: by.has(name) }))
      .sort(byEmoji),
  }));
  return all.slice(seenAfter);
}

/** The numbers of what is pinned, as far as this one sees it. */
export const pinsByModel = ({ places, pins }: Model, name: Name): number[] =>
  pins.filter((number) => number > (places.get(name)?.seenAfter ?? 0));

/** What real messages show. */
export const seenOnPage = (messages: readonly Message[]): Sight[] =>
  messages.map(({ number, author, body, deletedAt, replyTo, reactions = [] }) => ({
    number,
    author: author.id,
    body,
    deleted: deletedAt !== undefined,
    quote: replyTo
      ? { number: replyTo.number, author: replyTo.author?.id ?? null, body: replyTo.body }
      : null,
    reactions: [...reactions].sort(byEmoji),
  }));
