import 'reflect-metadata';
import { processEnvironment, readManagerConfig } from '#libs/config';
import { messageOf } from '#libs/errors';
import { init } from './init/init.js';
import { serve } from './serve.js';

const USAGE = 'Usage: manager serve | init';

async function main(verb: string | undefined): Promise<void> {
  switch (verb) {
    case 'serve':
      return serve(readManagerConfig(processEnvironment()));
    case 'init': {
      const result = await init(readManagerConfig(processEnvironment()), new Date());
      process.stdout.write(`${JSON.stringify(result)}\n`);
      return;
    }
    default:
      throw new TypeError(USAGE);
  }
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exit(1);
});
