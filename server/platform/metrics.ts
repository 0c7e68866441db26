// What the server measures of itself, for Prometheus. Counting costs an addition; the rest happens when somebody asks.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = {
  /** Something that only grows; `read` is called when the measurements are asked for. Each name is used once. */
  counter(name: string, help: string, read: () => number): void;
  /** Something that goes up and down. */
  gauge(name: string, help: string, read: () => number): void;
  /** How often values fell below each of the bounds, which rise. */
  histogram(name: string, help: string, bounds: number[]): { observe(value: number): void };
  /** All measurements in Prometheus' text format. */
  text(): Promise<{ contentType: string; body: string }>;
};

/** A registry of its own, so that several apps in one process do not mix. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  let ofTheProcess = false;
  return {
    counter(name, help, read) {
      new Counter({
        name,
        help,
        registers,
        collect() {
          this.reset();
          this.inc(read());
        },
      });
    },
    gauge(name, help, read) {
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    },
    histogram: (name, help, bounds) => new Histogram({ name, help, buckets: bounds, registers }),
    async text() {
      // Memory, garbage collection and the delay of the event loop are watched from the first time somebody asks:
      // whoever never does does not pay for it.
      if (!ofTheProcess) collectDefaultMetrics({ register: registry });
      ofTheProcess = true;
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
}
