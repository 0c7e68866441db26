// What members do with their alerts, shown before the server answers.
import { useMemo } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Alert } from '../../../shared/alerts.ts';
import { api } from '../../api/trpc.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { toast } from '../../ui/toast.ts';
import { changeEveryList, fetchEveryList } from './alertsFeed.ts';

export type AlertActions = {
  /** Those that are read already are left alone. */
  markRead(alerts: readonly Alert[]): void;
  markAllRead(): void;
  /** Says so, with a way back. */
  remove(alert: Alert): void;
};

export function useAlertActions(): AlertActions {
  const t = useTranslations('alerts');
  const errorText = useErrorText();
  return useMemo(() => {
    const failed = (error: unknown) => {
      fetchEveryList();
      toast({ text: t('notDone', { reason: errorText(error).text }), bad: true });
    };
    const showRead = (ids: ReadonlySet<string> | null, count: number) =>
      changeEveryList((state) => ({
        ...state,
        items: state.items.map((alert) =>
          alert.read || (ids && !ids.has(alert.id)) ? alert : ({ ...alert, read: true } as Alert),
        ),
        unread: Math.max(0, state.unread - count),
      }));
    return {
      markRead(alerts) {
        const ids = alerts.filter(({ read }) => !read).map(({ id }) => id);
        if (ids.length === 0) return;
        showRead(new Set(ids), ids.length);
        api.alerts.markRead.mutate({ ids }).catch(failed);
      },
      markAllRead() {
        showRead(null, Number.POSITIVE_INFINITY);
        api.alerts.markAllRead.mutate().catch(failed);
      },
      remove(alert) {
        const ids = [alert.id];
        changeEveryList((state) => ({
          ...state,
          items: state.items.filter(({ id }) => id !== alert.id),
          unread: Math.max(0, state.unread - Number(!alert.read)),
        }));
        api.alerts.remove.mutate({ ids }).catch(failed);
        const onUndo = () => void api.alerts.restore.mutate({ ids }).catch(failed);
        toast({ text: t('removed'), undo: { label: t('undo'), onUndo } });
      },
    };
  }, [t, errorText]);
}
