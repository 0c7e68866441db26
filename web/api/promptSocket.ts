// A WebSocket that is gone when it is closed, whether or not the other end still answers.

/** How long the other end may take to agree, in milliseconds. */
export const goodbyeMs = 1_000;

/**
 * Over a network that is gone the closing handshake never ends: browsers fire `close` after many seconds or not at all,
 * and until then everybody believes in the connection. Here `close` is heard soon, or at once, and nothing after it.
 */
export class PromptSocket extends WebSocket {
  #last: Event | null = null;

  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols);
    const hear = (event: Event) => {
      if (this.#last && event !== this.#last) event.stopImmediatePropagation();
    };
    for (const type of ['message', 'error', 'close']) this.addEventListener(type, hear);
  }

  override close(code?: number, reason?: string): void {
    const { readyState } = this;
    super.close(code, reason);
    // One that is not open yet has nobody to wait for.
    if (readyState === WebSocket.OPEN) setTimeout(() => this.#end(), goodbyeMs);
  }

  /** Closes without waiting for the other end. */
  drop(): void {
    const { readyState } = this;
    super.close();
    if (readyState === WebSocket.OPEN) this.#end();
  }

  #end(): void {
    if (this.#last || this.readyState === WebSocket.CLOSED) return;
    this.#last = new CloseEvent('close', { code: 1006 });
    this.dispatchEvent(this.#last);
  }
}
