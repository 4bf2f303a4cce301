import type { Command } from 'commander';
import { resolve } from 'node:path';
import { unwrap } from '#libs/api-client';
import { writeCliConfig } from '#libs/config';
import { UsageError } from '../exit-codes.js';
import type { SessionOf } from '../cli.js';
import type { Prompt } from '../prompt.js';

/** `login`, `logout`, `whoami`, `password`. */
export function addLogIn(program: Command, sessionOf: SessionOf, prompt: Prompt): void {
  program
    .command('login')
    .description('log in and keep URL, CA file and token in the settings of this user')
    .option('-u, --user <name>', 'user name', 'admin')
    .action(async (options: { user: string }, command: Command) => {
      const session = sessionOf(command);
      const { url, caFile, file } = session.config;
      const password = await prompt.secret(`Password of ${options.user}: `);
      const { body } = unwrap(
        await session.connect(null).POST('/api/v1/sessions', { body: { username: options.user, password } }),
      );
      writeCliConfig(file, { url, token: body.token, caFile: caFile === null ? null : resolve(caFile) });
      session.printer.note(`Logged in as ${body.user.name} until ${body.expiresAt}; kept in ${file}.`);
      if (body.mustChangePassword)
        session.printer.note('This is a one-time password: replace it with `directorate password`.');
    });

  program
    .command('logout')
    .description('end the session and forget its token')
    .action(async (_options: unknown, command: Command) => {
      const session = sessionOf(command);
      const { url, caFile, file } = session.config;
      const answer = await session.api.DELETE('/api/v1/sessions/current');
      if (answer.response.status !== 401 && answer.response.status !== 404) unwrap(answer);
      writeCliConfig(file, { url, token: null, caFile });
      session.printer.note('Logged out.');
    });

  program
    .command('whoami')
    .description('show the user that the token belongs to')
    .action(async (_options: unknown, command: Command) => {
      const session = sessionOf(command);
      session.printer.object(unwrap(await session.api.GET('/api/v1/users/me')).body);
    });

  program
    .command('password')
    .description('change your password')
    .action(async (_options: unknown, command: Command) => {
      const session = sessionOf(command);
      const currentPassword = await prompt.secret('Present password: ');
      const newPassword = await prompt.secret('New password: ');
      if (prompt.isInteractive && (await prompt.secret('New password again: ')) !== newPassword) {
        throw new UsageError('The two new passwords differ.');
      }
      unwrap(await session.api.POST('/api/v1/users/me/password', { body: { currentPassword, newPassword } }));
      session.printer.note('The password is changed; all other sessions have ended.');
    });
}
