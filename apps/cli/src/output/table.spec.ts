import { describe, expect, it } from 'vitest';
import { cellText, renderFields, renderTable } from './table.js';

describe(renderTable.name, () => {
  it('aligns columns without blanks at the end', () => {
    const rows = [
      { name: 'a', roles: ['director'] },
      { name: 'node-10', roles: [] },
    ];
    const columns = [
      { heading: 'NAME', cell: (row: (typeof rows)[number]) => row.name },
      { heading: 'ROLES', cell: (row: (typeof rows)[number]) => row.roles },
    ];
    expect(renderTable(columns, rows)).toBe('NAME      ROLES\na         director\nnode-10   -');
  });
});

describe(renderFields.name, () => {
  it('joins nested names with dots and numbers the items of lists', () => {
    expect(renderFields({ name: 'x', spec: { ports: [80, 443], checks: [{ kind: 'tcp' }] }, tags: [] })).toBe(
      [
        'name                 x',
        'spec.ports           80, 443',
        'spec.checks.0.kind   tcp',
        'tags                 -',
      ].join('\n'),
    );
  });
});

describe(cellText.name, () => {
  it.each([
    [null, '-'],
    [undefined, '-'],
    ['', '-'],
    [0, '0'],
    [true, 'yes'],
    [false, 'no'],
    ['rm\u001b[31m -rf\n', 'rm\\u001b[31m -rf\\u000a'],
    ['\u202Etxt', '\\u202etxt'],
  ])('shows %j as %s', (value, text) => {
    expect(cellText(value)).toBe(text);
  });
});
