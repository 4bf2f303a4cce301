import { describe, expect, it } from 'vitest';
import type { Actor } from '../../auth/actor.js';
import type { ManagerConfig } from '../../config/manager-config.js';
import { JoinTokensController } from './join-tokens.controller.js';

describe(JoinTokensController.name, () => {
  it('makes no command that nobody would answer: the HTTPS port must be on', async () => {
    const untouched = [undefined as never, undefined as never, undefined as never] as const;
    const controller = new JoinTokensController({ apiPort: 0 } as ManagerConfig, ...untouched);
    await expect(controller.create({} as Actor, { minutes: 30 })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('HTTPS port of this manager is off') as string,
      hint: expect.stringContaining('DIRECTORATE_API_PORT') as string,
    });
  });
});
