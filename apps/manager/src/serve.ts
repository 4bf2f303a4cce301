import { Logger } from '@nestjs/common';
import type { ManagerConfig } from '#libs/config';
import { createLogger } from '#libs/logging';
import { createApp } from './app.js';
import { NestLogger } from './common/nest-logger.js';
import { closeDoors, openDoors } from './listeners.js';

const GRACE_MS = 3000;

/** Runs the manager until it is told to stop (SIGTERM or SIGINT). */
export async function serve(config: ManagerConfig): Promise<void> {
  const app = await createApp(config, new NestLogger(createLogger('manager', config.logLevel)));
  await app.init();
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.ready();
  const doors = await openDoors(config, (request, response) => fastify.routing(request, response));
  const logger = new Logger('Manager');
  logger.log(`Serving at ${doors.map(({ where }) => where).join(', ')}`);
  const stop = (): void => {
    void closeDoors(doors, GRACE_MS)
      .then(() => app.close())
      .then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
