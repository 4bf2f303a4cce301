import { readIpvsadmSave, readKeepalived, readLdirectord, readTable, type Imported } from '#libs/adopt';
import { DomainError, type FieldFault } from '#libs/errors';
import { formatKey } from '#libs/ipvs';
import { invalidInput } from '../common/http/validation.pipe.js';
import type { CreateImport } from './import.dto.js';
import { tableOf, type ShadowedDirector } from './shadow.js';

/** What does not go with the source: it would be ignored silently. */
function idleFaults({ source, text, files, configId }: CreateImport): FieldFault[] {
  const faults: FieldFault[] = [];
  if (source === 'director' && text !== undefined) {
    faults.push({ pointer: '/text', message: 'has no meaning with the source director' });
  }
  if (source !== 'director' && text === undefined) {
    faults.push({ pointer: '/text', message: 'must be given: the text of the file' });
  }
  const isKeepalived = source === 'keepalived';
  if (!isKeepalived && files !== undefined) {
    faults.push({ pointer: '/files', message: 'has a meaning with the source keepalived only' });
  }
  if (!isKeepalived && configId !== undefined) {
    faults.push({ pointer: '/configId', message: 'has a meaning with the source keepalived only' });
  }
  return faults;
}

/** The services that the director's kernel has and that are not ours. */
function readDirector(directors: readonly ShadowedDirector[]): Imported {
  const [director, ...others] = directors;
  if (director === undefined)
    throw new DomainError('conflict', 'The cluster has no director whose table could be imported.');
  if (others.length > 0) {
    throw invalidInput([{ pointer: '/directorId', message: 'must be given: the cluster has several directors' }]);
  }
  const { name, report } = director;
  if (report === null) {
    const hint = 'See why with GET /api/v1/nodes, then import again.';
    throw new DomainError('conflict', `${name} has not reported its table in the last seconds.`, { hint });
  }
  const foreign = new Set(
    report.virtualServices.filter(({ presence }) => presence === 'foreign').map(({ key }) => formatKey(key)),
  );
  const table = tableOf(report).filter(({ key }) => foreign.has(formatKey(key)));
  return readTable(table, name);
}

/** Reads what an admin sent, or what a director reports. */
export function readSource(input: CreateImport, directors: readonly ShadowedDirector[]): Imported {
  const faults = idleFaults(input);
  if (faults.length > 0) throw invalidInput(faults);
  const { source, text = '', files, configId } = input;
  switch (source) {
    case 'keepalived':
      return readKeepalived(text, {
        files: Object.fromEntries((files ?? []).map((file) => [file.path, file.text])),
        ...(configId === undefined ? {} : { configId }),
      });
    case 'ldirectord':
      return readLdirectord(text);
    case 'ipvsadm-save':
      return readIpvsadmSave(text);
    case 'director':
      return readDirector(directors);
  }
}
