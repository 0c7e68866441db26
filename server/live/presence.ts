// Presence: who is online. A member is online while any connection of theirs, on any instance, is open.

/** Milliseconds a connection counts after its last sign of life. A killed instance's members go offline then. */
export const leaseDuration = 30_000;
/** Milliseconds between signs of life. */
export const heartbeatInterval = 10_000;

export type PresenceChange = { memberId: string; online: boolean };

export type Presence = {
  /** A connection of this member opened here. Never throws; what could not be told is told by the next heartbeat. */
  connected(member: { id: string }, connectionId: string): void;
  /** It closed. */
  disconnected(memberId: string, connectionId: string): void;
  /** Which of these members are online. @throws while that cannot be known. */
  online(memberIds: readonly string[]): Promise<Set<string>>;
  /** Members online, by id, after `cursor` (an id). @throws while that cannot be known. */
  list(page: { cursor: string | null; limit: number }): Promise<string[]>;
  /** How many members are online. @throws while that cannot be known. */
  count(): Promise<number>;
  /**
   * Calls back when a member comes online with their first connection or goes offline with their last. Of all
   * instances, only the one that noticed calls its listeners.
   */
  onChange(listener: (change: PresenceChange) => void): () => void;
  /** Renews the leases of this instance's connections and ends those that ran out. Runs by itself too. */
  heartbeat(): Promise<void>;
  /** Resolves when what was told so far has arrived. */
  settled(): Promise<void>;
  /** Takes all connections of this instance away. */
  close(): Promise<void>;
};
