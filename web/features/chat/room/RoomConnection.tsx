// How the connection stands, below the room's head: nothing while all is well, and a moment of relief after trouble.
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { tryToConnectNow, useConnectionDetails } from '../../../api/connection.ts';
import { Icon } from '../../../ui/Icon.tsx';

/** A short stumble is not worth a word, in milliseconds. */
const patience = 1_200;
/** How long the good news stands, in milliseconds. */
const relief = 3_000;

type Shown = 'connecting' | 'reconnecting' | 'offline' | 'back' | null;

function useShown(): { shown: Shown; tries: number } {
  const { status, tries } = useConnectionDetails();
  const [shown, setShown] = useState<Shown>(null);
  useEffect(() => {
    if (status === 'open') {
      setShown((before) => (before && before !== 'connecting' ? 'back' : null));
      const timer = setTimeout(() => setShown(null), relief);
      return () => clearTimeout(timer);
    }
    const timer = setTimeout(() => setShown(status), status === 'offline' ? 0 : patience);
    return () => clearTimeout(timer);
  }, [status]);
  return { shown, tries };
}

/** @param news what the good news says, when there is more to say than that all is well */
export function RoomConnection({ news = null }: { news?: string | null }) {
  const t = useTranslations('rooms.connection');
  const { shown, tries } = useShown();
  return (
    <div className="conn-place" role="status">
      {shown === 'offline' ? (
        <div className="conn is-off">
          <Icon name="off" />
          <span>{t('offline')}</span>
          <TryNow />
        </div>
      ) : shown === 'back' ? (
        <div className="conn is-back">
          <Icon name="check" />
          <span>{news ?? t('back')}</span>
        </div>
      ) : shown ? (
        <div className="conn">
          <span className="spin" aria-hidden="true" />
          <span>
            {shown === 'connecting' ? t('connecting') : t('reconnecting', { tries: Math.max(1, tries) })}
          </span>
          <TryNow />
        </div>
      ) : null}
    </div>
  );
}

function TryNow() {
  const t = useTranslations('rooms.connection');
  return (
    <button type="button" className="link" onClick={tryToConnectNow}>
      {t('tryNow')}
    </button>
  );
}
