import { describe, expect, it } from 'vitest';
import { readIpvsadmSave, readTable } from './read-ipvsadm-save.js';

describe(readIpvsadmSave.name, () => {
  it.each([
    [
      '-a -t 10.0.0.1:80 -r 10.0.0.2:80 -g -w 1',
      'ipvsadm-save, line 1, column 1: it is neither a service nor a server',
    ],
    ['-A -t 10.0.0.1:80 -s rr\n  hello', 'ipvsadm-save, line 2, column 3: it is neither'],
    ['-A -t nonsense -s rr', 'ipvsadm-save, line 1, column 1: '],
  ])('refuses %j with its line', (text, message) => {
    expect(() => readIpvsadmSave(text)).toThrow(message);
  });

  it('lists a service with a scheduler of somebody else', () => {
    const { services, notTaken } = readIpvsadmSave('# saved\n-A -t 10.0.0.1:80 -s homegrown\n-A -f 7 -s rr\n');
    expect(services.map(({ name }) => name)).toEqual(['mark-7']);
    expect(notTaken).toMatchObject([{ line: 2, text: '-A -t 10.0.0.1:80 -s homegrown' }]);
  });
});

describe(readTable.name, () => {
  it('takes a table as a director reports it', () => {
    const table = readIpvsadmSave('-A -t 10.0.0.1:80 -s rr\n-A -u 10.0.0.1:80 -s rr\n').services;
    expect(readTable(table, 'director-1').services).toMatchObject([
      { name: 'tcp-10.0.0.1-80', source: { file: 'director-1', line: 1 } },
      { name: 'udp-10.0.0.1-80', source: { file: 'director-1', line: 2 } },
    ]);
  });
});
