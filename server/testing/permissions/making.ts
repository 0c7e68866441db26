// How things of the permission matrix are made.
import type { TestApp, TestMember } from '../app.ts';

/** What all worlds have in common. */
export type Ground = {
  app: TestApp;
  password: string;
  passwordHash: string;
  /** Free of charge; and one nobody has. */
  gameId: string;
  spareGameId: string;
};

/** Facts of things by name: ids, codes, and whatever else a call must know. */
export type Ids = Record<string, string>;

export type Making = Ground & {
  /** Whose it shall be; `other` is the one whom `owner` does not know, and the other way round. */
  whose: TestMember;
  owner: TestMember;
  friend: TestMember;
  other: TestMember;
  /** What they have already. */
  ids: Ids;
};

/** Makes a thing, and answers the `Ids` by which calls name it, if there are any. */
export type Maker = (making: Making) => Promise<unknown>;
