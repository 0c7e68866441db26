// Asks what shall be done about a report: to the message, or to whoever wrote it, why, and for how long.
import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { limits } from '../../../../shared/limits.ts';
import type { TalkDecision } from '../../../../shared/talkReporting.ts';
import { characters } from '../../../../shared/text.ts';
import { trpc } from '../../../api/trpc.ts';
import { Check, Select } from '../../../ui/Choices.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { FormActs } from '../../../ui/FormActs.tsx';
import { toast } from '../../../ui/toast.ts';
import { Refusal } from '../../accounts/mail/Refusal.tsx';
import { useTimes } from '../../chat/keeping/useTimes.ts';

type Doing = Exclude<TalkDecision, 'dismiss'>;
type Props = {
  reportId: string;
  name: string;
  may: readonly Doing[];
  onDone: () => unknown;
  onClose: () => void;
};

const day = 86_400; // seconds
const spans = { mute: [300, 3_600, day, 7 * day, 28 * day], banMember: [day, 7 * day, 28 * day] } as const;
/** In the list of how long somebody is kept out: no end. */
const good = '0';

export function DecideDialog({ reportId, name, may, onDone, onClose }: Props) {
  const t = useTranslations('reporting.talk');
  const { span } = useTimes();
  const radios = useId();
  const [doing, setDoing] = useState(may[0]);
  const [seconds, setSeconds] = useState(String(day));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const decide = trpc.chat.decideReport.useMutation({
    onSuccess() {
      toast({ text: t('done') });
      onClose();
      return onDone();
    },
  });
  const { max } = limits.banReason;
  const said = reason.trim();
  const isLong = characters(said) > max;
  const isMissing = doing === 'banMember' && said === '';
  const timed = doing === 'mute' || doing === 'banMember' ? doing : null;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!doing || isLong || isMissing || decide.isPending) return;
    decide.mutate({
      reportId,
      decision: doing,
      ...(timed && seconds !== good && { seconds: Number(seconds) }),
      ...(doing !== 'delete' && said && { reason: said }),
    });
  };
  const choose = (next: Doing) => {
    setDoing(next);
    // For good is no span of being muted.
    if (next === 'mute' && seconds === good) setSeconds(String(day));
    if (next === 'banMember' && Number(seconds) < day) setSeconds(String(day));
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('decideTitle', { name })}>
      <form className="stack" onSubmit={onSubmit} noValidate>
        <fieldset className="report-reasons" aria-label={t('decideTitle', { name })}>
          {may.map((value) => (
            <Check
              key={value}
              type="radio"
              name={radios}
              checked={value === doing}
              onChange={() => choose(value)}
            >
              {t(value)}
            </Check>
          ))}
        </fieldset>
        {timed ? (
          <Select
            label={t('howLong')}
            options={[
              ...spans[timed].map((value) => ({ value: String(value), label: span(value) })),
              ...(timed === 'banMember' ? [{ value: good, label: t('good') }] : []),
            ]}
            value={seconds}
            onChange={setSeconds}
          />
        ) : null}
        {doing === 'delete' ? null : (
          <TextField
            label={t('why')}
            hint={t('whyHint', { name })}
            problem={isLong ? t('whyLong', { max }) : tried && isMissing ? t('whyMissing') : undefined}
            value={reason}
            autoComplete="off"
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        <Refusal error={decide.error} />
        <FormActs
          stay={t('not')}
          submit={t('submit')}
          busy={decide.isPending ? t('busy') : undefined}
          kind="danger"
        />
      </form>
    </Dialog>
  );
}
