// A copy of everything the shop holds on one, as a file.
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { Me } from '../../../../../shared/accounts.ts';
import { Button } from '../../../../ui/Button.tsx';
import { toast } from '../../../../ui/toast.ts';
import { Refusal } from '../../mail/Refusal.tsx';
import { fetchCopy } from './fetchCopy.ts';

export function CopyCard({ me }: { me: Me }) {
  const t = useTranslations('settings.copy');
  const format = useFormatter();
  const [bytes, setBytes] = useState(0);
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);
  const copy = useMutation({
    mutationFn: () => {
      setBytes(0);
      return fetchCopy({ memberId: me.id, onProgress: setBytes, signal: leaving.current.signal });
    },
    onSuccess: () => toast({ text: t('saved') }),
  });
  const size = format.number(bytes / 1_000_000, {
    style: 'unit',
    unit: 'megabyte',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return (
    <section className="card stack" aria-labelledby="copy">
      <h2 id="copy">{t('title')}</h2>
      <p>{t('text')}</p>
      <Refusal error={copy.error} />
      <div className="row">
        <Button busy={copy.isPending ? t('busy') : undefined} onClick={() => copy.mutate()}>
          {t('get')}
        </Button>
        {copy.isPending ? <span className="muted small">{t('soFar', { size })}</span> : null}
      </div>
    </section>
  );
}
