// The first paint of a room (public/theme.js asked for it): what was said in it stands before the page's script runs,
// where the page will put it.
import type { RoomSnapshot } from '../shared/chat.ts';
import { type Row, timelineRows } from './features/chat/timeline/rows.ts';

declare global {
  interface Window {
    /** What the first paint shows of a room: it stays where it is until the page has drawn the room itself. */
    lobbyFirstRoom?: { roomId: string; parts: Element[] };
  }
}

/** Pixels that a row takes at least. Rows that nobody sees would only delay what follows. */
const leastRow = 28;

function box(className: string, ...inside: (string | Node)[]): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.append(...inside);
  return element;
}

function drawn(row: Row): Node {
  if (row.kind !== 'message') return box(row.kind === 'lines' ? 'note' : 'day', '\u00a0');
  const text = box('text', row.body);
  if (!row.head) return box('msg is-next', text);
  const name = document.createElement('b');
  name.append(row.author.nickname);
  return box('msg', box('msg-face', box('skeleton size-8 rounded-full')), box('by', name), text);
}

/** Draws a room into the frame that index.html holds; null where the page itself stands there already. */
export function drawRoom({ room, messages, readNumber }: RoomSnapshot): HTMLElement | null {
  const shell = document.querySelector('.first-paint');
  const main = shell?.querySelector('.main');
  if (!shell || !main) return null;
  const rows = timelineRows({
    messages: messages.items,
    lines: messages.lines,
    entries: [],
    me: { id: '', nickname: '', avatar: '' },
    unread: { afterNumber: readNumber, upTo: null },
    keyOf: () => undefined,
    dayOf: (at) => new Date(at).toDateString(),
  });
  const fitting = Math.ceil(innerHeight / leastRow);
  const log = box('log', box('log-in', ...rows.slice(-fitting).map(drawn)));
  const title = document.createElement('h1');
  title.append(room.title);
  const field = document.createElement('textarea');
  field.rows = 1;
  shell.classList.add('lobby', 'in-room');
  const talk = box(
    'talk',
    box('talk-head', box('btn btn-icon only-phone'), box('room-face'), title),
    box('log-place', log),
    box('typing'),
    box('composer', field, box('composer-bar', box('btn btn-icon'))),
  );
  main.replaceWith(box('rooms'), talk);
  log.scrollTop = log.scrollHeight;
  window.lobbyFirstRoom = { roomId: room.id, parts: [...talk.children] };
  return talk;
}
