// Which scenes a genre has.
import type { Genre, Scene } from '../types.ts';
import { bell } from './action/bell.ts';
import { canyon } from './action/canyon.ts';
import { leap } from './action/leap.ts';
import { mask } from './action/mask.ts';
import { orbit } from './action/orbit.ts';
import { rooftops } from './action/rooftops.ts';
import { slash } from './action/slash.ts';
import { stair } from './action/stair.ts';
import { bakery } from './cozy/bakery.ts';
import { buttons } from './cozy/buttons.ts';
import { cottage } from './cozy/cottage.ts';
import { meadow } from './cozy/meadow.ts';
import { nightTrain } from './cozy/nightTrain.ts';
import { postoffice } from './cozy/postoffice.ts';
import { rainyWindow } from './cozy/rainyWindow.ts';
import { teacup } from './cozy/teacup.ts';
import { washing } from './cozy/washing.ts';
import { candles } from './horror/candles.ts';
import { corridor } from './horror/corridor.ts';
import { curtain } from './horror/curtain.ts';
import { eyes } from './horror/eyes.ts';
import { house } from './horror/house.ts';
import { lift } from './horror/lift.ts';
import { silence } from './horror/silence.ts';
import { teeth } from './horror/teeth.ts';
import { well } from './horror/well.ts';
import { cubes } from './puzzle/cubes.ts';
import { drawers } from './puzzle/drawers.ts';
import { fold } from './puzzle/fold.ts';
import { knot } from './puzzle/knot.ts';
import { lighthouse } from './puzzle/lighthouse.ts';
import { overlap } from './puzzle/overlap.ts';
import { quarters } from './puzzle/quarters.ts';
import { tangram } from './puzzle/tangram.ts';
import { truchet } from './puzzle/truchet.ts';
import { circuit } from './racing/circuit.ts';
import { court } from './racing/court.ts';
import { grid } from './racing/grid.ts';
import { hairpins } from './racing/hairpins.ts';
import { planes } from './racing/planes.ts';
import { rally } from './racing/rally.ts';
import { sails } from './racing/sails.ts';
import { trails } from './racing/trails.ts';
import { antlers } from './rpg/antlers.ts';
import { bones } from './rpg/bones.ts';
import { citadel } from './rpg/citadel.ts';
import { karst } from './rpg/karst.ts';
import { lampTree } from './rpg/lampTree.ts';
import { road } from './rpg/road.ts';
import { tarot } from './rpg/tarot.ts';
import { clockwork } from './simulation/clockwork.ts';
import { dome } from './simulation/dome.ts';
import { freighter } from './simulation/freighter.ts';
import { harbour } from './simulation/harbour.ts';
import { stamp } from './simulation/stamp.ts';
import { terraces } from './simulation/terraces.ts';
import { transit } from './simulation/transit.ts';
import { viaduct } from './simulation/viaduct.ts';
import { banners } from './strategy/banners.ts';
import { beacons } from './strategy/beacons.ts';
import { campaign } from './strategy/campaign.ts';
import { chart } from './strategy/chart.ts';
import { chess } from './strategy/chess.ts';
import { hexes } from './strategy/hexes.ts';
import { siege } from './strategy/siege.ts';
import { tinRanks } from './strategy/tinRanks.ts';

export const SCENES = {
  action: { slash, bell, canyon, mask, rooftops, stair, orbit, leap },
  rpg: { citadel, antlers, karst, bones, road, tarot, lampTree },
  racing: { circuit, trails, rally, hairpins, sails, court, planes, grid },
  simulation: { harbour, transit, stamp, viaduct, clockwork, dome, terraces, freighter },
  puzzle: { overlap, tangram, truchet, cubes, knot, drawers, quarters, lighthouse, fold },
  horror: { corridor, teeth, silence, house, eyes, well, candles, lift, curtain },
  strategy: { hexes, campaign, banners, siege, beacons, chess, chart, tinRanks },
  cozy: { teacup, postoffice, cottage, rainyWindow, bakery, washing, nightTrain, buttons, meadow },
} as const satisfies Record<Genre, Record<string, Scene>>;

export type SceneName = { [G in Genre]: keyof (typeof SCENES)[G] }[Genre];
