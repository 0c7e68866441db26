// How the live connection stands: nothing while all is well, a strip while it is not, and a moment of relief after.
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { type ConnectionState, tryToConnectNow, useConnection } from '../api/connection.ts';
import { Icon } from '../ui/Icon.tsx';

/** A short stumble is not worth a word. */
const patience = 1_500; // ms
const relief = 2_500; // ms

type Shown = Exclude<ConnectionState, 'open'> | 'back' | null;

export function ConnectionStrip() {
  return <Strip state={useConnection()} />;
}

export function Strip({ state }: { state: ConnectionState }) {
  const t = useTranslations('shell.connection');
  const [shown, setShown] = useState<Shown>(null);

  useEffect(() => {
    if (state === 'open') {
      setShown((before) => (before === null || before === 'connecting' ? null : 'back'));
      const timer = setTimeout(() => setShown(null), relief);
      return () => clearTimeout(timer);
    }
    const timer = setTimeout(() => setShown(state), state === 'offline' ? 0 : patience);
    return () => clearTimeout(timer);
  }, [state]);

  return (
    <div role="status" className="conn-place">
      {shown === 'offline' ? (
        <div className="conn is-off">
          <Icon name="off" />
          <span>{t('offline')}</span>
        </div>
      ) : shown === 'back' ? (
        <div className="conn is-back">
          <Icon name="check" />
          <span>{t('open')}</span>
        </div>
      ) : shown ? (
        <div className="conn">
          <span className="spin" aria-hidden="true" />
          <span>{t(shown)}</span>
          {shown === 'reconnecting' ? (
            <button type="button" className="link" onClick={tryToConnectNow}>
              {t('tryNow')}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
