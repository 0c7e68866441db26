// The WebSockets of this process, by session, so that the end of a session ends its sockets.

export type Connections = {
  /** Remembers a socket, by how to end it, until the returned function is called. */
  add(sessionId: string | null, end: () => void): () => void;
  /** Ends every socket of this session in this process. */
  endSession(sessionId: string): void;
  /** Sessions with a socket in this process. */
  readonly sessions: string[];
  readonly size: number;
};

export function createConnections(): Connections {
  const all = new Map<() => void, string | null>();
  return {
    add(sessionId, end) {
      all.set(end, sessionId);
      return () => all.delete(end);
    },
    endSession(sessionId) {
      for (const [end, owner] of all) if (owner === sessionId) end();
    },
    get sessions() {
      return [...new Set(all.values())].filter((owner) => owner !== null);
    },
    get size() {
      return all.size;
    },
  };
}
