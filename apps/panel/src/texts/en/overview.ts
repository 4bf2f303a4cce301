/** English: the dashboard and what happens in the cluster. */
export const overview = {
  dashboard: {
    services: 'Virtual services up',
    nodes: 'Nodes up',
    alarms: 'Open alarms',
    parts: 'Manager',
    attention: 'Needs attention',
    quiet: 'Nothing needs attention.',
    latest: 'Latest events',
    of: (up: number, all: number) => `${up} of ${all}`,
  },
  operations: {
    title: 'Operations',
    about: 'Everything that was asked of the cluster, and how far it came.',
    by: 'By',
    started: 'Started',
    progress: 'Progress',
    log: 'Log',
    steps: 'Steps',
    empty: 'Nothing was done yet',
  },
} as const;
