// An entry on its way: it stands where it will, and where it was refused it says why.
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../../../shared/accounts.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import type { Pending } from './useWriting.ts';

type Props = {
  entry: Pending;
  me: Me;
  onRetry: (entry: Pending) => void;
  onDrop: (entry: Pending) => void;
};

export function PendingEntry({ entry, me, onRetry, onDrop }: Props) {
  const t = useTranslations('profiles.guestbook');
  const errorText = useErrorText();
  return (
    <li className="entry" aria-busy={entry.error === null}>
      <Avatar avatar={me.avatar} />
      <div className="entry-by">
        <b className="entry-name">{me.nickname}</b>
        <span className="muted tiny">{entry.error === null ? t('sending') : t('you')}</span>
      </div>
      <p className={entry.error === null ? 'entry-sending' : undefined}>{entry.body}</p>
      {entry.error === null ? null : (
        <div className="entry-refused" role="alert">
          <Icon name="warn" small />
          <span className="grow">{errorText(entry.error).text}</span>
          <Button size="s" onClick={() => onRetry(entry)}>
            {t('again')}
          </Button>
          <Button size="s" kind="quiet" onClick={() => onDrop(entry)}>
            {t('drop')}
          </Button>
        </div>
      )}
    </li>
  );
}
