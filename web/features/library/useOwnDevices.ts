// The member's devices with their names; a member has no more than one page of them.
import type { GameDevice } from '../../../shared/library.ts';
import { limits } from '../../../shared/limits.ts';
import { trpc } from '../../api/trpc.ts';

const none: GameDevice[] = [];

export function useOwnDevices(): readonly GameDevice[] {
  return trpc.library.devices.useQuery({ limit: limits.gameDevices.max }).data?.items ?? none;
}
