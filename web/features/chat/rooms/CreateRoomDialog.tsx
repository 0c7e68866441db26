// Opens a room: its name, how many it holds, and if one wants, a password.

import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { limits } from '../../../../shared/limits.ts';
import { characters, isTitle } from '../../../../shared/text.ts';
import { appErrorOf } from '../../../api/errors.ts';
import { newKey } from '../../../api/newKey.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogClose } from '../../../ui/Dialog.tsx';
import { PasswordField, TextField } from '../../../ui/Field.tsx';
import { Icon } from '../../../ui/Icon.tsx';

const defaultCapacity = 200;

/** What the server would take; `problem` names the field whose rule is broken. */
function readForm(title: string, capacity: string, password: string | null) {
  const name = title.trim();
  const people = Number(capacity);
  if (name === '') return { problem: 'nameMissing' } as const;
  if (characters(name) > limits.roomTitle.max) return { problem: 'nameLong' } as const;
  if (!isTitle(name)) return { problem: 'nameBad' } as const;
  if (!Number.isInteger(people) || people < limits.roomCapacity.min) return { problem: 'capacity' } as const;
  if (password === '') return { problem: 'password' } as const;
  return { input: { title: name, capacity: people, ...(password === null ? {} : { password }) } } as const;
}

/** The same input keeps its key, so that a lost answer does not open two rooms; other input is another room. */
function useKeyFor(): (input: unknown) => string {
  const last = useRef({ text: '', key: '' });
  return (input) => {
    const text = JSON.stringify(input);
    if (last.current.text !== text) last.current = { text, key: newKey() };
    return last.current.key;
  };
}

export function CreateRoomDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('rooms.create');
  const errorText = useErrorText();
  const navigate = useNavigate();
  const keyFor = useKeyFor();
  const [title, setTitle] = useState('');
  const [capacity, setCapacity] = useState(String(defaultCapacity));
  const [locked, setLocked] = useState(false);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const create = trpc.chat.createRoom.useMutation();

  const form = readForm(title, capacity, locked ? password : null);
  // Too long is said at once, as nothing stops the typing.
  const problem = tried || form.problem === 'nameLong' ? form.problem : undefined;
  const count = characters(title.trim());
  const refusal = create.error ? appErrorOf(create.error) : null;
  const tooLarge = refusal?.code === 'CAPACITY_TOO_LARGE';

  const submit = () => {
    setTried(true);
    if (!form.input || create.isPending) return;
    create.mutate(
      { ...form.input, key: keyFor(form.input) },
      {
        async onSuccess({ roomId }) {
          await cache.chat.myRooms.invalidate();
          onClose();
          await navigate({ to: '/rooms/$roomId', params: { roomId } });
        },
      },
    );
  };

  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('title')}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label={t('name')}
          hint={t('nameHint', { count, max: limits.roomTitle.max })}
          problem={
            problem === 'nameLong'
              ? t('nameLong', { max: limits.roomTitle.max, count })
              : problem === 'nameMissing' || problem === 'nameBad'
                ? t(problem)
                : undefined
          }
          value={title}
          placeholder={t('namePlaceholder')}
          autoComplete="off"
          autoFocus
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextField
          label={t('capacity')}
          hint={t('capacityHint', { min: limits.roomCapacity.min })}
          problem={
            problem === 'capacity'
              ? t('capacityRule', { min: limits.roomCapacity.min })
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
            <input
              className="sr"
              type="radio"
              name="who"
              checked={!locked}
              onChange={() => setLocked(false)}
            />
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
        {create.error && !tooLarge ? (
          <p className="notice is-bad" role="alert">
            <Icon name="warn" />
            {errorText(create.error).text}
          </p>
        ) : null}
        <div className="dialog-acts">
          <DialogClose render={<Button kind="quiet">{t('notNow')}</Button>} />
          <Button kind="primary" type="submit" busy={create.isPending ? t('busy') : undefined}>
            {t('submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
