import { prepare } from './prepare.mjs';
import { endAll, run } from './process.mjs';
import { PROJECT, Refusal } from './project.mjs';
import { Steps } from './steps.mjs';
import { TIERS } from './tiers.mjs';

const names = TIERS.map((tier) => tier.name);
const USAGE = `npm test                        every tier
npm test -- --only unit,types   some of them
npm test -- --skip lab          all but some

Tiers: ${names.join(' ')}`;

/** What `npm test` does. */
export async function test(args) {
  if (args.includes('--help')) {
    console.log(USAGE);
    return;
  }
  const steps = new Steps();
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      endAll();
      process.exitCode = 1;
    });
  }
  try {
    const plan = choose(args);
    await prepare(
      steps,
      plan.tiers.flatMap(({ packages = [] }) => packages),
    );
    const results = await runAll(plan, steps);
    summarise(plan, results, steps);
    process.exitCode = results.every(({ failed }) => failed === 0) ? 0 : 1;
  } catch (error) {
    steps.say(error instanceof Refusal ? error.message : error.stack);
    process.exitCode = 1;
  }
}

/** Which tiers run, and why the others do not. */
function choose(args) {
  const options = new Map();
  for (let at = 0; at < args.length; at += 2) {
    const list = args[at + 1]?.split(',') ?? [];
    const stranger = list.find((name) => !names.includes(name));
    if (!['--only', '--skip'].includes(args[at]) || list.length === 0 || stranger !== undefined) {
      throw new Refusal(`npm test does not know ${stranger ?? args[at]}.\n${USAGE}`);
    }
    options.set(args[at], list);
  }
  const why = (tier) => {
    if (options.get('--only')?.includes(tier.name) === false) return 'not chosen';
    if (options.get('--skip')?.includes(tier.name) === true) return 'told to skip it';
    if (tier.needsRoot && process.getuid() !== 0) return 'needs root for namespaces and interfaces';
    return null;
  };
  const skipped = TIERS.map((tier) => ({ tier, reason: why(tier) })).filter(({ reason }) => reason !== null);
  return { skipped, tiers: TIERS.filter((tier) => why(tier) === null) };
}

async function runAll({ tiers }, steps) {
  const results = [];
  const lane = async (name) => {
    for (const tier of tiers.filter((one) => one.lane === name)) results.push(await runTier(tier, steps));
  };
  await Promise.all([lane('checks'), lane('tests')]);
  await lane('machines');
  return results;
}

async function runTier(tier, steps) {
  steps.mark('▸', `${tier.name}: ${tier.what}`);
  tier.before?.();
  const outcome = await run(tier.program, tier.args, {
    cwd: PROJECT,
    env: { CI: '1', NO_COLOR: '1' },
    logFile: tier.logFile,
    timeoutMs: tier.timeoutMs,
  });
  const counted = tier.count?.(outcome) ?? { passed: 0, failed: 0, skipped: 0 };
  const isCheck = tier.count === undefined;
  const hasFailed = outcome.status !== 0 || counted.failed > 0;
  const passed = isCheck && !hasFailed ? 1 : counted.passed;
  const failed = hasFailed ? Math.max(1, counted.failed) : 0;
  const numbers = isCheck ? '' : `: ${passed} passed, ${failed} failed`;
  if (hasFailed) steps.say(outcome.output.trimEnd());
  steps.mark(hasFailed ? '✗' : '✓', `${tier.name}${numbers} (${outcome.seconds.toFixed(1)} s)`);
  return { tier, passed, failed, skipped: counted.skipped, seconds: outcome.seconds };
}

function summarise({ skipped }, results, steps) {
  const total = (field) => results.reduce((sum, result) => sum + result[field], 0);
  steps.say('');
  for (const { tier, passed, failed, seconds } of results) {
    steps.say(`${tier.name.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s  ${passed} passed, ${failed} failed`);
  }
  for (const { tier, reason } of skipped) steps.say(`${tier.name.padEnd(14)}  skipped  ${reason}`);
  if (total('skipped') > 0) steps.say(`${total('skipped')} tests skipped themselves; each says why in its log.`);
  steps.say(`${(steps.elapsedMs / 1000).toFixed(0)} s in all`);
  steps.say(`${total('passed')} passed, ${total('failed')} failed`);
}
