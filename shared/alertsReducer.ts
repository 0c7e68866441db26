// How the events of a member's alerts change what a client holds: pure, the same on the page and in the tests.
import type { Alert, AlertEvent, AlertFilter, AlertsPage } from './alerts.ts';
import { forgetMember } from './gone.ts';

/** The newest alerts, as far down as they were fetched. */
export type AlertsState = AlertsPage;

const isWanted = (alert: Alert, { kind, unread }: AlertFilter): boolean =>
  (kind === undefined || alert.kind === kind) && !(unread === true && alert.read);

/**
 * The state after one event. One it has already changes nothing; `reset` is not for it: the list is fetched again.
 * @param filter what the list was asked for with.
 */
export function applyAlertEvent(
  state: AlertsState,
  event: AlertEvent | { type: 'reset' },
  seq: number,
  filter: AlertFilter = {},
): AlertsState {
  if (seq <= state.seq) return state;
  return { ...state, ...change(state, event, filter), seq };
}

function change(
  state: AlertsState,
  event: AlertEvent | { type: 'reset' },
  filter: AlertFilter,
): Partial<AlertsState> {
  const keep = (items: Alert[]) => items.filter((alert) => isWanted(alert, filter));
  const read = (isRead: (alert: Alert) => boolean) =>
    keep(
      state.items.map((alert) =>
        !alert.read && isRead(alert) ? ({ ...alert, read: true } as Alert) : alert,
      ),
    );
  switch (event.type) {
    case 'alert':
      return { items: keep(place(state, event.alert)), unread: event.unread };
    case 'read':
      return { items: read(({ number }) => number <= event.upTo), unread: event.unread };
    case 'readSome':
      return { items: read(({ id }) => event.ids.includes(id)), unread: event.unread };
    case 'removed':
      return { items: state.items.filter(({ id }) => !event.ids.includes(id)), unread: event.unread };
    case 'trimmed':
      return { items: state.items.filter(({ number }) => number > event.upTo), unread: event.unread };
    case 'member.gone':
      return { items: state.items.map((alert) => forgetMember(alert, event.memberId)) };
    case 'ended':
      return { items: [], nextCursor: null, floor: 0, unread: 0 };
    case 'settings':
    case 'reset':
      return {};
  }
}

/** Puts an alert where its number says. */
function place({ items, floor }: AlertsState, alert: Alert): Alert[] {
  const others = items.filter(({ id }) => id !== alert.id);
  if (alert.number < floor) return others;
  const below = others.findIndex(({ number }) => number < alert.number);
  return below === -1 ? [...others, alert] : others.toSpliced(below, 0, alert);
}
