// Demo accounts, one press each. Stands only where the server offers them.
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../shared/accounts.ts';
import { trpc } from '../../api/trpc.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { toast } from '../../ui/toast.ts';
import { useEntered } from './useEntered.ts';

export function DemoAccounts() {
  const t = useTranslations('accounts');
  const demo = trpc.accounts.demo.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  const members = demo.data?.accounts ?? [];
  if (members.length === 0) return null;
  return (
    <section className="demo" aria-label={t('demo.heading')}>
      <div className="or">{t('signIn.or')}</div>
      <h2>{t('demo.heading')}</h2>
      <ul className="demo-people">
        {members.map((member) => (
          <li key={member.id}>
            <DemoButton member={member} />
          </li>
        ))}
      </ul>
      <p className="muted small">{t('demo.note')}</p>
    </section>
  );
}

function DemoButton({ member }: { member: MemberRef }) {
  const t = useTranslations('accounts');
  const errorText = useErrorText();
  const entered = useEntered();
  const signIn = trpc.accounts.signInDemo.useMutation({
    onSuccess: (me) => entered(me, { demo: true }),
    onError: (error) => toast({ text: errorText(error).text, bad: true }),
  });
  return (
    <button
      type="button"
      className="demo-person"
      aria-label={t('demo.as', { name: member.nickname })}
      aria-disabled={signIn.isPending}
      onClick={() => {
        if (!signIn.isPending) signIn.mutate({ memberId: member.id });
      }}
    >
      {signIn.isPending ? <span className="spin" aria-hidden="true" /> : <Avatar avatar={member.avatar} />}
      <span className="clip">{signIn.isPending ? t('demo.busy') : member.nickname}</span>
    </button>
  );
}
