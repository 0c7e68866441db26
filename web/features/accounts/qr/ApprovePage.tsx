// The phone's side: who asks to come in as me, and my answer.
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { Me } from '../../../../shared/accounts.ts';
import type { QrLook } from '../../../../shared/qr.ts';
import { trpc } from '../../../api/trpc.ts';
import { usePageTitle } from '../../../shell/usePageTitle.ts';
import { Button, buttonClass } from '../../../ui/Button.tsx';
import { LinesSkeleton } from '../../../ui/Skeleton.tsx';
import { Door } from '../Door.tsx';
import { Refusal } from '../mail/Refusal.tsx';
import { deviceOf } from '../own/deviceName.ts';
import { useMe } from '../useMe.ts';
import { useSecretOfAddress } from '../useSecretOfAddress.ts';
import './qr.css';

export function ApprovePage() {
  const t = useTranslations('accounts.qr');
  usePageTitle(t('ask'));
  const code = useSecretOfAddress();
  const { me, isPending } = useMe();
  return (
    <Door>
      {isPending ? (
        <LinesSkeleton count={4} />
      ) : me ? (
        <Question me={me} code={code} />
      ) : (
        <div className="stack">
          <h1>{t('signIn')}</h1>
          <p className="muted">{t('signInText')}</p>
          <Link to="/sign-in" className={buttonClass({ kind: 'primary', size: 'l', wide: true })}>
            {t('signIn')}
          </Link>
        </div>
      )}
    </Door>
  );
}

function Question({ me, code }: { me: Me; code: string }) {
  const t = useTranslations('accounts.qr');
  const { mutate: look, data: asking, error } = trpc.accounts.lookAtQr.useMutation();
  useEffect(() => look({ code }), [look, code]);
  const answer = trpc.accounts.answerQr.useMutation();
  const said = answer.variables?.approve ? 'yes' : 'no';
  if (answer.isSuccess) {
    return (
      <div className="stack" role="status">
        <h1>{t(`${said}Done`)}</h1>
        <p className="muted">{t('doneText')}</p>
        <ToStore />
      </div>
    );
  }
  return (
    <div className="stack">
      <h1>{t('ask')}</h1>
      <Refusal error={error ?? answer.error} />
      {asking ? (
        <>
          <p className="muted">{t('askText', { name: me.nickname })}</p>
          <p className="qr-digits">{asking.match}</p>
          <Facts asking={asking} />
          <Button
            kind="primary"
            size="l"
            wide
            busy={answer.isPending && said === 'yes' ? t('answering') : undefined}
            onClick={() => answer.isPending || answer.mutate({ code, approve: true })}
          >
            {t('yes')}
          </Button>
          <Button
            size="l"
            wide
            busy={answer.isPending && said === 'no' ? t('answering') : undefined}
            onClick={() => answer.isPending || answer.mutate({ code, approve: false })}
          >
            {t('no')}
          </Button>
        </>
      ) : error ? (
        <ToStore />
      ) : (
        <LinesSkeleton count={4} />
      )}
    </div>
  );
}

function Facts({ asking }: { asking: QrLook }) {
  const t = useTranslations('accounts.qr');
  const devices = useTranslations('settings.devices');
  const format = useFormatter();
  const { browser, system } = deviceOf(asking.userAgent);
  const name = browser && system ? devices('on', { browser, system }) : browser || system;
  return (
    <dl className="qr-facts">
      <dt>{t('device')}</dt>
      <dd>{name || devices('unknown')}</dd>
      <dt>{t('address')}</dt>
      <dd>{asking.address.replaceAll(':', ':\u200b')}</dd>
      <dt>{t('network')}</dt>
      <dd>{t(asking.near ? 'sameNetwork' : 'otherNetwork')}</dd>
      <dt>{t('at')}</dt>
      <dd>{format.relativeTime(asking.at, Date.now())}</dd>
    </dl>
  );
}

function ToStore() {
  const t = useTranslations('accounts.qr');
  return (
    <Link to="/" className={buttonClass({ kind: 'primary', size: 'l', wide: true })}>
      {t('toStore')}
    </Link>
  );
}
