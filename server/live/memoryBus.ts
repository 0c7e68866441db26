// The bus of an instance that serves alone: it ends in this process and is always up.
import type { Logger } from 'pino';
import type { Bus, BusListener } from './bus.ts';
import { createListeners } from './listeners.ts';

export function createMemoryBus(log: Logger): Bus {
  const listeners = createListeners(log);
  return {
    publish(topic, bytes) {
      // Later, so that nobody is called in the middle of what the publisher is doing; in order all the same.
      queueMicrotask(() => listeners.call(topic, bytes));
    },
    whenSent: () => false,
    async subscribe(topic: string, listener: BusListener) {
      listeners.add(topic, listener);
      return async () => {
        listeners.remove(topic, listener);
      };
    },
    async followed(topics) {
      return new Set(topics.filter((topic) => listeners.has(topic)));
    },
    onUp: () => () => {},
    onDown: () => () => {},
    isUp: true,
    get topics() {
      return listeners.topics.length;
    },
    async close() {
      listeners.clear();
    },
  };
}
