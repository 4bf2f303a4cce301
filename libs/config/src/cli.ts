import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { DomainError, messageOf } from '#libs/errors';
import { readEnvironment, type Environment } from './environment.js';

/** How the command line reaches the API. */
export interface CliConfig {
  /** `https://HOST:7443`, `http://127.0.0.1:8080` or `unix:/path`; null when nobody has said it. */
  readonly url: string | null;
  readonly token: string | null;
  /** File with the CA certificate of the cluster (PEM); null: the system's authorities. */
  readonly caFile: string | null;
  /** Where `directorate login` keeps these three. */
  readonly file: string;
}

const fileContent = z.strictObject({
  url: z.string().optional(),
  token: z.string().optional(),
  caFile: z.string().optional(),
});

const cliEnvironment = z.object({
  DIRECTORATE_URL: z.string().optional(),
  DIRECTORATE_TOKEN: z.string().optional(),
  DIRECTORATE_CA_FILE: z.string().optional(),
  DIRECTORATE_CLI_CONFIG: z.string().optional(),
  XDG_CONFIG_HOME: z.string().optional(),
});

/** Settings of the command line: the environment first, then the file of the last log-in. */
export function readCliConfig(environment: Environment): CliConfig {
  const env = readEnvironment(cliEnvironment, environment);
  const folder = env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
  const file = env.DIRECTORATE_CLI_CONFIG ?? join(folder, 'directorate', 'cli.yaml');
  const kept = readFile(file);
  return {
    url: env.DIRECTORATE_URL ?? kept.url ?? null,
    token: env.DIRECTORATE_TOKEN ?? kept.token ?? null,
    caFile: env.DIRECTORATE_CA_FILE ?? kept.caFile ?? null,
    file,
  };
}

/** Keeps what a log-in found, readable for its user alone. */
export function writeCliConfig(file: string, content: Omit<CliConfig, 'file'>): void {
  const present = Object.fromEntries(Object.entries(content).filter(([, value]) => value !== null));
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, stringify(present), { mode: 0o600 });
}

function readFile(file: string): z.infer<typeof fileContent> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return {};
  }
  try {
    return fileContent.parse(parse(text) ?? {});
  } catch (cause) {
    throw new DomainError('invalid-input', `${file} cannot be used: ${messageOf(cause)}`, {
      hint: 'Mend the file, or remove it and log in again.',
      cause,
    });
  }
}
