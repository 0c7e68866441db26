// On the card of somebody in a group one owns: whether they help to look after it.
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { api, trpc } from '../../../api/trpc.ts';
import { LateWords } from '../../../i18n/LateWords.tsx';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { toast } from '../../../ui/toast.ts';
import { useKeys } from '../../wallet/useKeyOf.ts';

const sets = ['groups'] as const;

type Props = { roomId: string; person: MemberRef; moderates: boolean };

export function ModeratorButton(props: Props) {
  const { roomId, person } = props;
  const { data } = trpc.chat.personInRoom.useQuery({ roomId, memberId: person.id }, { staleTime: 0 });
  if (!data?.isIn) return null;
  return (
    <LateWords sets={sets}>
      <Inside {...props} />
    </LateWords>
  );
}

function Inside({ roomId, person, moderates }: Props) {
  const t = useTranslations('groups');
  const errorText = useErrorText();
  const keys = useKeys();
  const name = person.nickname;
  const set = useMutation({
    mutationFn: (on: boolean) =>
      api.chat.setModerator.mutate({ roomId, memberId: person.id, moderates: on, key: keys.of(on) }),
    onSuccess: (_, on) => {
      keys.done();
      toast({ text: t(on ? 'role.made' : 'role.ended', { name }) });
    },
    onError: (error) => toast({ text: t('do.failed', { reason: errorText(error).text }), bad: true }),
  });
  return (
    <Button
      size="s"
      kind="second"
      busy={set.isPending ? t('do.working') : undefined}
      onClick={() => set.mutate(!moderates)}
    >
      {t(moderates ? 'role.end' : 'role.make')}
    </Button>
  );
}
