// Where an alert leads.
import type { LinkProps } from '@tanstack/react-router';
import type { Alert } from '../../../shared/alerts.ts';

export type AlertLink = Pick<LinkProps, 'to' | 'params' | 'hash'>;

/** Null where there is nothing more to see than what it says. @param me whose alert it is. */
export function linkOf(alert: Alert, me: string): AlertLink | null {
  switch (alert.kind) {
    case 'friendRequest':
    case 'friendAccepted':
      return { to: '/friends' };
    case 'guestbook':
      return { to: '/member/$memberId', params: { memberId: me } };
    case 'mention':
    case 'reply':
      return {
        to: '/rooms/$roomId',
        params: { roomId: alert.params.room.id },
        hash: `m${alert.params.number}`,
      };
    case 'roomInvite':
    case 'groupRequest':
    case 'groupAccepted':
    case 'directMessage':
      return { to: '/rooms/$roomId', params: { roomId: alert.params.room.id } };
    case 'priceDrop':
      if (alert.count > 1) return { to: '/wishlist' };
      return { to: '/game/$slug', params: { slug: alert.params.game.slug } };
    case 'gift':
      return { to: '/library' };
    case 'reviewReply':
      return { to: '/game/$slug', params: { slug: alert.params.game.slug } };
    case 'team':
      // Who is out finds nothing there.
      if (alert.params.to === null) return null;
      return { to: '/publisher/$slug', params: { slug: alert.params.publisher.slug } };
    case 'newDevice':
      return { to: '/settings', hash: 'devices' };
    case 'moderation':
      if (alert.params.action === 'role' && alert.params.to !== 'member') return { to: '/moderation' };
      return alert.params.action === 'sessionsEnded' ? { to: '/settings', hash: 'devices' } : null;
    case 'giftCard':
    case 'refund':
    case 'charge':
      return { to: '/wallet' };
  }
}
