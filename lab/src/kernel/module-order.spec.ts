import { describe, expect, it } from 'vitest';
import { moduleOrder } from './module-order.js';

const MODULES_DEP = `kernel/drivers/virtio/virtio.ko: kernel/drivers/virtio/virtio_ring.ko
kernel/drivers/virtio/virtio_ring.ko:
kernel/net/9p/9pnet.ko:
kernel/net/9p/9pnet_virtio.ko: kernel/net/9p/9pnet.ko kernel/drivers/virtio/virtio.ko kernel/drivers/virtio/virtio_ring.ko
kernel/fs/fscache/fscache.ko.xz: kernel/fs/netfs/netfs.ko
kernel/fs/netfs/netfs.ko:
kernel/net/netfilter/xt-mark.ko:
`;

describe(moduleOrder.name, () => {
  it('puts every module after what it needs', () => {
    expect(moduleOrder(MODULES_DEP, '', ['9pnet_virtio'])).toEqual([
      'kernel/net/9p/9pnet.ko',
      'kernel/drivers/virtio/virtio_ring.ko',
      'kernel/drivers/virtio/virtio.ko',
      'kernel/net/9p/9pnet_virtio.ko',
    ]);
  });

  it('names each file once', () => {
    const order = moduleOrder(MODULES_DEP, '', ['virtio', '9pnet_virtio', 'virtio_ring']);
    expect(new Set(order).size).toBe(order.length);
    expect(order).toHaveLength(4);
  });

  it('finds compressed modules, and takes - and _ for the same', () => {
    expect(moduleOrder(MODULES_DEP, '', ['fscache', 'xt_mark'])).toEqual([
      'kernel/fs/netfs/netfs.ko',
      'kernel/fs/fscache/fscache.ko.xz',
      'kernel/net/netfilter/xt-mark.ko',
    ]);
  });

  it('leaves out what is built in', () => {
    expect(moduleOrder(MODULES_DEP, 'kernel/net/packet/af_packet.ko\n', ['af_packet'])).toEqual([]);
  });

  it('refuses a module that the kernel has not', () => {
    expect(() => moduleOrder(MODULES_DEP, '', ['zfs'])).toThrow('no module zfs');
  });
});
