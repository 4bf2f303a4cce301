import { basename } from 'node:path';

/**
 * Files of the named modules and of all that they need, each after what it needs (so `insmod` in this order works).
 * `modulesDep` is the text of `modules.dep` (modules.dep(5)); modules that are built into the kernel are left out.
 */
export function moduleOrder(modulesDep: string, modulesBuiltin: string, names: readonly string[]): string[] {
  const dependencies = parseModulesDep(modulesDep);
  const builtin = new Set(modulesBuiltin.split('\n').map(moduleName));
  const pathsByName = new Map([...dependencies.keys()].map((path) => [moduleName(path), path]));
  const ordered = new Set<string>();
  const visit = (path: string): void => {
    if (ordered.has(path)) return;
    for (const dependency of dependencies.get(path) ?? []) visit(dependency);
    ordered.add(path);
  };
  for (const name of names) {
    const path = pathsByName.get(normalised(name));
    if (path !== undefined) visit(path);
    else if (!builtin.has(normalised(name))) throw new Error(`The kernel has no module ${name}.`);
  }
  return [...ordered];
}

/** Modules by file, each with the files that it needs; the file lists direct and indirect needs, nearest first. */
function parseModulesDep(text: string): Map<string, string[]> {
  const entries = text
    .split('\n')
    .filter((line) => line.includes(':'))
    .map((line): [string, string[]] => {
      const [path = '', needs = ''] = line.split(':');
      return [path.trim(), needs.trim().split(/\s+/).filter(Boolean)];
    });
  return new Map(entries);
}

function moduleName(path: string): string {
  return normalised(basename(path.trim()).replace(/\.ko(\.\w+)?$/, ''));
}

/** The kernel takes `-` and `_` in module names for the same. */
function normalised(name: string): string {
  return name.replaceAll('-', '_');
}
