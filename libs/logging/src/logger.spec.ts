import { describe, expect, it } from 'vitest';
import { createLogger } from './logger.js';

function linesOf(level: 'info' | 'silent', write: (logger: ReturnType<typeof createLogger>) => void): unknown[] {
  const lines: unknown[] = [];
  write(createLogger('manager', level, { write: (line) => lines.push(JSON.parse(line)) }));
  return lines;
}

describe(createLogger.name, () => {
  it('writes one JSON object per line with level and time by name', () => {
    const lines = linesOf('info', (logger) => {
      logger.debug('hidden');
      logger.info({ machineId: 'm1' }, 'shown');
    });
    expect(lines).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        program: 'manager',
        machineId: 'm1',
        msg: 'shown',
      },
    ]);
  });

  it('blots secrets out, one level deep too', () => {
    const [line] = linesOf('info', (logger) => logger.info({ password: 'x', user: { token: 'y' } }, 'in'));
    expect(line).toMatchObject({ password: '…', user: { token: '…' } });
  });

  it('says nothing when silent', () => {
    expect(linesOf('silent', (logger) => logger.fatal('x'))).toEqual([]);
  });
});
