// The frame of what makes a room or a group: its name first, a refusal last, and then one is in it.
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { limits } from '../../../../shared/limits.ts';
import { characters, isTitle } from '../../../../shared/text.ts';
import { cache } from '../../../api/trpc.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { FormActs } from '../../../ui/FormActs.tsx';
import { Icon } from '../../../ui/Icon.tsx';

const { max } = limits.roomTitle;

type Props = {
  words: 'rooms.create' | 'groups.create';
  /** Why it was not made, where it is not said at its field. */
  refusal: string | null;
  busy: boolean;
  /** Called with a name that can be one, or null, when the rest is to be judged as well. */
  onSubmit: (name: string | null) => void;
  onClose: () => void;
  children: ReactNode;
};

export function CreateDialog({ words, refusal, busy, onSubmit, onClose, children }: Props) {
  const t = useTranslations(words);
  const [title, setTitle] = useState('');
  const [tried, setTried] = useState(false);
  const name = title.trim();
  const count = characters(name);
  const broken = problemOf(name);
  // Too long is said at once, as nothing stops the typing.
  const problem = tried || broken === 'nameLong' ? broken : null;
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('title')}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!busy) onSubmit(broken ? null : name);
        }}
      >
        <TextField
          label={t('name')}
          hint={t('nameHint', { count, max })}
          problem={
            problem === null ? undefined : problem === 'nameLong' ? t(problem, { max, count }) : t(problem)
          }
          value={title}
          placeholder={t('namePlaceholder')}
          autoComplete="off"
          autoFocus
          onChange={(event) => setTitle(event.target.value)}
        />
        {children}
        {refusal === null ? null : (
          <p className="notice is-bad" role="alert">
            <Icon name="warn" />
            {refusal}
          </p>
        )}
        <FormActs stay={t('notNow')} submit={t('submit')} busy={busy ? t('busy') : undefined} />
      </form>
    </Dialog>
  );
}

function problemOf(name: string): 'nameMissing' | 'nameLong' | 'nameBad' | null {
  if (name === '') return 'nameMissing';
  if (characters(name) > max) return 'nameLong';
  return isTitle(name) ? null : 'nameBad';
}

/** Once it is made: leads into it. */
export function useGoInto(onClose: () => void): (made: { roomId: string }) => Promise<void> {
  const navigate = useNavigate();
  return async ({ roomId }) => {
    await cache.chat.myRooms.invalidate();
    onClose();
    await navigate({ to: '/rooms/$roomId', params: { roomId } });
  };
}
