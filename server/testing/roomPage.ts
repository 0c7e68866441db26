// A member's page of a room through the stock client, over any of several instances. For tests.
import { createTRPCClient, createWSClient, httpLink, TRPCClientError, wsLink } from '@trpc/client';
import { WebSocket } from 'ws';
import type { RoomEvent } from '../../shared/chat.ts';
import { applyRoomEvent, type RoomState, roomStateOf } from '../../shared/chatReducer.ts';
import type { AppRouter } from '../router.ts';
import type { TestApp, TestMember } from './app.ts';

/** The member's calls to an instance. */
export const callsTo = (app: TestApp, { cookie }: TestMember) =>
  createTRPCClient<AppRouter>({ links: [httpLink({ url: `${app.url}/trpc`, headers: { cookie } })] });

/** Whether a call was done; refusals of the domain are an answer, all else is a failure. */
export const isDone = (call: Promise<unknown>): Promise<boolean> =>
  call.then(
    () => true,
    (error: unknown) => {
      const data = error instanceof TRPCClientError ? (error.data as { appCode?: string }) : {};
      if (data?.appCode && data.appCode !== 'UNEXPECTED') return false;
      throw error;
    },
  );

/** A snapshot, then its feed, by whichever instance it is connected to. */
export class RoomPage {
  state: RoomState | null = null;
  /** Why its feed ended. */
  ended: string | null = null;
  #close: () => void = () => {};

  readonly member: TestMember;
  readonly roomId: string;

  constructor(member: TestMember, roomId: string) {
    this.member = member;
    this.roomId = roomId;
  }

  async open(app: TestApp): Promise<void> {
    const snapshot = await callsTo(app, this.member).chat.room.query({ roomId: this.roomId });
    this.state = roomStateOf(snapshot);
    this.ended = null;
    this.follow(app);
  }

  /** Goes on from what it knows, as after a lost connection. */
  follow(app: TestApp): void {
    this.close();
    const { cookie } = this.member;
    class CookieSocket extends WebSocket {
      constructor(address: string, protocols?: string[]) {
        super(address, protocols, { headers: { cookie } });
      }
    }
    const socket = createWSClient({
      url: app.wsUrl,
      WebSocket: CookieSocket as unknown as typeof globalThis.WebSocket,
    });
    const client = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] });
    const subscription = client.chat.onRoom.subscribe(
      { roomId: this.roomId, lastEventId: String(this.state?.seq ?? 0) },
      {
        onData: ({ id, data }) => {
          const event = data as RoomEvent;
          // Whoever was sent out meanwhile is refused here, and the feed says why.
          if (event.type === 'reset') void isDone(this.open(app));
          else if (this.state) this.state = applyRoomEvent(this.state, event, Number(id));
        },
        onError: (error) => {
          this.ended = (error.data as { appCode?: string } | undefined)?.appCode ?? String(error);
        },
      },
    );
    this.#close = () => {
      subscription.unsubscribe();
      void socket.close();
    };
  }

  close(): void {
    this.#close();
    this.#close = () => {};
  }
}
