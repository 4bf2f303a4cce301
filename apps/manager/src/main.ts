import 'reflect-metadata';
import { processEnvironment, readManagerConfig } from '#libs/config';
import { messageOf } from '#libs/errors';
import { migrate } from './init.js';
import { serve } from './serve.js';

const USAGE = 'Usage: manager serve | init\n';

async function main(verb: string | undefined): Promise<void> {
  const config = readManagerConfig(processEnvironment());
  if (verb === 'serve') await serve(config);
  else if (verb === 'init') await migrate(config);
  else throw new TypeError(USAGE);
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exit(1);
});
