// Redeeming a product key: typed or pasted, judged before it is sent, and what came of it.

import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { productKey } from '../../../shared/productKey.ts';
import { appErrorOf } from '../../api/errors.ts';
import { newKey } from '../../api/newKey.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { Button } from '../../ui/Button.tsx';
import { Cover } from '../../ui/Cover.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import { FormActs } from '../../ui/FormActs.tsx';

export function RedeemDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations('library.redeem');
  return (
    <Dialog open={open} onOpenChange={(next) => next || onClose()} title={t('title')}>
      {open ? <RedeemForm onClose={onClose} /> : null}
    </Dialog>
  );
}

function RedeemForm({ onClose }: { onClose: () => void }) {
  const t = useTranslations('library.redeem');
  const { language } = useLanguage();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  /** One key of the call for each product key: a lost answer can be asked for again. */
  const keys = useRef(new Map<string, string>());
  const redeem = trpc.library.redeem.useMutation({ onSuccess: () => cache.library.invalidate() });
  const code = productKey.read(typed);

  const submit = () => {
    setTried(true);
    if (code === null || redeem.isPending) return;
    const key = keys.current.get(code) ?? newKey();
    keys.current.set(code, key);
    redeem.mutate({ code, key, language });
  };
  const again = () => {
    setTyped('');
    setTried(false);
    redeem.reset();
  };

  if (redeem.data) {
    const { slug, title } = redeem.data;
    return (
      <div className="stack">
        <div className="redeemed" role="status">
          <Cover slug={slug} sizes="96px" />
          <div>
            <h3>{t('done', { title })}</h3>
            <p className="muted">{t('doneText')}</p>
          </div>
        </div>
        <div className="dialog-acts">
          <Button kind="quiet" onClick={again}>
            {t('another')}
          </Button>
          <Button
            kind="primary"
            onClick={() => {
              onClose();
              void navigate({ to: '/library', search: { game: slug } });
            }}
          >
            {t('close')}
          </Button>
        </div>
      </div>
    );
  }
  const refusal = redeem.error
    ? appErrorOf(redeem.error).code === 'ALREADY_OWNED'
      ? t('owned')
      : errorText(redeem.error).text
    : undefined;
  const problem = tried && code === null ? t(typed.trim() === '' ? 'missing' : 'wrong') : refusal;
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField
        label={t('label')}
        hint={t('hint')}
        problem={problem}
        value={typed}
        placeholder={productKey.show('X'.repeat(20))}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        autoFocus
        onChange={(event) => {
          setTyped(event.target.value);
          setTried(false);
          redeem.reset();
        }}
      />
      <FormActs
        stay={t('notNow')}
        submit={t('submit')}
        busy={redeem.isPending ? t('busy') : undefined}
        icon="key"
      />
    </form>
  );
}
