/** English: load balancing. */
export const services = {
  services: {
    title: 'Load balancing',
    about: 'Virtual services: one address and port, answered by several real servers.',
    key: 'Address',
    scheduler: 'Policy',
    servers: 'Real servers',
    connections: 'Connections',
    empty: 'No virtual service yet',
    emptyWhy: 'A virtual service puts one address in front of several real servers.',
    why: 'Why?',
    wanted: 'Wanted weight',
    kernel: 'In the kernel',
    method: 'Method',
    admin: 'Wanted state',
  },
} as const;
