import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { HealthCheckOf } from '#libs/contracts';
import { Client, ResultCodeError, SizeLimitExceededError } from 'ldapts';
import { destroy, type ProbeRun } from './probe-run.js';
import { judge, secure, tlsOptions } from './tls.js';

/** Binds when the check has a DN, searches one entry, and unbinds; RFC 4511. Without a base it reads the root entry. */
export async function probeLdap(check: HealthCheckOf<'ldap'>, run: ProbeRun): Promise<string> {
  const plain = await run.dialTcp();
  const socket = check.security === 'implicit' ? await secure(run, plain, check.tls) : plain;
  let secured: TLSSocket | undefined;
  // The address is only a name here: the connection is there already.
  const client = new Client({
    url: 'ldap://server.invalid',
    timeout: run.timeoutMs,
    strictDN: false,
    createConnection: () => socket,
    createSecureConnection: ((options: Parameters<typeof connectTls>[0]) => {
      const attempt = connectTls(options);
      run.onEnd(() => destroy(attempt));
      secured = attempt;
      return attempt;
    }) as typeof connectTls,
  });
  try {
    if (check.security === 'starttls') {
      run.step('StartTLS');
      await client.startTLS(tlsOptions(run, check.tls));
      if (secured !== undefined) judge(run, secured, check.tls);
    }
    if (check.bindDn !== null) {
      run.transcript.add('>', `bind ${check.bindDn}`);
      run.step('the bind');
      await client.bind(check.bindDn, check.password ?? '');
      run.transcript.add('<', 'success');
    }
    return await search(client, check, run);
  } catch (error) {
    if (error instanceof ResultCodeError) return run.fail(`${run.where} answered ${wordsOf(error)} to ${run.lastStep}`);
    throw error;
  }
}

async function search(client: Client, check: HealthCheckOf<'ldap'>, run: ProbeRun): Promise<string> {
  const where = check.baseDn === '' ? 'the root entry' : check.baseDn;
  run.transcript.add('>', `search ${where} ${check.filter}`);
  run.step(`the search of ${where}`);
  const found = await client
    .search(check.baseDn, {
      scope: check.baseDn === '' ? 'base' : 'sub',
      filter: check.filter,
      sizeLimit: 1,
      attributes: ['1.1'],
    })
    .then(({ searchEntries }) => searchEntries[0]?.dn)
    .catch((error: unknown) => {
      if (error instanceof SizeLimitExceededError) return check.baseDn;
      throw error;
    });
  if (found === undefined) return run.fail(`${run.where} found nothing in ${where} for ${check.filter}`);
  run.transcript.add('<', `entry ${found}`);
  await client.unbind().catch(() => undefined);
  return `${run.where} answered a search of ${where}`;
}

/** `invalid credentials (49)`: ldapts has a class for each result code. */
const wordsOf = ({ name, code }: ResultCodeError): string =>
  `${name
    .replace(/Error$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()} (${code})`;
