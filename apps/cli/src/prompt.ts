import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { UsageError } from './exit-codes.js';

/** Asks the person at the terminal, or reads one line per question where there is none. */
export interface Prompt {
  readonly isInteractive: boolean;
  /** What is typed is not shown. */
  secret(question: string): Promise<string>;
  /** Yes or no; what is neither is no. */
  confirm(question: string): Promise<boolean>;
}

/** Reads from these streams; a terminal's echo is off while a secret is typed. */
export function createPrompt(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Prompt {
  const isInteractive = input.isTTY && output.isTTY;
  let lines: AsyncIterator<string> | null = null;
  return {
    isInteractive,
    confirm(question) {
      const reader = createInterface({ input, output });
      return new Promise((resolve) => {
        reader.once('close', () => resolve(false));
        reader.question(`${question} [y/N] `, (answer) => {
          resolve(/^y(es)?$/i.test(answer.trim()));
          reader.close();
        });
      });
    },
    async secret(question) {
      if (isInteractive) return askUnseen(question, input, output);
      lines ??= createInterface({ input })[Symbol.asyncIterator]();
      const next = await lines.next();
      if (next.done === true) throw new UsageError('A password was expected on standard input.');
      return next.value;
    },
  };
}

function askUnseen(question: string, input: NodeJS.ReadStream, output: NodeJS.WriteStream): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  output.write(question);
  return new Promise((resolve, reject) => {
    const reader: Interface = createInterface({ input, output: nowhere, terminal: true });
    reader.question('', (answer) => {
      output.write('\n');
      reader.close();
      resolve(answer);
    });
    reader.once('SIGINT', () => {
      output.write('\n');
      reader.close();
      reject(new UsageError('Nothing was entered.'));
    });
  });
}
