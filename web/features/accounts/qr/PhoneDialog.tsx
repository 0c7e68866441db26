// The code for the phone's camera, and how far it is.

import { renderSVG } from 'uqr';
import { useTranslations } from 'use-intl/react';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Bone } from '../../../ui/Skeleton.tsx';
import { Refusal } from '../mail/Refusal.tsx';
import { usePhone } from './usePhone.ts';
import './qr.css';

export function PhoneDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('accounts.qr');
  const { state, again } = usePhone();
  const isOver = state.step === 'refused' || state.step === 'over' || state.step === 'failed';
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title')}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('close')}
          </Button>
          {isOver ? (
            <Button kind="primary" onClick={again}>
              {t('again')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="stack">
        {state.step === 'failed' ? <Refusal error={state.error} /> : null}
        {state.step === 'refused' || state.step === 'over' ? <p role="status">{t(state.step)}</p> : null}
        {state.step === 'starting' || state.step === 'waiting' ? (
          <>
            <p className="muted">{t('how')}</p>
            {state.step === 'waiting' ? (
              <>
                <img
                  className="qr"
                  alt={t('alt')}
                  src={`data:image/svg+xml,${encodeURIComponent(renderSVG(state.start.url, { border: 2 }))}`}
                />
                <p className="qr-match">
                  {t.rich('match', {
                    match: state.start.match,
                    b: (digits) => <strong className="qr-digits">{digits}</strong>,
                  })}
                </p>
              </>
            ) : (
              <Bone className="qr" />
            )}
          </>
        ) : null}
        {state.step === 'waiting' || state.step === 'entering' ? (
          <p className="row muted" role="status">
            <span className="spin" aria-hidden="true" />
            {t(state.step)}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
