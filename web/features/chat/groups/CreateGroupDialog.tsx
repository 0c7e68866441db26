// Makes a group: its name, whom to invite, and whether it stands in the list.
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { limits } from '../../../../shared/limits.ts';
import { characters, isTitle } from '../../../../shared/text.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Check } from '../../../ui/Choices.tsx';
import { Dialog, DialogClose } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useKeys } from '../../wallet/useKeyOf.ts';
import { PeoplePicker } from './PeoplePicker.tsx';

const { max } = limits.roomTitle;

const problemOf = (name: string) =>
  name === ''
    ? 'nameMissing'
    : characters(name) > max
      ? 'nameLong'
      : isTitle(name)
        ? null
        : ('nameBad' as const);

export function CreateGroupDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('groups.create');
  const errorText = useErrorText();
  const navigate = useNavigate();
  const keys = useKeys();
  const [title, setTitle] = useState('');
  const [picked, setPicked] = useState<MemberRef[]>([]);
  const [listed, setListed] = useState(false);
  const [tried, setTried] = useState(false);
  const create = trpc.chat.createGroup.useMutation();
  const name = title.trim();
  const count = characters(name);
  const broken = problemOf(name);
  // Too long is said at once, as nothing stops the typing.
  const problem = tried || broken === 'nameLong' ? broken : null;

  const submit = () => {
    setTried(true);
    if (broken || create.isPending) return;
    const input = { title: name, memberIds: picked.map(({ id }) => id), listed };
    create.mutate(
      { ...input, key: keys.of(input) },
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
        <PeoplePicker picked={picked} onPick={setPicked} />
        <div>
          <Check checked={listed} onChange={setListed}>
            {t('listed')}
          </Check>
          <p className="hint small muted">{t('listedHint')}</p>
        </div>
        {create.error ? (
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
