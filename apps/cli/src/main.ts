#!/usr/bin/env node
import { setTimeout as sleep } from 'node:timers/promises';
import { processEnvironment } from '#libs/config';
import { createPrompt } from './prompt.js';
import { run } from './run.js';

process.exitCode = await run(process.argv.slice(2), {
  environment: processEnvironment(),
  streams: {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  },
  prompt: createPrompt(process.stdin, process.stdout),
  sleep: async (ms) => sleep(ms),
});
