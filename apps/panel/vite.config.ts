import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const patternfly = (names: string): RegExp => new RegExp(`@patternfly/react-[a-z]+/.*/components/(${names})/`);

/**
 * What is loaded as one file: few files start sooner than many small ones. What stands around every page and what nearly every page
 * needs is the frame; tables and forms come with the first page that has one; all else comes with its page.
 */
const FILES = [
  {
    name: 'frame',
    test: /panel\/src\/(main|app\/(shell|gate|router)|ui\/(page|action-button|state-label|time))\.tsx$/,
  },
  { name: 'frame', test: patternfly('Card') },
  { name: 'tables', test: patternfly('Table') },
  {
    name: 'forms',
    test: patternfly('Form|FormControl|FormSelect|TextInput|TextArea|Checkbox|Radio|Modal|SearchInput|Toolbar'),
  },
];

/** The fonts of every page, asked for with the page itself: text that first stands in another font has to be laid out twice. */
const FONTS = /\/RedHat(Text|Display)VF-[\w-]{8}\.woff2$/;

const fontPreloads: Plugin = {
  name: 'font-preloads',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((file) => FONTS.test(file))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', href: `/panel/${file}`, as: 'font', type: 'font/woff2', crossorigin: true },
          injectTo: 'head' as const,
        })),
  },
};

/** Everything is hashed and served by the manager from its own origin; nothing is inlined, so that the policy can forbid it. */
export default defineConfig({
  root: at('.'),
  base: '/panel/',
  plugins: [react(), fontPreloads],
  resolve: { alias: { '#libs/api-client/browser': at('../../libs/api-client/src/browser.ts') } },
  build: {
    outDir: at('../../dist/panel'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 700,
    target: 'es2022',
    rolldownOptions: { output: { codeSplitting: { groups: FILES } } },
  },
});
