// Alerts to test with: one of each kind, and telling them as a feature would.
import type { AlertKind } from '../../shared/alertKinds.ts';
import type { AlertParams } from '../../shared/alerts.ts';
import { type NewAlert, raiseMany } from '../features/alerts/commands.ts';
import type { Services } from '../services.ts';

/** Tells all of it in one transaction. */
export const tell = (services: Services, ...alerts: NewAlert[]): Promise<void> =>
  services.live.transact(async (tx) => raiseMany(tx, services, alerts));

const id = '01890000-0000-7000-8000-000000000001';
const game = { id, slug: 'saltmarch', title: 'Saltmarch' };
const room = { id, title: 'Late lounge' };

/** What each kind tells; `true`: by a member. */
export const samples: { [Kind in AlertKind]: { params: AlertParams[Kind]; byMember: boolean } } = {
  friendRequest: { params: {}, byMember: true },
  friendAccepted: { params: {}, byMember: true },
  guestbook: { params: { entryId: id }, byMember: true },
  roomInvite: { params: { room }, byMember: true },
  groupRequest: { params: { room }, byMember: true },
  groupAccepted: { params: { room }, byMember: true },
  mention: { params: { room, number: 12 }, byMember: true },
  reply: { params: { room, number: 13 }, byMember: true },
  directMessage: { params: { room }, byMember: true },
  gift: { params: { game, games: 2, orderId: id }, byMember: true },
  giftCard: { params: { cardId: id, amount: { amount: 2_500, currency: 'USD' } }, byMember: true },
  priceDrop: {
    params: {
      game,
      was: { amount: 2_000, currency: 'USD' },
      now: { amount: 1_400, currency: 'USD' },
    },
    byMember: false,
  },
  team: {
    params: { publisher: { slug: 'harbour', name: 'Harbour House' }, from: null, to: 'editor' },
    byMember: true,
  },
  reviewReply: { params: { game, publisher: 'Harbour House' }, byMember: false },
  refund: { params: { game, amount: { amount: 1_400, currency: 'USD' } }, byMember: false },
  charge: {
    params: { chargeId: id, amount: { amount: 5_000, currency: 'USD' }, bought: false },
    byMember: false,
  },
  newDevice: {
    params: {
      sessionId: id,
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
    },
    byMember: false,
  },
  moderation: { params: { action: 'warning', reason: 'Keep it friendly' }, byMember: false },
};

let told = 0;

/** One of a kind, told to a member by another; what is given replaces what is usual. */
export function sample(
  kind: AlertKind,
  to: string,
  actorId: string,
  facts: { source?: string; subject?: string } = {},
): NewAlert {
  told += 1;
  const { params, byMember } = samples[kind];
  // The table above pairs kind and params.
  return {
    to,
    kind,
    actorId: byMember ? actorId : undefined,
    source: `sample ${told}`,
    subject: '',
    params,
    ...facts,
  } as NewAlert;
}
