import { describe, expect, it } from 'vitest';
import { describeLeaving } from './leave.js';

describe(describeLeaving.name, () => {
  it('says that all is undone when it is', () => {
    expect(describeLeaving([])).toContain('what the cluster changed on it is undone');
  });

  it('names what is left to undo, and does not promise the rest', () => {
    const text = describeLeaving([{ subject: 'ip addr del 10.0.0.1/32 dev lo', message: 'exit 2' }]);
    expect(text).toContain('not all that the cluster changed');
    expect(text).toContain('  ip addr del 10.0.0.1/32 dev lo: exit 2\nUndo these by hand.');
  });
});
