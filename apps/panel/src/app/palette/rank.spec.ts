import { describe, expect, it } from 'vitest';
import { rank } from './rank.js';

const all = [
  { title: 'Nodes', words: 'page machines' },
  { title: 'node-3', words: 'node 10.77.0.23 app-server' },
  { title: 'Maintenance of node-3', words: 'action drain reboot' },
  { title: 'shop', words: 'virtual service 192.0.2.80:80' },
];
const found = (typed: string): string[] => rank(all, typed, 10).map(({ title }) => title);

describe(rank.name, () => {
  it.each([
    ['', ['Nodes', 'node-3', 'Maintenance of node-3', 'shop']],
    ['node-3', ['node-3', 'Maintenance of node-3']],
    ['drain node-3', ['Maintenance of node-3']],
    ['192.0.2.80', ['shop']],
    ['NODE', ['Nodes', 'node-3', 'Maintenance of node-3']],
    ['nothing like it', []],
  ])('of %j', (typed, titles) => {
    expect(found(typed)).toEqual(titles);
  });

  it('gives no more than asked for', () => {
    expect(rank(all, '', 2)).toHaveLength(2);
  });
});
