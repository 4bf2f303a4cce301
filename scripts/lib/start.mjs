import { pathToFileURL } from 'node:url';
import { endAll } from './process.mjs';
import { panelPort, refuseTakenPort, refuseWithoutRoot } from './preflight.mjs';
import { prepare } from './prepare.mjs';
import { PROJECT, Refusal, STATE } from './project.mjs';
import { Steps } from './steps.mjs';

const USAGE = `npm start               bring up a cluster on this machine and keep it until Ctrl-C
npm start -- --once     bring it up, try it, take it down again; exit status 0 or 1

DIRECTORATE_PORT   port of the panel on 127.0.0.1 (8080)
DIRECTORATE_STATE  folder of everything that is kept (${STATE})`;

/** What `npm start` does. */
export async function start(args) {
  if (args.includes('--help')) {
    console.log(USAGE);
    return;
  }
  const unknown = args.find((arg) => arg !== '--once');
  const steps = new Steps();
  const stop = () => endAll();
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    if (unknown !== undefined) throw new Refusal(`npm start does not know ${unknown}: it takes --once or --help.`);
    refuseWithoutRoot('npm start');
    const port = panelPort();
    await refuseTakenPort(port);
    await prepare(steps);
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    const demo = await import(pathToFileURL(`${PROJECT}/dist/lab/src/demo/main.js`).href);
    process.exitCode = await demo.runDemo({
      steps,
      port,
      isOnce: args.includes('--once'),
      stateDir: STATE,
      projectDir: PROJECT,
    });
  } catch (error) {
    steps.say(error instanceof Refusal ? error.message : (error?.stack ?? String(error)));
    process.exitCode = 1;
  }
}
