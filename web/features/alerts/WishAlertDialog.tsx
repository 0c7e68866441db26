// Asks which lower prices of a wished game to tell of.
import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { WishlistItem } from '../../../shared/store.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { Button } from '../../ui/Button.tsx';
import { Check } from '../../ui/Choices.tsx';
import { Dialog, DialogClose } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import { toast } from '../../ui/toast.ts';
import { useMe } from '../accounts/useMe.ts';
import { alertOf, fieldsOf } from './wishAlert.ts';

const whens = ['any', 'percent', 'under'] as const;
const labels = { any: 'whenAny', percent: 'whenPercent', under: 'whenUnder' } as const;

export function WishAlertDialog({ item, onClose }: { item: WishlistItem; onClose: () => void }) {
  const t = useTranslations('alerts.wish');
  const errorText = useErrorText();
  const form = useId();
  const { me } = useMe();
  const currency = me?.currency ?? 'USD';
  const [fields, setFields] = useState(() => fieldsOf(item.alert, currency, item.price?.now.amount || null));
  const [judged, setJudged] = useState(false);
  const alert = alertOf(fields, currency);
  const save = trpc.store.setWishAlert.useMutation({
    async onSuccess() {
      await cache.store.wishlist.invalidate();
      toast({ text: t('saved') });
      onClose();
    },
    onError: (error) => toast({ text: errorText(error).text, bad: true }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setJudged(true);
    if (alert && !save.isPending) save.mutate({ gameId: item.id, alert });
  };
  const isBad = judged && !alert;
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title')}
      actions={
        <>
          <DialogClose render={<Button kind="quiet">{t('cancel')}</Button>} />
          <Button kind="primary" type="submit" form={form} busy={save.isPending ? t('saving') : undefined}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={submit} noValidate>
        <p className="muted">{t('about', { title: item.title })}</p>
        <fieldset>
          <legend className="label">{t('choices')}</legend>
          {whens.map((when) => (
            <Check
              key={when}
              type="radio"
              name={`${form}-when`}
              checked={fields.when === when}
              onChange={() => setFields({ ...fields, when })}
            >
              {t(labels[when])}
            </Check>
          ))}
        </fieldset>
        {fields.when === 'percent' ? (
          <TextField
            label={t('percentLabel')}
            inputMode="numeric"
            value={fields.percent}
            onChange={(event) => setFields({ ...fields, percent: event.target.value })}
            problem={isBad ? t('badPercent') : undefined}
          />
        ) : null}
        {fields.when === 'under' ? (
          <TextField
            label={t('underLabel', { currency })}
            inputMode="decimal"
            value={fields.amount}
            onChange={(event) => setFields({ ...fields, amount: event.target.value })}
            problem={isBad ? t('badAmount') : undefined}
          />
        ) : null}
      </form>
    </Dialog>
  );
}
