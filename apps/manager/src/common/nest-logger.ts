import type { LoggerService } from '@nestjs/common';
import type { Logger } from '#libs/logging';

/** What Nest tells of its own start. */
const CHATTER = new Set(['InstanceLoader', 'NestFactory', 'RouterExplorer', 'RoutesResolver', 'NestApplication']);

/** Nest's log calls (`message, …, context`) as lines of our logger. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    const { context, text } = lineOf(message, rest);
    if (CHATTER.has(context)) this.logger.debug({ context }, text);
    else this.logger.info({ context }, text);
  }

  error(message: unknown, ...rest: unknown[]): void {
    const { context, text, stack } = lineOf(message, rest);
    this.logger.error({ context, ...(stack === undefined ? {} : { stack }) }, text);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    const { context, text } = lineOf(message, rest);
    this.logger.warn({ context }, text);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    const { context, text } = lineOf(message, rest);
    this.logger.debug({ context }, text);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    const { context, text } = lineOf(message, rest);
    this.logger.fatal({ context }, text);
  }
}

function lineOf(
  message: unknown,
  rest: readonly unknown[],
): { context: string; text: string; stack: string | undefined } {
  const texts = rest.filter((part) => typeof part === 'string');
  const context = texts.at(-1) ?? '';
  const stack = texts.slice(0, -1).find((part) => part.includes('\n'));
  const text =
    message instanceof Error ? message.message : typeof message === 'string' ? message : JSON.stringify(message);
  return { context, text, stack: stack ?? (message instanceof Error ? message.stack : undefined) };
}
