import { describe, expect, it } from 'vitest';
import { mountsBelow, parseMountPoints } from './mounts.js';

describe(parseMountPoints.name, () => {
  it('reads the mount points, also with a blank in them', () => {
    const mountinfo = `22 1 254:0 / / rw - ext4 /dev/vda rw
23 22 0:4 net:[4026532] /state\\040dir/lab/a.uts rw - nsfs nsfs rw
`;
    expect(parseMountPoints(mountinfo)).toEqual(['/', '/state dir/lab/a.uts']);
  });
});

describe(mountsBelow.name, () => {
  it('returns what is below, innermost last mounted first, and no namesake', () => {
    expect(mountsBelow(['/', '/s/lab', '/s/lab/a', '/s/labour'], '/s/lab')).toEqual(['/s/lab/a', '/s/lab']);
  });
});
