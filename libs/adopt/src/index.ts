export { differences, type Difference, type Differences } from './differences.js';
export type { Imported, ImportedAddress, ImportedPool, ImportedService, NotTaken, Place } from './imported.js';
export { readIpvsadmSave, readTable } from './read-ipvsadm-save.js';
export { readKeepalived } from './keepalived/read-keepalived.js';
export type { KeepalivedSurroundings } from './keepalived/lines.js';
export { readLdirectord } from './ldirectord/read-ldirectord.js';
