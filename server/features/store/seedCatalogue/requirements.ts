// What the machines of the demo need for a game: from how much of it there is to install and which systems it is for.
import type { Requirements } from '../../../../shared/store.ts';
import type { SeedGame } from './types.ts';

/** Steps of machines, the smallest first; a game needs one and recommends the next. Memory in MB. */
const machines = [
  { upTo: 800, memory: 4_096, processor: 'Dual-core, 2.0 GHz', graphics: 'Intel HD 4000' },
  {
    upTo: 4_000,
    memory: 8_192,
    processor: 'Intel Core i3-6100 / AMD FX-6300',
    graphics: 'GeForce GTX 650 / Radeon HD 7750',
  },
  {
    upTo: 15_000,
    memory: 8_192,
    processor: 'Intel Core i5-4460 / AMD Ryzen 3 1200',
    graphics: 'GeForce GTX 960 / Radeon R9 380',
  },
  {
    upTo: 40_000,
    memory: 16_384,
    processor: 'Intel Core i5-8400 / AMD Ryzen 5 2600',
    graphics: 'GeForce GTX 1660 / Radeon RX 580',
  },
  {
    upTo: Number.POSITIVE_INFINITY,
    memory: 16_384,
    processor: 'Intel Core i7-9700 / AMD Ryzen 7 3700X',
    graphics: 'GeForce RTX 2070 / Radeon RX 6600',
  },
] as const;
const gb = 1_024; // MB
const best = machines.length - 1;

/** On Apple's machines processor and graphics are one. */
const macMachines = ['Apple M1', 'Apple M1', 'Apple M1', 'Apple M2', 'Apple M2 Pro'] as const;
const systems = {
  windows: ['Windows 10 (64-bit)', 'Windows 11'],
  macos: ['macOS 12', 'macOS 14'],
  linux: ['Ubuntu 20.04', 'Ubuntu 24.04'],
} as const;

/** The least and the recommended, for each system it is for. */
export function requirementsFor({ sizeMb, systems: itsSystems }: SeedGame): Requirements[] {
  const step = machines.findIndex(({ upTo }) => sizeMb <= upTo);
  return itsSystems.flatMap((system) =>
    (['least', 'recommended'] as const).map((level, index) => {
      const place = Math.min(best, step + index);
      const machine = machines[place] ?? machines[0];
      const mac = system === 'macos';
      return {
        system,
        level,
        os: systems[system][index] ?? null,
        processor: mac ? (macMachines[place] ?? null) : machine.processor,
        graphics: mac ? null : machine.graphics,
        memory: machine.memory,
        // Whole GB, from one on: nobody's machine has just so much left.
        storage: sizeMb < gb ? sizeMb : Math.ceil(sizeMb / gb) * gb,
      };
    }),
  );
}
