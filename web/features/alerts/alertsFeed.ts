// The feeds of the member's alerts: the bell's, and one for each filter of the page.
import type { AlertEvent, AlertFilter } from '../../../shared/alerts.ts';
import { type AlertsState, applyAlertEvent } from '../../../shared/alertsReducer.ts';
import { type FeedDefinition, feeds } from '../../api/feeds.ts';
import { api, queryClient } from '../../api/trpc.ts';

const prefix = 'alerts';
/** Alerts fetched at once. */
export const pageSize = 20;
/** How often a page is asked for again that was older than what is known by then. */
const tries = 3;

export type AlertsFeed = FeedDefinition<AlertsState, AlertEvent>;

export function alertsFeed(filter: AlertFilter = {}): AlertsFeed {
  return {
    name: `${prefix} ${filter.kind ?? ''} ${filter.unread ? 'unread' : ''}`,
    source: {
      fetchSnapshot: () => api.alerts.list.query({ ...filter, limit: pageSize }),
      subscribe(lastEventId, { onEvent, onError, onComplete }) {
        const subscription = api.alerts.onAlerts.subscribe(
          { lastEventId },
          { onData: ({ id, data }) => onEvent(data as AlertEvent, id), onError, onComplete },
        );
        return () => subscription.unsubscribe();
      },
      apply: (state, event, seq) => applyAlertEvent(state, event, seq, filter),
    },
  };
}

/** The newest alerts of all kinds, and how many are unread. */
export const bellFeed = alertsFeed();

/** Fetches what comes below. @throws what the call throws */
export async function fetchMoreAlerts({ name }: AlertsFeed, filter: AlertFilter): Promise<void> {
  for (let left = tries; left > 0; left -= 1) {
    const cursor = feeds.view<AlertsState>(name)?.state?.nextCursor;
    if (!cursor) return;
    const page = await api.alerts.list.query({ ...filter, cursor, limit: pageSize });
    const isOld = page.seq < (feeds.view<AlertsState>(name)?.state?.seq ?? 0);
    if (isOld && left > 1) continue;
    feeds.update<AlertsState>(name, (state) => {
      const known = new Set(state.items.map(({ id }) => id));
      const items = [...state.items, ...page.items.filter(({ id }) => !known.has(id))];
      return { ...state, items, nextCursor: page.nextCursor, floor: page.floor };
    });
    return;
  }
}

/** Changes every list of alerts before the server answers; its event says the same, or the lists are fetched again. */
export function changeEveryList(change: (state: AlertsState) => AlertsState): void {
  for (const name of shown()) feeds.update<AlertsState>(name, change);
}

/** After something failed: what was shown before the answer may be wrong. */
export function fetchEveryList(): void {
  for (const name of shown()) feeds.refresh(name);
}

const shown = () =>
  queryClient
    .getQueriesData({ queryKey: ['feed'] })
    .map(([key]) => String(key[1]))
    .filter((name) => name.startsWith(`${prefix} `));
