// One's mobile number: confirmed by a code, changed, and given up.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { cache, trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { toast } from '../../../ui/toast.ts';
import { MobileForm } from '../mobile/MobileForm.tsx';

export function MobileCard({ mobile }: { mobile: string | null }) {
  const t = useTranslations('settings.mobile');
  const errorText = useErrorText();
  const [round, setRound] = useState(0);
  const done = async (text: string) => {
    toast({ text });
    setRound(round + 1);
    await cache.accounts.profile.invalidate();
  };
  const remove = trpc.accounts.removeMobile.useMutation({
    onSuccess: () => done(t('removed')),
    onError: (error) => toast({ text: errorText(error).text, bad: true }),
  });
  return (
    <section className="card" aria-labelledby="mobile">
      <h2 id="mobile">{t('title')}</h2>
      {mobile === null ? (
        <p className="muted small">{t('what')}</p>
      ) : (
        <div className="spread">
          <p>{mobile}</p>
          <Button
            size="s"
            busy={remove.isPending ? t('removing') : undefined}
            onClick={() => remove.mutate()}
          >
            {t('remove')}
          </Button>
        </div>
      )}
      <Change key={round} onDone={() => done(t('done'))} />
    </section>
  );
}

function Change({ onDone }: { onDone: () => void }) {
  const t = useTranslations('settings.mobile');
  const send = trpc.accounts.changeMobile.useMutation();
  const confirm = trpc.accounts.confirmMobile.useMutation({ onSuccess: onDone });
  return <MobileForm send={send} confirm={confirm} submit={t('confirm')} />;
}
