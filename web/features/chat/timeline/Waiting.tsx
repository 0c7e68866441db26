// A message on its way: being sent, waiting, or refused with the reason and what can be done.
import { useTranslations } from 'use-intl/react';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Icon } from '../../../ui/Icon.tsx';
import type { OutboxEntry } from '../outbox/entry.ts';

type WaitingProps = {
  entry: OutboxEntry;
  offline: boolean;
  onRetry: (key: string) => void;
  onDrop: (key: string) => void;
};

export function Waiting({ entry, offline, onRetry, onDrop }: WaitingProps) {
  const t = useTranslations('rooms.log');
  const errorText = useErrorText();
  const { key, state } = entry;
  if (state.kind === 'failed') {
    // The catalogue's sentence for this code; the error itself did not survive a reload, its code and params did.
    const { text } = errorText({ data: { appCode: state.error.code, params: state.error.params } });
    return (
      <div className="failed" role="alert">
        <Icon name="warn" small />
        <span>{t('notSent', { reason: text })}</span>
        <button type="button" className="link" onClick={() => onRetry(key)}>
          {t('tryAgain')}
        </button>
        <button type="button" className="link" onClick={() => onDrop(key)}>
          {t('drop')}
        </button>
      </div>
    );
  }
  if (state.kind === 'sending' || (!offline && state.kind === 'waiting' && state.until === undefined)) {
    return (
      <span className="ticks" title={t('sending')}>
        <Icon name="clock" />
        <span className="sr">{t('sending')}</span>
      </span>
    );
  }
  return (
    <div className="waits">
      <Icon name="clock" small />
      <span>{!entry.kept ? t('waitingHere') : offline ? t('waiting') : t('slowed')}</span>
      <button type="button" className="link" onClick={() => onDrop(key)}>
        {t('takeBack')}
      </button>
    </div>
  );
}
