/** How the demonstration shows what it does; `npm start` brings one that knows terminals. */
export interface Show {
  readonly elapsedMs: number;
  step<T>(
    title: string,
    work: (note: (text: string) => void) => Promise<T>,
    detail?: (result: T) => string,
  ): Promise<T>;
  mark(sign: '▸' | '·' | '✓' | '✗', text: string): void;
  say(text: string): void;
}
