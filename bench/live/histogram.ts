// Counts latencies by the microsecond, so that millions of them cost no memory and no sorting.

const reach = 2_000_000;

export class Histogram {
  readonly #counts = new Uint32Array(reach + 1);
  #total = 0;

  /** @param milliseconds anything beyond 2 s counts as 2 s. */
  add(milliseconds: number): void {
    const place = Math.min(reach, Math.max(0, Math.round(milliseconds * 1_000)));
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
    this.#total += 1;
  }

  /** Milliseconds below which a part of all lies, such as 0.99; 0 without any. */
  quantile(part: number): number {
    const wanted = Math.ceil(this.#total * part);
    let counted = 0;
    for (let place = 0; place <= reach; place += 1) {
      counted += this.#counts[place] ?? 0;
      if (counted >= wanted) return place / 1_000;
    }
    return reach / 1_000;
  }

  clear(): void {
    this.#counts.fill(0);
    this.#total = 0;
  }
}
