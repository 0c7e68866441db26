// How often a member may write and change on profiles.
import { describe, expect, it } from 'vitest';
import { startTestApp, type TestMember } from '../../testing/app.ts';

const refusal = (appCode: string) => expect.objectContaining({ appCode });

describe('limits of profiles', () => {
  it('PROFILE-12, PROFILE-27: by member', async () => {
    const app = await startTestApp({ environment: { LOBBY_RATE_LIMITS: 'on' } });
    try {
      const [owner, ann, ben] = await Promise.all([app.member(), app.member(), app.member()]);
      await owner.caller.profiles.setPrivacy({ writers: 'everyone' });
      const write = ({ caller }: TestMember) =>
        caller.profiles.writeEntry({ memberId: owner.me.id, body: 'hi', key: app.services.newId() });
      const until = async (call: () => Promise<unknown>) => {
        for (let calls = 0; calls < 100; calls += 1) {
          const refused = await call().then(
            () => null,
            (error: { appCode: string }) => error.appCode,
          );
          if (refused) return [refused, calls];
        }
        return ['never'];
      };
      expect(await until(() => write(ann))).toEqual(['RATE_LIMITED', 20]);
      await write(ben);
      const changed = await until(() => ann.caller.profiles.setPrivacy({ games: 'me' }));
      expect(changed).toEqual(['RATE_LIMITED', 30]);
      for (const call of [
        () => ann.caller.profiles.setFavourites({ gameIds: [] }),
        () => ann.caller.profiles.setBackground({ background: null }),
      ]) {
        await expect(call()).rejects.toEqual(refusal('RATE_LIMITED'));
      }
      await ben.caller.profiles.setPrivacy({ games: 'me' });
    } finally {
      await app.close();
    }
  });
});
