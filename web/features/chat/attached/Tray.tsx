// Above what one writes: what hangs on it, each to be taken out again.
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl/react';
import { useSize } from '../../../i18n/useSize.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { dropFromTray, onTray, trayOf } from './tray.ts';

export function Tray({ roomId }: { roomId: string }) {
  const t = useTranslations('talk.attach');
  const size = useSize();
  const files = useSyncExternalStore(onTray, () => trayOf(roomId));
  if (files.length === 0) return null;
  return (
    <ul className="files-tray" aria-label={t('tray')}>
      {files.map((file) => (
        <li key={file.key} aria-busy={!file.ready}>
          {file.url ? (
            <img src={file.url} alt="" width={56} height={56} />
          ) : (
            <span className="files-tray-sign">
              <Icon name="receipt" />
            </span>
          )}
          <span className="grow">
            <span className="clip block small">{file.name}</span>
            <span className="tiny muted">{size(file.bytes)}</span>
          </span>
          <IconButton
            small
            icon="x"
            label={t('takeOut', { name: file.name })}
            onClick={() => {
              dropFromTray(roomId, file.key);
              document.getElementById('say')?.focus();
            }}
          />
        </li>
      ))}
    </ul>
  );
}
