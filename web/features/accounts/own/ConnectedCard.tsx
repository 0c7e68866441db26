// The providers one may come in by: which are connected, connecting one more, and disconnecting one.
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { Identity, Me, Provider } from '../../../../shared/accounts.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { toast } from '../../../ui/toast.ts';
import { Refusal } from '../mail/Refusal.tsx';
import { readArrival } from '../oidc/arrival.ts';
import { askToConnect } from '../oidc/askToConnect.ts';
import { ProblemNotice } from '../oidc/ProviderProblem.tsx';
import { useProviders } from '../oidc/useProviders.ts';

/** Stands where the server offers a provider, or one is connected. */
export function ConnectedCard({ me }: { me: Me }) {
  const t = useTranslations('settings.connected');
  const offered = useProviders();
  const { data: identities, error } = trpc.accounts.identities.useQuery();
  const [refused, setRefused] = useState<unknown>(null);
  const [arrival, setArrival] = useState(() => readArrival(location.search));
  const navigate = useNavigate();
  const card = useRef<HTMLElement>(null);
  const told = useRef<typeof arrival>(null);
  const gone = identities
    ?.map(({ provider }) => provider)
    .filter(({ id }) => !offered.some((one) => one.id === id));
  const lines = [...offered, ...(gone ?? [])];
  const isShown = lines.length > 0;
  const arrived = isShown ? arrival : null;
  const name = lines.find(({ id }) => id === arrived?.provider)?.name;

  useEffect(() => {
    const isKnown = arrived?.problem || name !== undefined;
    if (!arrived || !isKnown || told.current === arrived) return;
    told.current = arrived;
    // Out of the address, so that it is told once.
    void navigate({ to: '/settings', replace: true, resetScroll: false });
    if (arrived.problem) card.current?.scrollIntoView({ block: 'center' });
    else if (name !== undefined) toast({ text: t('done', { name }) });
  }, [arrived, name, t, navigate]);

  if (!isShown) return null;
  const begin = () => {
    setArrival(null);
    setRefused(null);
  };
  return (
    <section className="card" aria-labelledby="connected" ref={card}>
      <h2 id="connected">{t('title')}</h2>
      <p className="muted small">{t('hint')}</p>
      {arrived ? <ProblemNotice arrival={arrived} /> : null}
      <Refusal error={refused ?? error} />
      <ul className="devices">
        {lines.map((provider) => (
          <ProviderLine
            key={provider.id}
            me={me}
            provider={provider}
            identity={identities?.find((one) => one.provider.id === provider.id)}
            isKnown={identities !== undefined}
            begin={begin}
            refuse={setRefused}
          />
        ))}
      </ul>
    </section>
  );
}

type LineProps = {
  me: Me;
  provider: Provider;
  identity: Identity | undefined;
  /** Whether it is known what is connected. */
  isKnown: boolean;
  begin: () => void;
  refuse: (error: unknown) => void;
};

function ProviderLine({ me, provider: { id, name }, identity, isKnown, begin, refuse }: LineProps) {
  const t = useTranslations('settings.connected');
  const format = useFormatter();
  const connect = useMutation({
    mutationFn: () => askToConnect(id, me.id),
    onMutate: begin,
    onSuccess: (url) => location.assign(url),
    onError: refuse,
  });
  const disconnect = trpc.accounts.disconnect.useMutation({
    onMutate: begin,
    onSuccess: async () => {
      await cache.accounts.identities.invalidate();
      toast({ text: t('gone', { name }) });
    },
    onError: refuse,
  });
  // The page stays a moment after the answer, until the other one is there.
  const isLeaving = connect.isPending || connect.isSuccess;
  return (
    <li className="device">
      <Icon name="door" />
      <span className="grow">
        <span className="name block">{name}</span>
        <span className="small muted block">
          {identity
            ? t('since', { date: format.dateTime(identity.connectedAt, { dateStyle: 'long' }) })
            : isKnown
              ? t('not')
              : null}
        </span>
      </span>
      {identity ? (
        <Button
          size="s"
          aria-label={t('disconnectOne', { name })}
          busy={disconnect.isPending ? t('disconnecting') : undefined}
          onClick={() => disconnect.mutate({ provider: id })}
        >
          {t('disconnect')}
        </Button>
      ) : isKnown ? (
        <Button
          size="s"
          aria-label={t('connectOne', { name })}
          busy={isLeaving ? t('connecting', { name }) : undefined}
          onClick={() => connect.mutate()}
        >
          {t('connect')}
        </Button>
      ) : null}
    </li>
  );
}
