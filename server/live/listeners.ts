// Who listens to which topic in this process; shared by the adapters of the bus.
import type { Logger } from 'pino';
import type { BusListener } from './bus.ts';

export function createListeners(log: Logger) {
  const byTopic = new Map<string, Set<BusListener>>();
  return {
    /** @returns whether this is the topic's first listener. */
    add(topic: string, listener: BusListener): boolean {
      const there = byTopic.get(topic);
      if (there) {
        there.add(listener);
        return false;
      }
      byTopic.set(topic, new Set([listener]));
      return true;
    },
    /** @returns whether this was the topic's last listener. */
    remove(topic: string, listener: BusListener): boolean {
      const there = byTopic.get(topic);
      if (!there?.delete(listener) || there.size > 0) return false;
      byTopic.delete(topic);
      return true;
    },
    has: (topic: string): boolean => byTopic.has(topic),
    /** Calls all listeners of the topic; one that throws is logged and hinders no other. */
    call(topic: string, bytes: Buffer): void {
      for (const listener of [...(byTopic.get(topic) ?? [])]) {
        try {
          listener(bytes);
        } catch (error) {
          log.error({ topic, error }, 'a bus listener failed');
        }
      }
    },
    get topics(): string[] {
      return [...byTopic.keys()];
    },
    clear: () => byTopic.clear(),
  };
}
