// Asks for a captcha: the browser works it out by itself; a picture or a sound where it cannot, or one would rather.
import { Suspense, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { CaptchaAnswer } from '../../../../shared/captcha.ts';
import { LateWords } from '../../../i18n/LateWords.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { OwnAnswer } from './OwnAnswer.tsx';
import { canSolve, solve } from './solve.ts';
import './captcha.css';

/** Milliseconds the browser may work before anything is shown: mostly it is done by then. */
const quietFor = 1_200;

type Props = {
  /** Whether the last answer was wrong. */
  wrong: boolean;
  onAnswer: (answer: CaptchaAnswer) => void;
  onGiveUp: () => void;
};

export function CaptchaDialog(props: Props) {
  return (
    <Suspense>
      <LateWords sets={['door']}>
        <Asked {...props} />
      </LateWords>
    </Suspense>
  );
}

function Asked({ wrong, onAnswer, onGiveUp }: Props) {
  const t = useTranslations('captcha');
  const [byHand, setByHand] = useState(() => wrong || !canSolve());
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), quietFor);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (byHand) return;
    const ended = new AbortController();
    solve(ended.signal).then(
      (answer) => {
        if (ended.signal.aborted) return;
        if (answer) onAnswer(answer);
        else setByHand(true);
      },
      () => ended.signal.aborted || setByHand(true),
    );
    return () => ended.abort();
  }, [byHand, onAnswer]);
  return (
    <Dialog
      open={byHand || late}
      onOpenChange={(open) => open || onGiveUp()}
      title={t('title')}
      actions={
        <Button kind="quiet" onClick={onGiveUp}>
          {t('not')}
        </Button>
      }
    >
      <div className="stack">
        <p className="muted">{t('why')}</p>
        {byHand ? (
          <OwnAnswer wrong={wrong} onAnswer={onAnswer} />
        ) : (
          <>
            <p className="row" role="status">
              <span className="spin" aria-hidden="true" />
              {t('working')}
            </p>
            <div>
              <Button onClick={() => setByHand(true)}>{t('byHand')}</Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}
