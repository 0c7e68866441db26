// Presence: who is online. A member is online while any connection of theirs, on any instance, is open.
import type { Logger } from 'pino';

/** Milliseconds a connection counts after its last sign of life. A killed instance's members go offline then. */
export const leaseDuration = 30_000;
/** Milliseconds between signs of life. */
export const heartbeatInterval = 10_000;

/** How a member stands, over all their connections. */
export type Standing = {
  online: boolean;
  /** No connection is of a device that is in use. */
  idle: boolean;
  /** Wants to be counted and listed nowhere. */
  hidden: boolean;
};

export const offline: Standing = { online: false, idle: false, hidden: false };

/** Whether everybody may know that the member is there. */
export const isSeen = ({ online, hidden }: Standing): boolean => online && !hidden;

/** Of a member; `before` and `now` are alike where only something outside has changed (see `touch`). */
export type PresenceChange = { memberId: string; before: Standing; now: Standing };

/**
 * How those are gathered who are told of changes (see `gather`): many come and go at once when an instance does; one after
 * another, so that what is told last is the newest.
 */
export const changesTogether = { size: 500, atOnce: 1, rest: 50 };

/** Whose connection it is, and by which device; all connections of one device are in use, or none. */
export type Connecting = { id: string; device?: string; hidden?: boolean };

export type Presence = {
  /** A connection of this member opened here. Never throws; what could not be told is told by the next heartbeat. */
  connected(member: Connecting, connectionId: string): void;
  /** It closed. */
  disconnected(memberId: string, connectionId: string): void;
  /** A device of the member is not in use, or is again; on whichever instances its connections are. */
  setIdle(memberId: string, device: string, idle: boolean): void;
  /** Whether the member is counted and listed from now on. */
  setHidden(memberId: string, hidden: boolean): void;
  /** Tells the listeners of this instance that something else has changed of which presence tells, if the member is online here. */
  touch(memberId: string): void;
  /** Which of these members are online, hidden ones too. @throws while that cannot be known. */
  online(memberIds: readonly string[]): Promise<Set<string>>;
  /** How those of these members stand who are online, hidden ones too. @throws while that cannot be known. */
  standings(memberIds: readonly string[]): Promise<Map<string, Standing>>;
  /** Members online and not hidden, by id, after `cursor` (an id). @throws while that cannot be known. */
  list(page: { cursor: string | null; limit: number }): Promise<string[]>;
  /** How many members are online and not hidden. @throws while that cannot be known. */
  count(): Promise<number>;
  /**
   * Calls back when a member comes online with their first connection or goes offline with their last, and when they
   * stand otherwise. Of all instances, only the one that noticed calls its listeners.
   */
  onChange(listener: (change: PresenceChange) => void): () => void;
  /** Renews the leases of this instance's connections and ends those that ran out. Runs by itself too. */
  heartbeat(): Promise<void>;
  /** Resolves when what was told so far has arrived. */
  settled(): Promise<void>;
  /** Takes all connections of this instance away. */
  close(): Promise<void>;
};

/**
 * How members stand of whom changes were heard: what was heard may be older than what another instance has told already.
 * Where that cannot be known it is what was heard last. To be read last, and told in the same turn.
 */
export async function standingsAfter(
  { presence, log }: { presence: Presence; log: Logger },
  changes: readonly PresenceChange[],
): Promise<(memberId: string) => Standing> {
  const heard = new Map(changes.map(({ memberId, now }) => [memberId, now]));
  const known = await presence.standings([...heard.keys()]).catch((error: unknown) => {
    log.debug({ error }, 'presence is told as it was heard');
    return heard;
  });
  return (memberId) => known.get(memberId) ?? offline;
}

/** What is known of one connection. */
export type Connection = { memberId: string; device: string; idle: boolean; hidden: boolean };

/** How a member stands whose connections these are. */
export function standingOf(connections: readonly Pick<Connection, 'idle' | 'hidden'>[]): Standing {
  if (connections.length === 0) return offline;
  return {
    online: true,
    idle: connections.every(({ idle }) => idle),
    // One that does not know yet must not show the member.
    hidden: connections.some(({ hidden }) => hidden),
  };
}

export const isSameStanding = (one: Standing, other: Standing): boolean =>
  one.online === other.online && one.idle === other.idle && one.hidden === other.hidden;
