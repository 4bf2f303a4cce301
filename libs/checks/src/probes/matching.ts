import { createContext, Script } from 'node:vm';

export interface Match {
  readonly expect: string | null;
  readonly inverse: boolean;
}

const LIMIT_MS = 100;
const MAX_PATTERNS = 1000;
const compiled = new Map<string, RegExp>();
const context = createContext({ pattern: /x/u, text: '' });
const test = new Script('pattern.test(text)');

/** Whether `pattern` is found in `text`; throws when the search takes longer than 100 ms: it would stop every other check. */
export function isFound(pattern: string, text: string): boolean {
  const expression = compile(pattern);
  // Without a quantifier the time is linear, and the watchdog thread is not worth its price.
  if (!/[*+{]/.test(pattern)) return expression.test(text);
  context['pattern'] = expression;
  context['text'] = text;
  try {
    return test.runInContext(context, { timeout: LIMIT_MS }) === true;
  } catch (cause) {
    throw new Error(`the search for /${pattern}/ takes longer than ${LIMIT_MS} ms; write a simpler expression`, {
      cause,
    });
  } finally {
    context['text'] = '';
  }
}

/** What speaks against `text`, to follow "answered …"; null when it fits. */
export function mismatch({ expect, inverse }: Match, text: string): string | null {
  if (expect === null || isFound(expect, text) !== inverse) return null;
  return inverse ? `in which /${expect}/ was found` : `in which /${expect}/ was not found`;
}

function compile(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  if (compiled.size >= MAX_PATTERNS) compiled.clear();
  const made = new RegExp(pattern, 'u');
  compiled.set(pattern, made);
  return made;
}
