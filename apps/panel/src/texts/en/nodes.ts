/** English: the machines. */
export const nodes = {
  nodes: {
    title: 'Nodes',
    about: 'Machines of the cluster: directors balance, app servers do the work.',
    roles: 'Roles',
    addresses: 'Addresses',
    connections: 'Connections',
    kernel: 'Kernel',
    seen: 'Last report',
    maintenance: 'maintenance',
    empty: 'No machine has joined yet',
    emptyWhy: 'A node joins by a key that its agent shows: directorate-agent setup.',
  },
} as const;
