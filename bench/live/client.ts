// A WebSocket client made for measuring: reads frames straight from the socket's bytes and makes no objects for them.
import { connect, type Socket } from 'node:net';

/** Takes the payload of each text frame, which is only there during the call. */
export type FrameTaker = (client: Client, bytes: Buffer, start: number, length: number) => void;

const textFrame = 0x81;
const firstBytes = Buffer.from('\r\n\r\n');
/** One for all connections: what is read is worked through before the next read. */
const readBuffer = Buffer.allocUnsafeSlow(256 * 1_024);
const nothing = Buffer.alloc(0);

/** A client's text message as bytes, masked with zeros. May be sent any number of times. */
export function clientFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const header =
    payload.length < 126
      ? [textFrame, 0x80 | payload.length, 0, 0, 0, 0]
      : [textFrame, 0xfe, payload.length >> 8, payload.length & 0xff, 0, 0, 0, 0];
  return Buffer.concat([Buffer.from(header), payload]);
}

export class Client {
  /** Its place among all clients. */
  readonly index: number;
  onFrame: FrameTaker;
  onClose: (() => void) | null = null;
  #socket: Socket | null = null;
  #rest: Buffer = nothing;
  #upgraded = false;
  #opened: (() => void) | null = null;

  constructor(index: number, onFrame: FrameTaker) {
    this.index = index;
    this.onFrame = onFrame;
  }

  /** Connects and upgrades. Rejects when refused. */
  open(port: number, path: string, cookie: string): Promise<void> {
    this.#rest = nothing;
    this.#upgraded = false;
    return new Promise((resolve, reject) => {
      this.#opened = resolve;
      const onread = {
        buffer: readBuffer,
        callback: (count: number, bytes: Uint8Array) => {
          this.#read(bytes as Buffer, count);
          return true;
        },
      };
      const socket = connect({ port, host: '127.0.0.1', noDelay: true, onread });
      this.#socket = socket;
      socket.on('error', reject);
      socket.once('close', () => {
        reject(new Error('The server closed the connection.'));
        this.onClose?.();
      });
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          `Cookie: ${cookie}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
      );
    });
  }

  send(frame: Buffer): void {
    this.#socket?.write(frame);
  }

  close(): void {
    this.onClose = null;
    this.#socket?.destroy();
  }

  #read(chunk: Buffer, count: number): void {
    let bytes = chunk;
    let end = count;
    if (this.#rest.length > 0) {
      bytes = Buffer.concat([this.#rest, chunk.subarray(0, count)]);
      end = bytes.length;
      this.#rest = nothing;
    }
    const from = this.#upgraded ? 0 : this.#upgrade(bytes.subarray(0, end));
    const at = from === null ? 0 : this.#frames(bytes, from, end);
    if (at < end) this.#rest = Buffer.from(bytes.subarray(at, end));
  }

  /** Where the frames begin; null while the answer to the upgrade is not complete. */
  #upgrade(bytes: Buffer): number | null {
    const at = bytes.indexOf(firstBytes);
    if (at < 0) return null;
    const status = bytes.toString('latin1', 9, 12);
    if (status !== '101') {
      this.#socket?.destroy(new Error(`The upgrade was answered ${status}.`));
      return bytes.length;
    }
    this.#upgraded = true;
    this.#opened?.();
    return at + firstBytes.length;
  }

  /** Hands over all whole frames; returns where the first that is not whole begins. */
  #frames(bytes: Buffer, from: number, end: number): number {
    let at = from;
    while (at + 2 <= end) {
      const first = bytes[at];
      let length = bytes[at + 1] ?? 0;
      let start = at + 2;
      if (length === 126) {
        if (at + 4 > end) break;
        length = bytes.readUInt16BE(at + 2);
        start = at + 4;
      } else if (length === 127) throw new Error('A frame longer than 64 KiB was not asked for.');
      if (start + length > end) break;
      at = start + length;
      if (first === textFrame) this.onFrame(this, bytes, start, length);
    }
    return at;
  }
}
