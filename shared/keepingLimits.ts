// Bounds of looking after a room: apart from the others, for no first page shows them.

export const keepingLimits = {
  /** Seconds between two messages of a member, where the owner wants that. */
  slowMode: { max: 21_600 },
  /** Words nobody writes in a room, and characters of one. */
  filterWords: { max: 200 },
  filterWord: { max: 40 },
  /** Seconds for which somebody is muted. */
  mute: { max: 28 * 86_400 },
  /** Days a link into a room is good for, and links of a room at once. */
  inviteDays: { max: 30 },
  roomInvites: { max: 20 },
} as const;
