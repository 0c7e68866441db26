// The first paint of a room (public/theme.js asked for it): what was said in it stands before the page's script runs,
// where the page will put it.
import type { RoomSnapshot } from '../shared/chat.ts';
import { type Row, timelineRows } from './features/chat/timeline/rows.ts';

/** Rows that fill the tallest screen. */
const atMost = 40;

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

/** Draws a room into the frame that index.html holds, unless the page itself stands there already. */
export function drawRoom({ room, messages, readNumber }: RoomSnapshot): void {
  const shell = document.querySelector('.first-paint');
  const main = shell?.querySelector('.main');
  if (!shell || !main) return;
  const rows = timelineRows({
    messages: messages.items,
    lines: messages.lines,
    entries: [],
    me: { id: '', nickname: '', avatar: '' },
    unread: { afterNumber: readNumber, upTo: null },
    keyOf: () => undefined,
    dayOf: (at) => new Date(at).toDateString(),
  });
  const log = box('log', box('log-in', ...rows.slice(-atMost).map(drawn)));
  const title = document.createElement('h1');
  title.append(room.title);
  const field = document.createElement('textarea');
  field.rows = 1;
  shell.classList.add('lobby', 'in-room');
  main.replaceWith(
    box('rooms'),
    box(
      'talk',
      box('talk-head', box('btn btn-icon only-phone'), box('room-face'), title),
      box('log-place', log),
      box('typing'),
      box('composer', field, box('composer-bar', box('btn btn-icon'))),
    ),
  );
  log.scrollTop = log.scrollHeight;
}
