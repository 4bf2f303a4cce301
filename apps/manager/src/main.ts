import 'reflect-metadata';
import { setFlagsFromString } from 'node:v8';
import { processEnvironment, readManagerConfig } from '#libs/config';
import { messageOf } from '#libs/errors';

/** Each verb loads only what it needs. */
async function main(verb: string | undefined, name: string | undefined): Promise<void> {
  switch (verb) {
    case 'serve': {
      // Rows and views of requests die young. Where some have outlived a collection, V8 would put all later ones among the old,
      // where they stay, with all that they hold, until a whole collection takes the processors from the requests.
      setFlagsFromString('--no-allocation-site-pretenuring');
      // A whole collection takes both processors for a tenth of a second: one per 200 MB instead of one per 40.
      setFlagsFromString('--heap-growing-percent=300');
      const { serve } = await import('./serve.js');
      return serve(readManagerConfig(processEnvironment()));
    }
    case 'init': {
      const { init } = await import('./init/init.js');
      const result = await init(readManagerConfig(processEnvironment()), new Date());
      process.stdout.write(`${JSON.stringify(result)}\n`);
      return;
    }
    case 'token': {
      const { token } = await import('./init/token.js');
      const result = await token(readManagerConfig(processEnvironment()), name ?? '', new Date());
      process.stdout.write(`${JSON.stringify(result)}\n`);
      return;
    }
    default:
      throw new TypeError('Usage: manager serve | init | token <user name>');
  }
}

main(process.argv[2], process.argv[3]).catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exit(1);
});
