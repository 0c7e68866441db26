// Presence of an instance that serves alone. It dies with the process, and so do the connections it knows of.
import type { Presence, PresenceChange } from './presence.ts';

export function createMemoryPresence(): Presence {
  const connections = new Map<string, Set<string>>();
  const listeners = new Set<(change: PresenceChange) => void>();
  /** Ids in order, made anew when somebody asks after a change. */
  let sorted: string[] | null = null;

  function tell(change: PresenceChange): void {
    sorted = null;
    for (const listener of [...listeners]) listener(change);
  }

  return {
    connected(member, connectionId) {
      const there = connections.get(member.id);
      if (there) {
        there.add(connectionId);
        return;
      }
      connections.set(member.id, new Set([connectionId]));
      tell({ memberId: member.id, online: true });
    },
    disconnected(memberId, connectionId) {
      const there = connections.get(memberId);
      if (!there?.delete(connectionId) || there.size > 0) return;
      connections.delete(memberId);
      tell({ memberId, online: false });
    },
    async online(memberIds) {
      return new Set(memberIds.filter((id) => connections.has(id)));
    },
    async list({ cursor, limit }) {
      sorted ??= [...connections.keys()].sort();
      const from = cursor === null ? 0 : sorted.findIndex((id) => id > cursor);
      return from < 0 ? [] : sorted.slice(from, from + limit);
    },
    async count() {
      return connections.size;
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
    },
  };
}
