// Random stories of a room over two instances, told to a model of a few lines as well: both must agree about what is done,
// what is refused, and what each member sees, through the stock client.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { type TestDatabase, testDatabase } from '../../testing/postgres.ts';
import { describeWithRedis, startTestRedis, type TestRedis } from '../../testing/redis.ts';
import {
  type Model,
  type Name,
  names,
  newModel,
  owner,
  pinsByModel,
  type Said,
  say,
  seenByModel,
  seenOnPage,
} from '../../testing/roomModel.ts';
import { callsTo, isDone, RoomPage } from '../../testing/roomPage.ts';

describeWithRedis('a room and its model', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let apps: [TestApp, TestApp];
  let people: Record<Name, TestMember>;

  beforeAll(async () => {
    [database, redis] = await Promise.all([testDatabase('chat_model'), startTestRedis()]);
    const start = () =>
      startTestApp({ databaseUrl: database.url, environment: { REDIS_URL: redis.url, LOG_LEVEL: 'silent' } });
    apps = [await start(), await start()];
    const [ann, ben, cem, dee] = await Promise.all(names.map(() => apps[0].member()));
    people = { ann, ben, cem, dee } as Record<Name, TestMember>;
  });
  afterAll(async () => {
    await Promise.all((apps ?? []).map((app) => app.close()));
    await redis?.stop();
    await database?.drop();
  });

  const newKey = () => apps[0].services.newId();
  const appAt = (instance: number) => apps[instance] as TestApp;
  /** The member's calls to one of the instances. */
  const calls = (name: Name, instance: number) => callsTo(appAt(instance), people[name]);
  const idOf = (name: Name) => people[name].me.id;

  type Real = { roomId: string; pages: Map<Name, RoomPage> };

  /** The page, a new snapshot and the model are one; whoever is out sees nothing and was told. */
  async function look(model: Model, { roomId, pages }: Real, name: Name, instance: number) {
    const place = model.places.get(name);
    const page = pages.get(name);
    const { chat } = calls(name, instance);
    if (!place) {
      expect(await isDone(chat.room.query({ roomId }))).toBe(false);
      expect(await isDone(chat.messages.query({ roomId }))).toBe(false);
      if (page) await expect.poll(() => page.ended).toBe(model.ends.get(name));
      return;
    }
    const expected = seenByModel(model, name, idOf);
    const pins = pinsByModel(model, name);
    const fresh = await chat.room.query({ roomId });
    expect(seenOnPage(fresh.messages.items)).toEqual(expected);
    expect(fresh.pins).toEqual(pins);
    expect(seenOnPage((await chat.pins.query({ roomId })).items)).toEqual(
      pins.map((number) => expected.find((seen) => seen.number === number)),
    );
    expect(fresh.members.items.map(({ id }) => id).sort()).toEqual(
      [...model.places.keys()].map((each) => idOf(each)).sort(),
    );
    // By what it shows, not by its seq: of what is hidden from a member their feed tells nothing.
    await expect
      .poll(() => ({ said: seenOnPage(page?.state?.messages.items ?? []), pins: page?.state?.pins }))
      .toEqual({ said: expected, pins });
    if (place.read !== null) {
      const mine = (await chat.myRooms.query()).items.find(({ id }) => id === roomId);
      expect(mine?.readNumber).toBe(place.read);
      expect(mine?.number).toBe(model.said.length);
    }
  }

  type Command = fc.AsyncCommand<Model, Real>;
  const who = fc.constantFrom(...names);
  const instance = fc.integer({ min: 0, max: 1 });
  const number = fc.integer({ min: 1, max: 6 });
  const oftenOwner = fc.oneof(who, fc.constant(owner));
  const emoji = fc.constantFrom('🎂', '🙂');

  /** A command from what it does and how it reads in a report. */
  const command = (
    text: string,
    run: (model: Model, real: Real) => Promise<void>,
    check: (model: Readonly<Model>) => boolean = () => true,
  ): Command => ({ check, run, toString: () => text });

  /** One about a message that is there and that who does it may see, if they are in. */
  const onMessage = (name: Name, at: number) => (model: Readonly<Model>) =>
    at <= model.said.length && at > (model.places.get(name)?.seenAfter ?? 0);
  const saidAt = (model: Model, at: number): Said => model.said[at - 1] as Said;

  const join = fc.tuple(who, instance).map(([name, at]) =>
    command(`${name} comes in by ${at}`, async (model, real) => {
      expect(await isDone(calls(name, at).chat.joinRoom.mutate({ roomId: real.roomId }))).toBe(true);
      if (model.places.has(name)) return;
      model.places.set(name, { seenAfter: model.hidesHistory ? model.said.length : 0, read: null });
      real.pages.get(name)?.close();
      const page = new RoomPage(people[name], real.roomId);
      real.pages.set(name, page);
      await page.open(appAt(at));
    }),
  );
  const leave = fc.tuple(who, instance).map(([name, at]) =>
    command(
      `${name} leaves by ${at}`,
      async (model, real) => {
        await isDone(calls(name, at).chat.leaveRoom.mutate({ roomId: real.roomId }));
        if (model.places.delete(name)) model.ends.set(name, 'NOT_IN_ROOM');
      },
      () => name !== owner,
    ),
  );
  const send = fc
    .tuple(oftenOwner, instance, fc.boolean(), fc.option(number, { nil: null, freq: 2 }))
    .map(([name, at, twice, of]) =>
      command(
        `${name} ${of === null ? 'says something' : `answers ${of}`} by ${at}${twice ? ', twice' : ''}`,
        async (model, { roomId }) => {
          const place = model.places.get(name);
          const body = `${name} says ${model.said.length}`;
          const message = { roomId, body, key: newKey(), ...(of !== null && { replyTo: of }) };
          // What is deleted can be answered still; what one does not see cannot.
          const may =
            place !== undefined && (of === null || (of <= model.said.length && of > place.seenAfter));
          // The answer to the first call was lost, and the page tries again by the other instance.
          const tries = twice ? [at, 1 - at] : [at];
          for (const by of tries) {
            const done = await isDone(
              calls(name, by)
                .chat.send.mutate(message)
                .then((sent) => expect(sent.number).toBe(model.said.length + 1)),
            );
            expect(done).toBe(may);
          }
          if (may) say(model, name, body, of);
        },
      ),
    );
  const edit = fc.tuple(who, instance, number).map(([name, at, of]) =>
    command(
      `${name} rewords ${of} by ${at}`,
      async (model, { roomId }) => {
        const said = saidAt(model, of);
        const body = `${said.body}!`;
        const may = model.places.has(name) && said.author === name && !said.deleted;
        expect(await isDone(calls(name, at).chat.editMessage.mutate({ roomId, number: of, body }))).toBe(may);
        if (may) said.body = body;
      },
      onMessage(name, of),
    ),
  );
  const remove = fc.tuple(who, instance, number).map(([name, at, of]) =>
    command(
      `${name} deletes ${of} by ${at}`,
      async (model, { roomId }) => {
        const said = saidAt(model, of);
        const may = model.places.has(name) && [said.author, owner].includes(name) && !said.deleted;
        expect(await isDone(calls(name, at).chat.deleteMessage.mutate({ roomId, number: of }))).toBe(may);
        if (!may) return;
        Object.assign(said, { body: '', deleted: true, answers: null, reactions: new Map() });
        model.pins = model.pins.filter((pinned) => pinned !== of);
      },
      onMessage(name, of),
    ),
  );
  const react = fc.tuple(who, instance, number, emoji, fc.boolean()).map(([name, at, of, sign, on]) =>
    command(
      `${name} puts ${sign} ${on ? 'under' : 'away from'} ${of} by ${at}`,
      async (model, { roomId }) => {
        const said = saidAt(model, of);
        const may = model.places.has(name) && !said.deleted;
        const reaction = { roomId, number: of, emoji: sign, on };
        expect(await isDone(calls(name, at).chat.react.mutate(reaction))).toBe(may);
        if (!may) return;
        const by = said.reactions.get(sign) ?? new Set();
        said.reactions.set(sign, by);
        if (on) by.add(name);
        else by.delete(name);
      },
      onMessage(name, of),
    ),
  );
  const pin = fc.tuple(oftenOwner, instance, number, fc.boolean()).map(([name, at, of, on]) =>
    command(
      `${name} ${on ? 'pins' : 'unpins'} ${of} by ${at}`,
      async (model, { roomId }) => {
        const may = name === owner && !saidAt(model, of).deleted;
        expect(await isDone(calls(name, at).chat.pinMessage.mutate({ roomId, number: of, on }))).toBe(may);
        // Once more changes nothing, its place among the others neither.
        if (!may || model.pins.includes(of) === on) return;
        model.pins = on ? [of, ...model.pins] : model.pins.filter((pinned) => pinned !== of);
      },
      onMessage(name, of),
    ),
  );
  const read = fc.tuple(who, instance, number).map(([name, at, to]) =>
    command(
      `${name} has read up to ${to} by ${at}`,
      async (model, { roomId }) => {
        const place = model.places.get(name);
        const done = await isDone(calls(name, at).chat.read.mutate({ roomId, number: to }));
        expect(done).toBe(place !== undefined);
        if (place?.read != null) place.read = Math.max(place.read, to);
      },
      (model) => to <= model.said.length,
    ),
  );
  const kick = fc.tuple(who, who, instance).map(([name, whom, at]) =>
    command(
      `${name} sends ${whom} out by ${at}`,
      async (model, { roomId }) => {
        const to = { roomId, memberId: people[whom].me.id, key: newKey() };
        const done = await isDone(calls(name, at).chat.kick.mutate(to));
        const may = name === owner && model.places.has(whom);
        // Of somebody who is not in it may be done or refused: nothing changes.
        if (model.places.has(whom)) expect(done).toBe(may);
        if (may && model.places.delete(whom)) model.ends.set(whom, 'ROOM_REMOVED');
      },
      () => whom !== owner,
    ),
  );
  const block = fc.tuple(who, who, instance, fc.boolean()).map(([name, whom, at, on]) =>
    command(
      `${name} ${on ? 'blocks' : 'unblocks'} ${whom} by ${at}`,
      async () => {
        const { friends } = calls(name, at);
        const asked = { memberId: people[whom].me.id };
        await isDone(on ? friends.block.mutate(asked) : friends.unblock.mutate(asked));
      },
      () => whom !== name,
    ),
  );
  const reconnect = fc.tuple(who, instance, fc.boolean()).map(([name, at, anew]) =>
    command(
      `${name} ${anew ? 'loads anew' : 'is connected again'} by ${at}`,
      async (_model, { pages }) => {
        const page = pages.get(name);
        if (anew) await page?.open(appAt(at));
        else page?.follow(appAt(at));
      },
      (model) => model.places.has(name),
    ),
  );
  const looking = fc
    .tuple(who, instance)
    .map(([name, at]) => command(`${name} looks by ${at}`, (model, real) => look(model, real, name, at)));

  it('CHAT-245: what two instances do, refuse and show is what a model of a few lines says', {
    timeout: 240_000,
  }, async () => {
    const stories = fc.commands(
      [
        send,
        send,
        send,
        send,
        join,
        join,
        leave,
        edit,
        remove,
        react,
        react,
        pin,
        pin,
        read,
        kick,
        block,
        reconnect,
        looking,
      ],
      { maxCommands: 45, size: 'max' },
    );
    const seen = { messages: 0, answers: 0, pins: 0 };
    const tell = () =>
      fc.assert(
        fc.asyncProperty(fc.boolean(), stories, async (hidesHistory, story) => {
          const { chat } = calls(owner, 0);
          const { roomId } = await chat.createRoom.mutate({ title: 'A model', capacity: 10, key: newKey() });
          if (hidesHistory) await chat.editRoom.mutate({ roomId, history: 'joined', key: newKey() });
          const model = newModel(hidesHistory);
          // Whoever comes has something before them, which they may see or not.
          for (const body of ['first', 'second']) {
            await chat.send.mutate({ roomId, body, key: newKey() });
            say(model, owner, body);
          }
          const page = new RoomPage(people[owner], roomId);
          await page.open(appAt(0));
          const real: Real = { roomId, pages: new Map([[owner, page]]) };
          try {
            await fc.asyncModelRun(() => ({ model, real }), story);
            for (const name of names) for (const at of [0, 1]) await look(model, real, name, at);
            seen.messages += model.said.length;
            seen.answers += model.said.filter(({ answers }) => answers !== null).length;
            seen.pins += model.pins.length;
          } finally {
            for (const each of real.pages.values()) each.close();
            await chat.closeRoom.mutate({ roomId, key: newKey() });
          }
        }),
        { numRuns: 25, endOnFailure: true },
      );
    // Stories in which little happens would prove little.
    do await tell();
    while (seen.messages < 90 || seen.answers < 3 || seen.pins < 1);
  });
});
