import type { Schemas } from '#libs/api-client/browser';

type Pool = Schemas['PoolPolicy'];
type Sorry = NonNullable<Schemas['PoolPolicySpec']['sorryServers']>[number];

/** A pool without rules. */
export const NO_RULES: Pool = {
  ...{ quorum: null, watermarks: null, sorryServers: [], panicPercent: 1, slowStart: null, feedback: null },
};

/** The pool's rules as the form holds them; empty text is off. */
export interface PoolDraft {
  readonly quorumWeight: string;
  readonly lowPercent: string;
  readonly highPercent: string;
  readonly slowStartSeconds: string;
  readonly panicPercent: string;
  readonly sorryAddress: string;
  readonly sorryPort: string;
}

export function poolDraftOf({ quorum, watermarks, slowStart, panicPercent, sorryServers }: Pool): PoolDraft {
  const [sorry] = sorryServers;
  return {
    quorumWeight: quorum === null ? '' : String(quorum.weight),
    lowPercent: watermarks === null ? '' : String(watermarks.lowPercent),
    highPercent: watermarks === null ? '' : String(watermarks.highPercent),
    slowStartSeconds: slowStart === null ? '' : String(slowStart.seconds),
    panicPercent: String(panicPercent),
    sorryAddress: sorry?.address ?? '',
    sorryPort: sorry === undefined ? '' : String(sorry.port),
  };
}

const isNumber = (text: string): boolean => /^\d*$/.test(text);

export const isFitPool = ({
  quorumWeight,
  lowPercent,
  highPercent,
  slowStartSeconds,
  panicPercent,
  sorryAddress,
  sorryPort,
}: PoolDraft): boolean =>
  [quorumWeight, lowPercent, highPercent, slowStartSeconds, sorryPort].every(isNumber) &&
  (lowPercent === '') === (highPercent === '') &&
  Number(lowPercent) <= Number(highPercent) &&
  /^\d{1,3}$/.test(panicPercent) &&
  (sorryAddress === '') === (sorryPort === '');

/** The rules that a draft says; what the form does not show stays as it was. */
export function poolOf(draft: PoolDraft, before: Pool): Schemas['PoolPolicySpec'] {
  const weight = Number(draft.quorumWeight);
  const seconds = Number(draft.slowStartSeconds);
  const [first, ...others] = before.sorryServers;
  const place = { address: draft.sorryAddress.trim(), port: Number(draft.sorryPort) };
  const sorry: readonly Sorry[] =
    draft.sorryAddress === ''
      ? []
      : [first === undefined ? { ...place, forwardingMethod: 'masquerading' } : { ...first, ...place }];
  return {
    ...before,
    quorum: weight === 0 ? null : { ...before.quorum, weight },
    watermarks:
      draft.lowPercent === '' ? null : { lowPercent: Number(draft.lowPercent), highPercent: Number(draft.highPercent) },
    slowStart: seconds === 0 ? null : { ...before.slowStart, seconds },
    panicPercent: Number(draft.panicPercent),
    sorryServers: [...sorry, ...others],
  };
}
