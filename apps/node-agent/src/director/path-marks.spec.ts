import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StateFolder } from '../shared/state-folder.js';
import { isPathProbe, PathMarks } from './path-marks.js';

describe(PathMarks.name, () => {
  it('never changes the mark of a server that stays, gives none twice, and knows them after a restart', async () => {
    const names = fc.array(fc.integer({ min: 0, max: 20 }).map((n) => `service/${n}`));
    await fc.assert(
      fc.asyncProperty(fc.array(names, { minLength: 1, maxLength: 5 }), async (rounds) => {
        const path = await mkdtemp(join(tmpdir(), 'directorate-marks-'));
        try {
          let before = new Map<string, number | undefined>();
          for (const round of rounds) {
            const marks = new PathMarks(new StateFolder(path));
            await marks.load();
            await marks.keep(round);
            const now = new Map(round.map((name) => [name, marks.of(name)]));
            for (const [name, mark] of now) {
              expect(mark !== undefined && isPathProbe({ kind: 'firewall-mark', family: 'ipv4', mark })).toBe(true);
              if (before.has(name)) expect(mark).toBe(before.get(name));
            }
            expect(new Set(now.values()).size).toBe(now.size);
            before = now;
          }
        } finally {
          await rm(path, { recursive: true });
        }
      }),
      { numRuns: 30 },
    );
  });
});
