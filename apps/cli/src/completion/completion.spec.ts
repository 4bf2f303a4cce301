import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildCli } from '../cli.js';
import { EXIT, EXIT_MEANINGS } from '../exit-codes.js';
import { run } from '../run.js';
import { allCommands, commandTree } from './command-tree.js';

const quiet = {
  environment: {},
  streams: { out: () => undefined, err: () => undefined },
  prompt: { isInteractive: false, secret: () => Promise.resolve(''), confirm: () => Promise.resolve(false) },
  sleep: () => Promise.resolve(),
};
const tree = commandTree(buildCli(quiet));
const leaves = allCommands(tree).filter(({ children }) => children.length === 0);

async function printed(...args: string[]): Promise<string> {
  let out = '';
  await run(args, { ...quiet, streams: { ...quiet.streams, out: (text) => void (out += text) } });
  return out;
}

/** What bash offers after these words. */
async function offered(...words: string[]): Promise<string[]> {
  const script = `${await printed('completion', 'bash')}
COMP_WORDS=(directorate ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}
_directorate; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).trim().split('\n');
}

describe('directorate completion', () => {
  it.each([
    [['addr'], ['addresses']],
    [
      ['addresses', ''],
      ['list', 'show', 'add', 'remove'],
    ],
    [
      ['services', 'add', 'shop', 'tcp/192.0.2.80:80', '--sch'],
      ['--scheduler', '--scheduler-flags'],
    ],
    [
      ['--output', ''],
      ['table', 'json', 'yaml'],
    ],
    [['-o', 'json', 'policy', 'de'], ['default']],
    [['change-sets', 'add', 'x', '--action', 'c'], ['create']],
    [['completion', ''], ['--output']],
  ])('offers in bash after %j: %j', async (words, wanted) => {
    expect(await offered(...words)).toEqual(expect.arrayContaining(wanted));
  });

  it.each(['bash', 'zsh', 'fish'])('prints for %s what its own parser takes', async (shell) => {
    const script = await printed('completion', shell);
    for (const { name } of leaves) expect(script).toContain(name);
    const parser = ['/usr/bin', '/bin'].map((dir) => `${dir}/${shell}`).find((path) => existsSync(path));
    if (parser === undefined) return;
    const args = shell === 'fish' ? ['--no-execute'] : ['-n'];
    expect(execFileSync(parser, args, { input: script, encoding: 'utf8' })).toBe('');
  });
});

describe('directorate man', () => {
  it('is the page in docs', async () => {
    const file = new URL('../../../../docs/directorate.1', import.meta.url);
    expect(readFileSync(file, 'utf8'), 'write it anew: directorate man > docs/directorate.1').toBe(
      await printed('man'),
    );
  });

  it('names every command, option and exit status', async () => {
    const page = (await printed('man')).replaceAll('\\-', '-');
    for (const { usage, options } of leaves) {
      expect(page).toContain(usage);
      for (const { flags } of options) expect(page).toContain(flags.at(-1));
    }
    expect(EXIT_MEANINGS.map(([status]) => status)).toEqual(Object.values(EXIT));
  });
});

describe('the options of commands', () => {
  /** Only looks, or acts at once so that there is nothing to rehearse: the name says which. */
  const NO_CHANGE =
    /^(list|show|status|requests|compare|why|connections|events|follow|verify|health|top|deliveries|export|completion|man|capabilities|kernel|quorum-ip-candidates|whoami)$/;
  const AT_ONCE =
    /^(login|logout|password|invite|acknowledge|cancel|confirm|create|add|take-out|discard|release|set-mode|readmit|resume|skip|test|replay|zero|probe|try-check)$/;

  it('have --dry-run and --wait wherever something changes that can be rehearsed', () => {
    const lacking = leaves.filter(({ name, path, options }) => {
      const isSet = path.includes('change-sets') || name !== 'add';
      if (NO_CHANGE.test(name) || (AT_ONCE.test(name) && isSet)) return false;
      const flags = options.flatMap((option) => option.flags);
      const isImport = path.includes('import') && ['keepalived', 'ldirectord', 'table', 'director'].includes(name);
      return !flags.includes('--dry-run') || (!flags.includes('--wait') && !isImport);
    });
    expect(lacking.map(({ path }) => path.join(' '))).toEqual([]);
  });

  it('mean the same everywhere', () => {
    const meanings = new Map<string, Set<string>>();
    for (const { name, options } of leaves) {
      // It waits in any case; the option says how long.
      if (name === 'follow') continue;
      for (const { flags, usage } of options) {
        const long = flags.at(-1) ?? '';
        if (['--wait', '--dry-run', '--confirm-within', '--confirm-blast-radius'].includes(long)) {
          meanings.set(long, (meanings.get(long) ?? new Set()).add(usage));
        }
      }
    }
    expect([...meanings].map(([flag, usages]) => [flag, usages.size])).toEqual([
      ['--wait', 1],
      ['--dry-run', 1],
      ['--confirm-within', 1],
      ['--confirm-blast-radius', 1],
    ]);
  });
});
