import { describe, expect, it } from 'vitest';
import { createLogger } from '#libs/logging';
import { NestLogger } from './nest-logger.js';

describe(NestLogger.name, () => {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>);
  const logger = new NestLogger(createLogger('manager', 'info', { write }));

  it('keeps the context, and the stack of errors', () => {
    logger.log('serving', 'Manager');
    logger.error('broken', 'Error: broken\n    at here', 'ProblemFilter');
    expect(lines).toMatchObject([
      { level: 'info', context: 'Manager', msg: 'serving' },
      { level: 'error', context: 'ProblemFilter', msg: 'broken', stack: 'Error: broken\n    at here' },
    ]);
  });

  it('hides what Nest tells of its own start', () => {
    lines.length = 0;
    logger.log('Mapped {/x, GET} route', 'RouterExplorer');
    expect(lines).toEqual([]);
  });
});
