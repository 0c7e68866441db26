// How many unread messages of a room address the member: beside the number of all unread ones.
import { useTranslations } from 'use-intl/react';

export function CallBadge({ count }: { count: number }) {
  const t = useTranslations('chat.list');
  if (count < 1) return null;
  return (
    <span className="call-badge">
      <span aria-hidden="true">@{count > 99 ? '99+' : count}</span>
      <span className="sr">
        {count > 99 ? '99+' : count} {t('calls')}
      </span>
    </span>
  );
}
