// Asks for the password of a locked room, and says why it did not open.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { limits } from '../../../../shared/limits.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { PasswordField } from '../../../ui/Field.tsx';
import { FormActs } from '../../../ui/FormActs.tsx';
import type { RoomToEnter } from './EnterRoom.tsx';

type Props = {
  room: RoomToEnter;
  /** What the last try was answered with. */
  refused: unknown;
  busy: boolean;
  onTry: (password: string) => void;
  onClose: () => void;
};

export function PasswordDialog({ room, refused, busy, onTry, onClose }: Props) {
  const t = useTranslations('rooms.enter');
  const errorText = useErrorText();
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const problem = missing ? t('passwordMissing') : refused ? errorText(refused).text : undefined;
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('passwordTitle', { title: room.title })}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (busy) return;
          setMissing(password === '');
          if (password !== '') onTry(password);
        }}
      >
        <PasswordField
          label={t('password')}
          hint={t('passwordHint')}
          problem={problem}
          value={password}
          maxLength={limits.roomPassword.max}
          autoComplete="off"
          autoFocus
          onChange={(event) => {
            setPassword(event.target.value);
            setMissing(false);
          }}
        />
        <FormActs stay={t('stay')} submit={t('submit')} busy={busy ? t('busy') : undefined} />
      </form>
    </Dialog>
  );
}
