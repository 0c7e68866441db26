// What the member keeps about a friend for themselves: a name of their own, and groups.
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { friendLimits } from '../../../shared/friendLimits.ts';
import type { Friend } from '../../../shared/friends.ts';
import { characters } from '../../../shared/text.ts';
import { trpc } from '../../api/trpc.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import { FormActs } from '../../ui/FormActs.tsx';
import { Icon } from '../../ui/Icon.tsx';

/** Commas of any keyboard. */
const groupsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，、]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
];

export function NoteDialog({ friend, onClose }: { friend: Friend; onClose: () => void }) {
  const t = useTranslations('people.note');
  const errorText = useErrorText();
  const { id, nickname } = friend.member;
  const [ownName, setOwnName] = useState(friend.ownName);
  const [groups, setGroups] = useState(friend.labels.join(', '));
  const save = trpc.friends.note.useMutation({ onSuccess: onClose });
  const labels = groupsOf(groups);
  const nameIsLong = characters(ownName.trim()) > friendLimits.ownName.max;
  const labelIsLong = labels.some((label) => characters(label) > friendLimits.label.max);
  const areMany = labels.length > friendLimits.labelsOfFriend.max;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (nameIsLong || labelIsLong || areMany || save.isPending) return;
    save.mutate({ memberId: id, ownName: ownName.trim(), labels });
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('title', { name: nickname })}>
      <form className="stack" noValidate onSubmit={submit}>
        <TextField
          label={t('ownName')}
          hint={t('ownNameHint', { name: nickname })}
          problem={nameIsLong ? t('tooLong', { max: friendLimits.ownName.max }) : undefined}
          value={ownName}
          autoComplete="off"
          autoFocus
          onChange={(event) => setOwnName(event.target.value)}
        />
        <TextField
          label={t('groups')}
          hint={t('groupsHint', { max: friendLimits.labelsOfFriend.max })}
          problem={
            areMany
              ? t('tooMany', { max: friendLimits.labelsOfFriend.max })
              : labelIsLong
                ? t('tooLong', { max: friendLimits.label.max })
                : undefined
          }
          value={groups}
          autoComplete="off"
          onChange={(event) => setGroups(event.target.value)}
        />
        {save.error ? (
          <p className="notice is-bad" role="alert">
            <Icon name="warn" />
            {errorText(save.error).text}
          </p>
        ) : null}
        <FormActs stay={t('notNow')} submit={t('save')} busy={save.isPending ? t('saving') : undefined} />
      </form>
    </Dialog>
  );
}
