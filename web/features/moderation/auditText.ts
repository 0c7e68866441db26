// A line of the audit log as a sentence.
import type { useFormatter, useTranslations } from 'use-intl/react';
import type { AuditEntry } from '../../../shared/moderation.ts';
import { publisherRoles } from '../../../shared/publishingRights.ts';
import { memberKinds, roles } from '../../../shared/ranks.ts';

type Words = ReturnType<typeof useTranslations<'moderation'>>;
type Format = Pick<ReturnType<typeof useFormatter>, 'dateTime'>;

/** Who did what to whom; the console of the machine has no name, and people may be gone. */
export function auditText({ actor, member, action, details }: AuditEntry, t: Words, format: Format): string {
  const people = {
    actor: actor ? actor.nickname || t('log.gone') : t('log.console'),
    member: member?.nickname || t('log.gone'),
  };
  const { reason = '', until, count = 0 } = details;
  switch (action) {
    case 'create':
      return t('log.create', { ...people, role: roleName(details['role'], t) });
    case 'ban':
      return typeof until === 'number'
        ? t('log.banUntil', {
            ...people,
            reason: String(reason),
            until: format.dateTime(until, { dateStyle: 'medium', timeStyle: 'short' }),
          })
        : t('log.ban', { ...people, reason: String(reason) });
    case 'unban':
      return t('log.unban', people);
    case 'role':
      return t('log.role', { ...people, role: roleName(details['to'], t) });
    case 'kind':
      return t('log.kind', { ...people, kind: kindName(details['to'], t) });
    case 'publisher':
      return publisherText(people, details, t);
    case 'leave':
      return t(details['messages'] === 'deleted' ? 'log.leaveAll' : 'log.leave', people);
    case 'hideReview':
      return t('log.hideReview', { ...people, reason: String(reason) });
    case 'showReview':
      return t('log.showReview', people);
    case 'closeReport':
      return t('log.closeReport', people);
    case 'removeEntry':
      return t('log.removeEntry', people);
    case 'leaveEntry':
      return t('log.leaveEntry', people);
    case 'decideReport':
      return t('log.decideReport', { ...people, what: String(details['decision']) });
    case 'gameState':
      return t('log.gameState', {
        ...people,
        game: String(details['game']),
        from: String(details['from']),
        to: String(details['to']),
      });
    case 'publisherName':
      return t('log.publisherName', {
        ...people,
        from: String(details['from']),
        to: String(details['to']),
      });
    case 'hideTag':
      return t('log.hideTag', { ...people, tag: String(details['tag']) });
    case 'showTag':
      return t('log.showTag', { ...people, tag: String(details['tag']) });
    case 'endSessions':
      return t('log.endSessions', { ...people, count: Number(count) });
  }
}

function roleName(value: unknown, t: Words): string {
  const role = roles.find((known) => known === value);
  return role ? t(`roles.${role}`) : String(value);
}

function kindName(value: unknown, t: Words): string {
  const kind = memberKinds.find((known) => known === value);
  return kind ? t(`kinds.${kind}`) : String(value);
}

function publisherText(
  people: { actor: string; member: string },
  { publisher, to }: AuditEntry['details'],
  t: Words,
): string {
  const named = { ...people, publisher: String(publisher) };
  const role = publisherRoles.find((known) => known === to);
  return role
    ? t('log.publisher', { ...named, role: t(`publisherRoles.${role}`) })
    : t('log.publisherNoMore', named);
}
