/** How long a script may hold Redis up before it is ended: far longer than any of ours, far shorter than anyone's patience. */
export const SCRIPT_PATIENCE_MS = 1000;
/** How long Redis may say nothing at all before that is an alarm. */
export const SILENCE_ALARM_MS = 10_000;

/** What the last ping brought. */
export type PingResult = 'pong' | 'busy' | 'silence' | 'away';

export interface WatchState {
  /** Milliseconds since the epoch; null when it is not so. */
  readonly busySince: number | null;
  readonly silentSince: number | null;
}

export const CALM: WatchState = { busySince: null, silentSince: null };

export type WatchAction = 'none' | 'kill-script' | 'report-silence';

/** Decides what to do about one ping. Redis says nothing for its own script limit before it begins to answer BUSY. */
export function decide(state: WatchState, ping: PingResult, now: number): { state: WatchState; action: WatchAction } {
  switch (ping) {
    case 'pong':
    case 'away':
      return { state: CALM, action: 'none' };
    case 'busy': {
      const busySince = state.busySince ?? now;
      const isOver = now - busySince >= SCRIPT_PATIENCE_MS;
      return { state: { busySince, silentSince: null }, action: isOver ? 'kill-script' : 'none' };
    }
    case 'silence': {
      const silentSince = state.silentSince ?? now;
      const isOver = now - silentSince >= SILENCE_ALARM_MS;
      return { state: { busySince: state.busySince, silentSince }, action: isOver ? 'report-silence' : 'none' };
    }
  }
}
