import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Everything is hashed and served by the manager from its own origin; nothing is inlined, so that the policy can forbid it. */
export default defineConfig({
  root: at('.'),
  base: '/panel/',
  plugins: [react()],
  resolve: { alias: { '#libs/api-client/browser': at('../../libs/api-client/src/browser.ts') } },
  build: {
    outDir: at('../../dist/panel'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    target: 'es2022',
  },
});
