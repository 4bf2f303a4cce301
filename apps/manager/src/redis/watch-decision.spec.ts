import { describe, expect, it } from 'vitest';
import { CALM, decide, type PingResult, type WatchState } from './watch-decision.js';

function play(pings: readonly PingResult[], stepMs = 500): string[] {
  let state: WatchState = CALM;
  return pings.map((ping, index) => {
    const decision = decide(state, ping, 1_000_000 + index * stepMs);
    state = decision.state;
    return decision.action;
  });
}

describe(decide.name, () => {
  it('ends a script that has been busy for a second, again and again until it is over', () => {
    expect(play(['pong', 'silence', 'busy', 'busy', 'busy', 'busy', 'pong'])).toEqual([
      ...['none', 'none', 'none', 'none', 'kill-script', 'kill-script', 'none'],
    ]);
  });

  it('forgets a script that ended by itself', () => {
    expect(play(['busy', 'busy', 'pong', 'busy', 'busy'])).not.toContain('kill-script');
  });

  it('leaves alone what is away and complains about what is silent', () => {
    expect(play(Array<PingResult>(40).fill('away'))).not.toContain('report-silence');
    const silent = play(Array<PingResult>(22).fill('silence'));
    expect(silent.indexOf('report-silence')).toBe(20);
  });
});
