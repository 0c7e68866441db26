// A captcha for people: characters in a picture, or tones to be counted.
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { CaptchaAnswer } from '../../../../shared/captcha.ts';
import { trpc } from '../../../api/trpc.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Bone } from '../../../ui/Skeleton.tsx';
import { Refusal } from '../mail/Refusal.tsx';
import { play } from './play.ts';

type Props = { wrong: boolean; onAnswer: (answer: CaptchaAnswer) => void };

export function OwnAnswer({ wrong, onAnswer }: Props) {
  const t = useTranslations('captcha');
  const [kind, setKind] = useState<'picture' | 'sound'>('picture');
  const [round, setRound] = useState(0);
  const [answer, setAnswer] = useState('');
  const { mutate, data, error } = trpc.accounts.captcha.useMutation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round is another captcha
  useEffect(() => mutate({ kind }), [mutate, kind, round]);
  const other = kind === 'picture' ? 'sound' : 'picture';
  const again = (next: 'picture' | 'sound') => {
    setAnswer('');
    setKind(next);
    setRound(round + 1);
  };
  const shown = data?.kind === kind ? data : null;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (shown && answer.trim()) onAnswer({ token: shown.token, answer: answer.trim() });
  };
  return (
    <form className="stack" onSubmit={onSubmit} noValidate>
      <Refusal error={error} />
      {kind === 'picture' ? (
        shown ? (
          <img className="captcha" src={`data:image/png;base64,${shown.file}`} alt={t('pictureAlt')} />
        ) : (
          <Bone className="captcha" />
        )
      ) : (
        <div>
          <Button icon="start" aria-disabled={!shown} onClick={() => shown && void play(shown.file)}>
            {t('play')}
          </Button>
        </div>
      )}
      <TextField
        key={kind}
        label={t(`${kind}Label`)}
        hint={t(`${kind}Hint`)}
        problem={wrong && round === 0 ? t('wrong') : undefined}
        value={answer}
        maxLength={12}
        autoFocus
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        inputMode={kind === 'sound' ? 'numeric' : 'text'}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <div className="wrap">
        <Button kind="primary" type="submit" aria-disabled={!shown || !answer.trim()}>
          {t('submit')}
        </Button>
        <Button kind="quiet" icon="refresh" onClick={() => again(kind)}>
          {t('another')}
        </Button>
        <Button kind="quiet" onClick={() => again(other)}>
          {t(`to.${other}`)}
        </Button>
      </div>
    </form>
  );
}
