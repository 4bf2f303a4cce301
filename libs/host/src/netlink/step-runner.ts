import type { VirtualServiceKey } from '#libs/domain';
import { formatKey, type IpvsStep } from '#libs/ipvs';
import type { IpvsApplyResult } from '../ipvs/ipvs-port.js';
import { NO_ANSWER, NOT_SENT, type GenlChannel } from './genl-channel.js';
import { kernelWords } from './kernel-words.js';
import { commandOf, StepRequests, windowEnd } from './step-requests.js';

interface Fate {
  readonly step: IpvsStep;
  readonly errno: number;
}

/** Runs steps through netlink, many in one call of the kernel, each with an answer of its own. */
export class StepRunner {
  constructor(private readonly channel: GenlChannel) {}

  /** `unknown`: steps whose answers were lost. */
  async run(steps: readonly IpvsStep[]): Promise<IpvsApplyResult & { readonly unknown: readonly IpvsStep[] }> {
    const fates: Fate[] = [];
    const broken = new Set<string>();
    let skipped = 0;
    for (let from = 0; from < steps.length;) {
      const end = windowEnd(steps, from);
      const window = steps.slice(from, end);
      // Services come first: nothing of ours may join a service that another has made meanwhile.
      const additions = window.filter(({ kind }) => kind === 'add-service');
      for (const fate of await this.send(notBroken(additions, broken))) {
        broken.add(formatKey(fate.step.service));
        fates.push(fate);
      }
      const others = additions.length === 0 ? window : window.filter(({ kind }) => kind !== 'add-service');
      const wanted = notBroken(others, broken);
      skipped += others.length - wanted.length;
      fates.push(...(await this.send(wanted)));
      from = end;
    }
    const places = new Map(fates.length === 0 ? [] : steps.map((step, at) => [step, at]));
    const inOrder = fates.sort((one, other) => (places.get(one.step) ?? 0) - (places.get(other.step) ?? 0));
    return {
      applied: steps.length - skipped - fates.length,
      failures: inOrder.flatMap(({ step, errno }) =>
        errno === NO_ANSWER ? [] : [{ step, message: messageOf(step, errno) }],
      ),
      unknown: inOrder.flatMap(({ step, errno }) => (errno === NO_ANSWER ? [step] : [])),
    };
  }

  /** Those that did not succeed. */
  private async send(steps: readonly IpvsStep[]): Promise<Fate[]> {
    if (steps.length === 0) return [];
    const requests = new StepRequests();
    const results = await this.channel.run(steps.map((step) => requests.of(step)));
    const fates: Fate[] = [];
    steps.forEach((step, at) => {
      const errno = results[at] ?? NO_ANSWER;
      if (errno !== 0) fates.push({ step, errno });
    });
    return fates;
  }
}

function notBroken(steps: readonly IpvsStep[], broken: ReadonlySet<string>): readonly IpvsStep[] {
  if (broken.size === 0) return steps;
  const verdicts = new Map<VirtualServiceKey, boolean>();
  return steps.filter(({ service }) => {
    const known = verdicts.get(service) ?? broken.has(formatKey(service));
    verdicts.set(service, known);
    return !known;
  });
}

const messageOf = (step: IpvsStep, errno: number): string =>
  errno === NOT_SENT ? 'The step names what is no address or no scheduler' : kernelWords(commandOf(step), errno);
