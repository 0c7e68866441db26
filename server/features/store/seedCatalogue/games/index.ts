// All hand-written games, in catalogue order: one publisher after another, round by round.
import { finish, type GameDraft } from '../draft.ts';
import type { SeedGame } from '../types.ts';
import { brassOtter } from './brassOtter.ts';
import { cinderYard } from './cinderYard.ts';
import { dalgonaLab } from './dalgonaLab.ts';
import { harbourNine } from './harbourNine.ts';
import { hoshikuzu } from './hoshikuzu.ts';
import { kettlebird } from './kettlebird.ts';
import { lowLantern } from './lowLantern.ts';
import { mothAndLamp } from './mothAndLamp.ts';
import { nachtzug } from './nachtzug.ts';
import { paperBoat } from './paperBoat.ts';
import { quietFloor } from './quietFloor.ts';
import { saltRoad } from './saltRoad.ts';
import { skylark } from './skylark.ts';
import { slowWind } from './slowWind.ts';
import { thirdGear } from './thirdGear.ts';
import { tinParade } from './tinParade.ts';

const SHELVES: readonly (readonly [publisher: string, drafts: readonly GameDraft[]])[] = [
  ['low-lantern', lowLantern],
  ['cinder-yard', cinderYard],
  ['slow-wind', slowWind],
  ['paper-boat', paperBoat],
  ['third-gear', thirdGear],
  ['harbour-nine', harbourNine],
  ['dalgona-lab', dalgonaLab],
  ['brass-otter', brassOtter],
  ['nachtzug', nachtzug],
  ['quiet-floor', quietFloor],
  ['moth-and-lamp', mothAndLamp],
  ['skylark', skylark],
  ['tin-parade', tinParade],
  ['kettlebird', kettlebird],
  ['hoshikuzu', hoshikuzu],
  ['salt-road', saltRoad],
];

/** Takes one game of each publisher in turn, so that any prefix of the catalogue is varied. */
function dealt(): SeedGame[] {
  const rounds = Math.max(...SHELVES.map(([, drafts]) => drafts.length));
  const out: SeedGame[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const [publisher, drafts] of SHELVES) {
      const draft = drafts[round];
      if (draft) out.push(finish(draft, publisher, out.length));
    }
  }
  return out;
}

export const writtenGames: readonly SeedGame[] = dealt();
