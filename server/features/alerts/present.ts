// How an alert's row reaches the wire.
import type { MemberRef } from '../../../shared/accounts.ts';
import type { AlertKind } from '../../../shared/alertKinds.ts';
import type { Alert } from '../../../shared/alerts.ts';
import { goneMember } from '../../../shared/gone.ts';

export type AlertRow = {
  id: string;
  kind: AlertKind;
  number: number;
  /** Epoch milliseconds. */
  at: number;
  read: boolean;
  withdrawn: boolean;
  count: number;
  actorCount: number;
  actorIds: readonly string[];
  params: object;
};

/** @param refs the members it names, by id; who is missing is gone. */
export function presentAlert(
  { actorIds, params, ...row }: AlertRow,
  refs: ReadonlyMap<string, MemberRef>,
): Alert {
  const { id, kind, number, at, read, withdrawn, count, actorCount } = row;
  const actors = actorIds.map((actorId) => refs.get(actorId) ?? goneMember(actorId));
  // What was written for this kind is what this kind has.
  return { id, kind, number, at, read, withdrawn, count, actors, actorCount, params } as Alert;
}
