import { randomBytes, randomInt } from 'node:crypto';
import type { HealthCheckOf } from '#libs/contracts';
import { exchange } from './datagram-exchange.js';
import type { ProbeRun } from './probe-run.js';
import { accessRequest, RADIUS_CODES, readAnswer } from './radius-packet.js';

const NAMES: Readonly<Record<number, string>> = {
  [RADIUS_CODES.accessAccept]: 'Access-Accept',
  [RADIUS_CODES.accessReject]: 'Access-Reject',
  [RADIUS_CODES.accessChallenge]: 'Access-Challenge',
};

/** Asks whether a user may log in; RFC 2865. An answer that was made with another secret counts as none. */
export async function probeRadius(check: HealthCheckOf<'radius'>, run: ProbeRun): Promise<string> {
  const { secret, username, password } = check;
  const request = { id: randomInt(256), authenticator: randomBytes(16), secret, username, password };
  run.transcript.add('>', `Access-Request for ${username}`);
  run.step('an Access-Request');
  let forged = 0;
  run.atTimeout(() =>
    forged > 0
      ? `${run.where} answered with another secret than ours`
      : `no answer from ${run.where} in ${run.timeoutMs} ms after an Access-Request; a server is silent to a wrong secret, too`,
  );
  const code = await exchange(run, accessRequest(request), (bytes) => {
    const answer = readAnswer(bytes, request);
    if (answer === null) forged += 1;
    return answer;
  });
  const name = NAMES[code] ?? `code ${code}`;
  run.transcript.add('<', name);
  const isGood = code === RADIUS_CODES.accessAccept || (check.accept === 'any' && NAMES[code] !== undefined);
  return isGood ? `${run.where} answered ${name}` : run.wrong(`the Access-Request for ${username}`, name);
}
