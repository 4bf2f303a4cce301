import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { line, name } from '#libs/contracts';
import { messageOf } from '#libs/errors';
import { isMissing } from '../shared/state-folder.js';

const serviceDefinition = z.strictObject({
  name,
  /** Absolute program path and its arguments. */
  argv: z.tuple([line(4096).startsWith('/', 'must begin with an absolute path')], z.string().max(65_536)).readonly(),
  env: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), z.string().max(65_536)).default({}),
  cwd: line(4096).startsWith('/').default('/'),
  stopTimeoutSeconds: z.int().min(1).max(3600).default(10),
});
export type ServiceDefinition = z.infer<typeof serviceDefinition>;

export interface Catalogue {
  readonly services: ReadonlyMap<string, ServiceDefinition>;
  readonly faults: readonly { readonly subject: string; readonly message: string }[];
}

/** What the node's admin lets the cluster run here: one JSON file per service. The manager can only name them. */
export class ServiceCatalogue {
  constructor(private readonly folder: string | null) {}

  async read(): Promise<Catalogue> {
    const services = new Map<string, ServiceDefinition>();
    const faults: { subject: string; message: string }[] = [];
    if (this.folder === null) return { services, faults };
    for (const file of await this.files(this.folder)) {
      const path = join(this.folder, file);
      try {
        const definition = await readDefinition(path);
        services.set(definition.name, definition);
      } catch (error) {
        faults.push({ subject: `service file ${path}`, message: messageOf(error) });
      }
    }
    return { services, faults };
  }

  private async files(folder: string): Promise<string[]> {
    try {
      return (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }
}

async function readDefinition(path: string): Promise<ServiceDefinition> {
  // We run what stands in there as root: nobody but the owner may have written it.
  const { mode } = await stat(path);
  if ((mode & 0o022) !== 0) throw new Error('others than its owner may write this file (chmod go-w)');
  const parsed = serviceDefinition.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`/${issue?.path.map(String).join('/') ?? ''}: ${issue?.message ?? 'not valid'}`);
}
