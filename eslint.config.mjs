import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const processOutsideHost = {
  name: 'node:child_process',
  message: 'Only libs/host runs commands in the product; lab, scripts, bench and test have helpers of their own.',
};

export default defineConfig(
  globalIgnores(['dist/', 'node_modules/', 'coverage/', '.state/', '**/*.generated.ts']),
  js.configs.recommended,
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowConstructorOnly: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read the environment through libs/config.' },
      ],
    },
  },
  {
    // Nest calls constructors by parameter types: a type-only import would erase the class that it needs.
    files: ['apps/manager/**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'off',
      // Response classes are shapes for OpenAPI: their values are object literals.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    files: ['apps/**/*.{ts,tsx}', 'libs/**/*.ts'],
    ignores: ['libs/host/**', '**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [processOutsideHost] }] },
  },
  {
    files: ['lab/**/*.ts', 'bench/**/*.ts', 'test/**/*.ts', 'libs/config/**/*.ts', '**/*.spec.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['lab/**/*.ts', 'bench/**/*.ts', 'apps/cli/**/*.ts', 'test/scenarios/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
