// Naming a member by the whole of their name, to give them something.
import { useTranslations } from 'use-intl/react';
import type { Me, MemberRef } from '../../../shared/accounts.ts';
import { limits } from '../../../shared/limits.ts';
import { nicknameProblem } from '../../../shared/text.ts';
import { trpc } from '../../api/trpc.ts';
import { readError } from '../../i18n/readError.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useSettled } from '../../ui/useSettled.ts';

/** Who goes by a name that is being typed; null while nobody does, or oneself. */
export function useNamed(me: Me | null, typed: string) {
  const name = typed.trim();
  const settled = useSettled(name);
  const mayBe = nicknameProblem(settled.normalize('NFKC')) === null;
  const query = trpc.accounts.find.useQuery({ nickname: settled }, { enabled: me !== null && mayBe });
  const isSettled = name === settled;
  const found = mayBe && isSettled ? (query.data ?? null) : null;
  const isSelf = found !== null && found.id === me?.id;
  return {
    member: isSelf ? null : found,
    isSelf,
    isLooking: name !== '' && (!isSettled || (mayBe && query.isFetching)),
    error: isSettled && mayBe ? query.error : null,
    isNobody: name !== '' && isSettled && !mayBe,
  };
}

type Props = {
  /** Else: to whom something goes. */
  label?: string;
  value: string;
  onChange: (value: string) => void;
  named: ReturnType<typeof useNamed>;
  hint: string;
  /** What is said of who was found. */
  good: (member: MemberRef) => string;
};

export function MemberField({ label, value, onChange, named, hint, good }: Props) {
  const t = useTranslations('cart');
  const errorText = useErrorText();
  const { member, isSelf, isLooking, isNobody, error } = named;
  const nobody = isNobody || (error && readError(error).code === 'MEMBER_NOT_FOUND');
  const problem = isLooking
    ? null
    : isSelf
      ? t('yourself')
      : nobody
        ? t('nobody')
        : error
          ? errorText(error).text
          : null;
  return (
    <TextField
      label={label ?? t('to')}
      value={value}
      maxLength={limits.nickname.max}
      autoComplete="off"
      spellCheck={false}
      hint={isLooking ? t('looking') : hint}
      problem={problem}
      good={member ? good(member) : null}
      after={member ? <Avatar avatar={member.avatar} size="s" /> : null}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
