// How members are seen, without a schema: the page carries it.
import type { Hush } from './hush.ts';

export const audiences = ['everyone', 'friends', 'nobody'] as const;
export type Audience = (typeof audiences)[number];
/** Who may write to a member and ask them into rooms; `near` are friends and whoever is in a room with them. */
export const reaches = ['everyone', 'near', 'friends'] as const;
export type Reach = (typeof reaches)[number];
export const chosenStates = ['online', 'busy', 'invisible'] as const;
export type ChosenState = (typeof chosenStates)[number];

/** What a member wants to be seen of them, on all their devices. */
export type PresenceSettings = {
  chosen: ChosenState;
  /** Who sees whether the member is there, and when they were last. */
  showState: Audience;
  /** Who sees which room they are in. */
  showRoom: Audience;
  /** Who sees what they play. */
  showPlaying: Audience;
  /** Who may write to them alone, and ask them into rooms. */
  reach: Reach;
  /** When nothing shall disturb them; nobody else is told. */
  hush: Hush;
};

/** How a member is seen by one other. */
export type PresenceView = {
  state: 'online' | 'away' | 'busy' | 'offline';
  /** Epoch milliseconds when they were last there; null while they are, and where that is not known or not shown. */
  seenAt: number | null;
  /** An open room without a password that they are in. */
  room: { id: string; title: string } | null;
  /** What they play, and since when. */
  playing: { gameId: string; slug: string; title: string; since: number } | null;
};

/** Nothing is known of them, or nothing shown. */
export const unseen: PresenceView = { state: 'offline', seenAt: null, room: null, playing: null };
