const servers = (count: number): string => (count === 1 ? '1 server' : `${count} servers`);

/** English: checks that are tried before their service is there. */
export const trials = {
  trials: {
    run: 'Run the check now',
    runAgain: 'Run the check again',
    about: (count: number) =>
      count === 0
        ? 'A director asks every server once, from where the check would run.'
        : `A director asks ${servers(count)} once, from where the check would run. Nothing is changed.`,
    nobody: 'There is nobody to ask yet: no node of the cluster could work for it, and no other server is named.',
    asking: (count: number, director: string) => `${director} asks ${servers(count)}…`,
    found: (passing: number, count: number, director: string) =>
      `${passing} of ${count} would pass now, asked from ${director}.`,
    list: 'What each server would be now',
    states: {
      asking: 'is asked',
      'would-pass': 'would pass now',
      'would-fail': 'would fail now',
      'not-asked': 'could not be asked',
    },
    outcomes: { passes: 'passes', fails: 'fails', 'not-asked': 'not asked' },
    answer: 'Answer',
    answerOf: (name: string) => `Answer of ${name}`,
    askedAt: (address: string, port: number) => (port === 0 ? address : `${address} port ${port}`),
    check: 'Check',
    outcome: 'Result',
    time: 'Time',
    noTime: 'nothing was asked',
    milliseconds: (milliseconds: number) => `${milliseconds.toFixed(1)} ms`,
    expected: 'Expected',
    nothingSaid: 'Nothing was said that could be shown.',
    notRun: 'The check was not run against these servers yet.',
    notTried: 'was not asked',
    allPass: (count: number) => (count === 1 ? 'Its server would pass now.' : `All ${count} servers would pass now.`),
    somePass: (passing: number, count: number) =>
      `${passing} of ${count} would pass now. A server whose check fails gets no clients until it passes.`,
  },
} as const;
