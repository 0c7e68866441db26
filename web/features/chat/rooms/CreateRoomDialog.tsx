// Opens a room: its name, how many it holds, and if one wants, a password.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { limits } from '../../../../shared/limits.ts';
import { appErrorOf } from '../../../api/errors.ts';
import { trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { PasswordField, TextField } from '../../../ui/Field.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useKeys } from '../../wallet/useKeyOf.ts';
import { CreateDialog, useGoInto } from './CreateDialog.tsx';

const defaultCapacity = 200;
const { min } = limits.roomCapacity;

export function CreateRoomDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('rooms.create');
  const errorText = useErrorText();
  const keys = useKeys();
  const [capacity, setCapacity] = useState(String(defaultCapacity));
  const [locked, setLocked] = useState(false);
  const [password, setPassword] = useState('');
  /** Whether it was sent with a name that can be one: what else is missing is said after the name. */
  const [tried, setTried] = useState(false);
  const onSuccess = useGoInto(onClose);
  const create = trpc.chat.createRoom.useMutation();
  const places = Number(capacity);
  const broken =
    !Number.isInteger(places) || places < min ? 'capacity' : locked && password === '' ? 'password' : null;
  const problem = tried ? broken : null;
  const tooLarge = create.error !== null && appErrorOf(create.error).code === 'CAPACITY_TOO_LARGE';

  const submit = (title: string | null) => {
    setTried(title !== null);
    if (title === null || broken) return;
    const input = { title, capacity: places, ...(locked && { password }) };
    create.mutate({ ...input, key: keys.of(input) }, { onSuccess });
  };

  return (
    <CreateDialog
      words="rooms.create"
      refusal={create.error && !tooLarge ? errorText(create.error).text : null}
      busy={create.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('capacity')}
        hint={t('capacityHint', { min })}
        problem={
          problem === 'capacity'
            ? t('capacityRule', { min })
            : tooLarge
              ? errorText(create.error).text
              : undefined
        }
        value={capacity}
        inputMode="numeric"
        maxLength={5}
        autoComplete="off"
        onChange={(event) => {
          setCapacity(event.target.value.replace(/\D/g, ''));
          create.reset();
        }}
      />
      <fieldset className="choices">
        <legend className="label">{t('who')}</legend>
        <label className="choice">
          <input className="sr" type="radio" name="who" checked={!locked} onChange={() => setLocked(false)} />
          <Icon name="globe" />
          {t('anyone')}
          <span className="end">{t('anyoneNote')}</span>
        </label>
        <label className="choice">
          <input className="sr" type="radio" name="who" checked={locked} onChange={() => setLocked(true)} />
          <Icon name="lock" />
          {t('withPassword')}
          <span className="end">{t('withPasswordNote')}</span>
        </label>
      </fieldset>
      {locked ? (
        <PasswordField
          label={t('password')}
          hint={t('passwordHint')}
          problem={problem === 'password' ? t('passwordMissing') : undefined}
          value={password}
          maxLength={limits.roomPassword.max}
          autoComplete="off"
          onChange={(event) => setPassword(event.target.value)}
        />
      ) : null}
    </CreateDialog>
  );
}
