// What an alert says, in the language of the page: with its names set off, or as plain text.
import { createElement, type ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Alert } from '../../../shared/alerts.ts';
import type { Messages } from '../../i18n/messages.ts';
import { useMoney } from '../../ui/money.ts';
import { useNameOf } from '../../ui/useNameOf.ts';
import { deviceOf } from '../accounts/own/deviceName.ts';

type Said = keyof Messages['alerts']['said'];
/** Which sentence, and what stands in it. */
type Sentence = { key: Said; values: Record<string, string | number> };

export function useAlertText(): { rich(alert: Alert): ReactNode; plain(alert: Alert): string } {
  const t = useTranslations('alerts');
  const said = useTranslations('alerts.said');
  const nameOf = useNameOf();
  const money = useMoney();

  const people = ({ actors, actorCount }: Alert): string => {
    const [first = '', second = '', third = ''] = actors.map(({ nickname }) => nameOf(nickname));
    if (actorCount < 2 || second === '') return first || nameOf('');
    if (actorCount === 2) return t('people.two', { first, second });
    if (actorCount === 3 && third !== '') return t('people.three', { first, second, third });
    return t('people.many', { first, second, more: actorCount - 2 });
  };

  const deviceName = (userAgent: string): string => {
    const { browser, system } = deviceOf(userAgent);
    return browser && system ? t('device.on', { browser, system }) : browser || system || t('device.unknown');
  };

  function sentence(alert: Alert): Sentence {
    const who = people(alert);
    const { count } = alert;
    if (alert.withdrawn) return withdrawn(alert, who);
    switch (alert.kind) {
      case 'friendRequest':
      case 'friendAccepted':
        return { key: alert.kind, values: { who, count: alert.actorCount } };
      case 'guestbook':
      case 'directMessage':
        return { key: alert.kind, values: { who, count } };
      case 'roomInvite':
      case 'groupRequest':
      case 'groupAccepted':
      case 'mention':
      case 'reply':
        return { key: alert.kind, values: { who, count, room: alert.params.room.title } };
      case 'gift':
        return {
          key: 'gift',
          values: { who, game: alert.params.game.title, more: alert.params.games - 1 },
        };
      case 'giftCard':
        return { key: 'giftCard', values: { who, amount: money(alert.params.amount) } };
      case 'priceDrop': {
        const { game, was, now } = alert.params;
        return { key: 'priceDrop', values: { count, game: game.title, was: money(was), now: money(now) } };
      }
      case 'reviewReply': {
        const { game, publisher } = alert.params;
        return { key: 'reviewReply', values: { game: game.title, publisher } };
      }
      case 'team': {
        const { publisher, from, to } = alert.params;
        const key = to === null ? 'teamOut' : from === null ? 'teamIn' : 'teamRole';
        // Each change takes the place of the one before: who made the newest.
        const by = nameOf(alert.actors[0]?.nickname ?? '');
        return { key, values: { who: by, publisher: publisher.name, role: to ?? '' } };
      }
      case 'refund': {
        const { game, amount } = alert.params;
        return { key: 'refund', values: { game: game.title, amount: money(amount) } };
      }
      case 'charge': {
        const { amount, bought } = alert.params;
        return { key: bought ? 'chargeBought' : 'charge', values: { amount: money(amount) } };
      }
      case 'newDevice':
        return { key: 'newDevice', values: { device: deviceName(alert.params.userAgent) } };
      case 'moderation': {
        const { params } = alert;
        if (params.action === 'warning') return { key: 'warning', values: { reason: params.reason } };
        if (params.action === 'role') return { key: 'role', values: { role: params.to } };
        if (params.action === 'reportDecided')
          return { key: params.done ? 'reportDone' : 'reportLeft', values: {} };
        return { key: params.action, values: {} };
      }
    }
  }

  const rich = (alert: Alert): ReactNode => {
    const { key, values } = sentence(alert);
    // Which values a sentence wants is held together by the switch above.
    return said.rich(key, { ...values, b: (inner: ReactNode) => createElement('b', null, inner) } as never);
  };
  const plain = (alert: Alert): string => {
    const { key, values } = sentence(alert);
    return said.markup(key, { ...values, b: (inner: string) => inner } as never);
  };
  return { rich, plain };
}

function withdrawn(alert: Alert, who: string): Sentence {
  if (alert.kind === 'friendRequest') return { key: 'withdrawnFriendRequest', values: { who } };
  if (alert.kind === 'guestbook') return { key: 'withdrawnGuestbook', values: { who } };
  if (alert.kind === 'reviewReply')
    return { key: 'withdrawnReviewReply', values: { game: alert.params.game.title } };
  return { key: 'withdrawn', values: { who } };
}
