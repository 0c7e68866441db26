// Presence of an instance that serves alone. It dies with the process, and so do the connections it knows of.
import {
  type Connection,
  isSameStanding,
  isSeen,
  offline,
  type Presence,
  type PresenceChange,
  type Standing,
  standingOf,
} from './presence.ts';

export function createMemoryPresence(): Presence {
  const connections = new Map<string, Map<string, Connection>>();
  const standings = new Map<string, Standing>();
  const listeners = new Set<(change: PresenceChange) => void>();
  /** Ids of those who are seen, in order, made anew when somebody asks after a change. */
  let seen: string[] | null = null;

  function tell(change: PresenceChange): void {
    for (const listener of [...listeners]) listener(change);
  }

  /** Tells what has changed. */
  function settle(memberId: string): void {
    const there = connections.get(memberId);
    const before = standings.get(memberId) ?? offline;
    const now = standingOf([...(there?.values() ?? [])]);
    if (isSameStanding(before, now)) return;
    if (now.online) standings.set(memberId, now);
    else {
      standings.delete(memberId);
      connections.delete(memberId);
    }
    seen = null;
    tell({ memberId, before, now });
  }

  function change(memberId: string, device: string | null, what: Partial<Connection>): void {
    for (const connection of connections.get(memberId)?.values() ?? []) {
      if (device === null || connection.device === device) Object.assign(connection, what);
    }
    settle(memberId);
  }

  const listSeen = () => {
    seen ??= [...standings].flatMap(([id, standing]) => (isSeen(standing) ? [id] : [])).sort();
    return seen;
  };

  return {
    connected({ id, device = '', hidden = false }, connectionId) {
      const there = connections.get(id) ?? new Map<string, Connection>();
      connections.set(id, there);
      there.set(connectionId, { memberId: id, device, idle: false, hidden });
      settle(id);
    },
    disconnected(memberId, connectionId) {
      if (connections.get(memberId)?.delete(connectionId)) settle(memberId);
    },
    setIdle: (memberId, device, idle) => change(memberId, device, { idle }),
    setHidden: (memberId, hidden) => change(memberId, null, { hidden }),
    touch(memberId) {
      const standing = standings.get(memberId);
      if (standing) tell({ memberId, before: standing, now: standing });
    },
    async online(memberIds) {
      return new Set(memberIds.filter((id) => standings.has(id)));
    },
    async standings(memberIds) {
      return new Map(
        memberIds.flatMap((id) => {
          const standing = standings.get(id);
          return standing ? [[id, standing] as const] : [];
        }),
      );
    },
    async list({ cursor, limit }) {
      const all = listSeen();
      const from = cursor === null ? 0 : all.findIndex((id) => id > cursor);
      return from < 0 ? [] : all.slice(from, from + limit);
    },
    async count() {
      return listSeen().length;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async heartbeat() {},
    async settled() {},
    async close() {
      listeners.clear();
      connections.clear();
      standings.clear();
      seen = null;
    },
  };
}
