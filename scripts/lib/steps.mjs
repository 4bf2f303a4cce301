const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 120;

const seconds = (ms) => `${(ms / 1000).toFixed(1).padStart(6)} s`;

/** Shows what happens, with the time since the start: one living line on a terminal, plain lines elsewhere. */
export class Steps {
  #startedAt = Date.now();
  #timer = null;
  #note = '';

  constructor(stream = process.stdout) {
    this.stream = stream;
    this.isLive = stream.isTTY === true;
  }

  get elapsedMs() {
    return Date.now() - this.#startedAt;
  }

  /** Runs one step. `note` tells what it is at; `detail` says in a few words what came out of it. */
  async step(title, work, detail = () => '') {
    const begunAt = Date.now();
    this.#note = '';
    this.#begin(title);
    const note = (text) => {
      this.#note = text;
      if (!this.isLive) this.#line('·', `${title}: ${text}`);
    };
    try {
      const result = await work(note);
      const said = detail(result);
      const took = Date.now() - begunAt;
      this.#end(
        '✓',
        `${title}${said === '' ? '' : `: ${said}`}${took >= 1000 ? ` (${(took / 1000).toFixed(1)} s)` : ''}`,
      );
      return result;
    } catch (error) {
      this.#end('✗', title);
      throw error;
    }
  }

  /** A line with the elapsed time, for things that happen side by side. */
  mark(sign, text) {
    this.#clear();
    this.#line(sign, text);
  }

  /** A line that belongs to no step. */
  say(text) {
    this.#clear();
    this.stream.write(`${text}\n`);
  }

  #begin(title) {
    if (!this.isLive) {
      this.#line('▸', title);
      return;
    }
    const begunAt = Date.now();
    const draw = () => {
      const frame = FRAMES[Math.floor((Date.now() - begunAt) / FRAME_MS) % FRAMES.length];
      const text = this.#note === '' ? title : `${title}: ${this.#note}`;
      const room = Math.max(20, (this.stream.columns ?? 80) - 14);
      this.stream.write(`\r\x1b[2K${seconds(this.elapsedMs)} ${frame} ${text.slice(0, room)}`);
    };
    draw();
    this.#timer = setInterval(draw, FRAME_MS);
  }

  #end(mark, text) {
    this.#clear();
    this.#line(mark, text);
  }

  #clear() {
    if (this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
    this.stream.write('\r\x1b[2K');
  }

  #line(mark, text) {
    this.stream.write(`${seconds(this.elapsedMs)} ${mark} ${text}\n`);
  }
}
