import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const libs = fileURLToPath(new URL('./libs', import.meta.url));
const shared = {
  resolve: {
    alias: [
      { find: '#libs/api-client/browser', replacement: `${libs}/api-client/src/browser.ts` },
      { find: /^#libs\/([^/]+)$/, replacement: `${libs}/$1/src/index.ts` },
    ],
  },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
};

/** Files of one worker share their modules, which keep nothing from one file for the next: half of the time went into loading them. */
export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          isolate: false,
          include: ['{apps,libs,lab,bench}/**/*.spec.ts', 'scripts/**/*.spec.mjs', 'test/golden/**/*.spec.ts'],
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          isolate: false,
          include: ['test/e2e/**/*.e2e-spec.ts', 'test/browser/**/*.browser-spec.ts'],
          globalSetup: ['test/e2e/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
