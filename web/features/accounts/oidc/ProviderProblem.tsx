// Why somebody came back from a provider without being let in, and what to do about it.
import { useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { type Arrival, forgetArrival, readArrival } from './arrival.ts';
import { useProviders } from './useProviders.ts';

/** @param search that of the address one came back to. */
export function ProviderProblem({ search }: { search: string }) {
  const [arrival] = useState(() => readArrival(search));
  useEffect(forgetArrival, []);
  return arrival ? <ProblemNotice arrival={arrival} /> : null;
}

export function ProblemNotice({ arrival: { provider, problem, until, wait } }: { arrival: Arrival }) {
  const t = useTranslations('providers');
  const format = useFormatter();
  const errorText = useErrorText();
  const name = useProviders().find(({ id }) => id === provider)?.name ?? t('other');
  if (!problem) return null;
  const text = () => {
    if (problem === 'BANNED' && until !== null) {
      const end = format.dateTime(until, { dateStyle: 'long', timeStyle: 'short' });
      return t('problems.BANNED_UNTIL', { until: end });
    }
    if (wait !== null) return errorText({ data: { appCode: problem, params: { retryAfter: wait } } }).text;
    return t(`problems.${problem}`, { name });
  };
  return (
    <div className="notice is-bad" role="alert">
      <Icon name="warn" />
      <p>{text()}</p>
    </div>
  );
}
