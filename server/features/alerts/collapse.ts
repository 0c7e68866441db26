// How what happens becomes alerts: pure. What happens again to the same subject joins the alert that is still unread.
import type { AlertKind } from '../../../shared/alertKinds.ts';
import type { AlertParams } from '../../../shared/alerts.ts';

type NewOf<Kind extends AlertKind> = {
  /** Who is told. */
  to: string;
  kind: Kind;
  /** Which member did it; left out where it was nobody. */
  actorId?: string | undefined;
  /** Names the happening: the same source is told once. */
  source: string;
  /** What it is about: while an alert of the same kind about it is unread, it joins that one. */
  subject: string;
  /** What it counts as, if not by itself: one more of the same thing does not count. */
  thing?: string | undefined;
  params: AlertParams[Kind];
};
/** Something a member shall be told of. */
export type NewAlert = { [Kind in AlertKind]: NewOf<Kind> }[AlertKind];

/** An alert that is unread, as it stands or as it becomes. */
export type OpenAlert = {
  id: string;
  memberId: string;
  kind: AlertKind;
  subject: string;
  number: number;
  params: object;
  count: number;
  actorCount: number;
  /** The newest first. */
  actorIds: string[];
  at: number;
};

/** What the database knows of a happening: the unread alert it joins, and who and what that one has already. */
export type Known = { open: OpenAlert | null; hasActor: boolean; hasThing: boolean };

/** One happening on its way into an alert. */
export type Part = {
  memberId: string;
  kind: AlertKind;
  source: string;
  alertId: string;
  number: number;
  actorId: string | null;
  thing: string;
  params: object;
};

/** Actors that an alert names. */
const named = 3;

/**
 * Gathers happenings into alerts, in the order given.
 * @param known for each happening; null for one whose source was told already.
 * @param lastNumbers the number of the newest alert of each receiver; raised here.
 * @param now epoch milliseconds.
 */
export function collapse(
  happenings: readonly NewAlert[],
  known: readonly (Known | null)[],
  lastNumbers: Map<string, number>,
  { newId, now }: { newId(): string; now: number },
): { alerts: OpenAlert[]; parts: Part[]; begun: Map<string, number> } {
  const open = new Map<string, { alert: OpenAlert; actors: Set<string>; things: Set<string> }>();
  const told = new Set<string>();
  const parts: Part[] = [];
  const begun = new Map<string, number>();
  happenings.forEach((happening, index) => {
    const { to, kind, subject, source, actorId = null, thing = source, params } = happening;
    const facts = known[index];
    if (!facts || told.has(`${to} ${kind} ${source}`)) return;
    told.add(`${to} ${kind} ${source}`);
    const place = `${to} ${kind} ${subject}`;
    const joined = open.get(place);
    const number = (lastNumbers.get(to) ?? 0) + 1;
    lastNumbers.set(to, number);
    const before = joined?.alert ?? facts.open;
    if (!before) begun.set(to, (begun.get(to) ?? 0) + 1);
    const actors = joined?.actors ?? new Set<string>();
    const things = joined?.things ?? new Set<string>();
    const isNewActor = actorId !== null && !facts.hasActor && !actors.has(actorId);
    const isNewThing = !facts.hasThing && !things.has(thing);
    if (actorId !== null) actors.add(actorId);
    things.add(thing);
    const others = (before?.actorIds ?? []).filter((id) => id !== actorId);
    const alert: OpenAlert = {
      id: before?.id ?? newId(),
      memberId: to,
      kind,
      subject,
      number,
      params,
      count: (before?.count ?? 0) + Number(isNewThing),
      actorCount: (before?.actorCount ?? 0) + Number(isNewActor),
      actorIds: (actorId === null ? others : [actorId, ...others]).slice(0, named),
      at: now,
    };
    open.set(place, { alert, actors, things });
    parts.push({ memberId: to, kind, source, alertId: alert.id, number, actorId, thing, params });
  });
  return { alerts: [...open.values()].map(({ alert }) => alert), parts, begun };
}
