// Makes a group: its name, whom to invite, and whether it stands in the list.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Check } from '../../../ui/Choices.tsx';
import { useKeys } from '../../wallet/useKeyOf.ts';
import { CreateDialog, useGoInto } from '../rooms/CreateDialog.tsx';
import { PeoplePicker } from './PeoplePicker.tsx';

export function CreateGroupDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('groups.create');
  const errorText = useErrorText();
  const keys = useKeys();
  const [picked, setPicked] = useState<MemberRef[]>([]);
  const [listed, setListed] = useState(false);
  const onSuccess = useGoInto(onClose);
  const create = trpc.chat.createGroup.useMutation();
  const submit = (title: string | null) => {
    if (title === null) return;
    const input = { title, memberIds: picked.map(({ id }) => id), listed };
    create.mutate({ ...input, key: keys.of(input) }, { onSuccess });
  };
  return (
    <CreateDialog
      words="groups.create"
      refusal={create.error ? errorText(create.error).text : null}
      busy={create.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <PeoplePicker picked={picked} onPick={setPicked} />
      <div>
        <Check checked={listed} onChange={setListed}>
          {t('listed')}
        </Check>
        <p className="hint small muted">{t('listedHint')}</p>
      </div>
    </CreateDialog>
  );
}
