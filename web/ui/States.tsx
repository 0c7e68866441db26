// What stands where a list would: nothing yet, or something that failed.
import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { useErrorText } from '../i18n/useErrorText.ts';
import { Button } from './Button.tsx';

const drawings = {
  shelf: ['M6 66h108M10 72h100', 'M80 66l10-40 18 5-9 35'],
  door: [
    'M40 72V36a20 20 0 0 1 40 0v36M30 72h60M60 72V40M68 56h.1M52 56h.1',
    'M20 30l6 4M100 30l-6 4M60 6v6',
  ],
  lens: ['M54 14a22 22 0 1 0 0 44 22 22 0 0 0 0-44zM70 52l20 20', 'M20 74h44M46 36h16'],
  seats: [
    'M6 72h108',
    'M22 72V46a10 10 0 0 1 20 0v26M50 72V46a10 10 0 0 1 20 0v26M78 72V46a10 10 0 0 1 20 0v26',
  ],
  heart: ['M60 66S24 48 24 26a17 17 0 0 1 36-6 17 17 0 0 1 36 6c0 22-36 40-36 40z', 'M30 74h60'],
} as const;

function Drawing({ name }: { name: keyof typeof drawings }) {
  const [solid, second] = drawings[name];
  return (
    <svg
      className="pic"
      viewBox="0 0 120 80"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={solid} />
      {name === 'shelf' ? <path d="M22 66V26h24v40M52 66V18h20v48" strokeDasharray="3 5" /> : null}
      <path d={second} strokeDasharray={name === 'seats' ? '3 5' : undefined} />
    </svg>
  );
}

type EmptyProps = {
  drawing: keyof typeof drawings;
  title: ReactNode;
  children?: ReactNode;
  way?: ReactNode;
  level?: 1 | 2;
};

/** Nothing here yet: one drawing, one sentence, one way out. */
export function Empty({ drawing, title, children, way, level = 2 }: EmptyProps) {
  const Title = level === 1 ? 'h1' : 'h2';
  return (
    <div className="panel state">
      <Drawing name={drawing} />
      <Title className="state-title">{title}</Title>
      {children ? <p>{children}</p> : null}
      {way}
    </div>
  );
}

type ErrorProps = {
  /** What failed, as a sentence. */
  title: ReactNode;
  error: unknown;
  onRetry: () => void;
  retrying?: boolean;
};

/** Something failed: what, what is safe, try again, and the code to quote. */
export function ErrorState({ title, error, onRetry, retrying = false }: ErrorProps) {
  const t = useTranslations('ui.error');
  const { text, quote } = useErrorText()(error);
  const id = useId();
  return (
    <div className="panel state" role="alert" aria-labelledby={id}>
      <Drawing name="door" />
      <h2 className="state-title" id={id}>
        {title}
      </h2>
      <p>{text}</p>
      <Button icon="refresh" busy={retrying ? t('trying') : undefined} onClick={onRetry}>
        {t('tryAgain')}
      </Button>
      {quote ? <p className="tiny muted">{t('quote', { code: quote })}</p> : null}
    </div>
  );
}
