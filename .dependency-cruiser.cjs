/** Imports point one way: apps → libs/host → pure libs → libs/domain. */
const pure = '^libs/(domain|ipvs|net|checks|pool|join-key|contracts|errors|adopt)/';
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle means a missing third module.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'apps-are-islands',
      comment: 'Apps meet in libs/contracts and the public API, never in code.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-know-no-app',
      comment: 'A library serves every app.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|lab|test|bench|migrations)/' },
    },
    {
      name: 'domain-stands-alone',
      comment: 'Words and rules of the field need nothing.',
      severity: 'error',
      from: { path: '^libs/domain/', pathNot: '\\.spec\\.ts$' },
      to: { path: ['^libs/(?!domain/)', 'node_modules'], pathNot: 'node_modules/ipaddr\\.js' },
    },
    {
      name: 'pure-libs-do-no-io',
      comment: 'Decisions must run without a machine.',
      severity: 'error',
      from: { path: pure, pathNot: ['\\.spec\\.ts$', '^libs/checks/src/(probes|testing)/'] },
      to: {
        path: [
          '^(node:)?(fs|fs/promises|child_process|net|tls|http|https|dgram|os)$',
          'node_modules/(@nestjs|typeorm|pg|bullmq|ioredis)/',
          '^libs/host/',
        ],
      },
    },
    {
      name: 'only-host-runs-commands',
      comment: 'One place to run commands and to look for what is run.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/host/', '\\.spec\\.ts$'] },
      to: { path: '^(node:)?child_process$' },
    },
    {
      name: 'manager-runs-nothing',
      comment: 'The manager is one brain without a hand: it never changes a machine.',
      severity: 'error',
      from: { path: '^apps/manager/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/host/' },
    },
    {
      name: 'agent-stays-lean',
      comment: 'The agent forks often; a fork costs more the larger the process is.',
      severity: 'error',
      from: { path: '^apps/(node-agent|cli)/' },
      to: { path: 'node_modules/(@nestjs|typeorm|pg)/' },
    },
    {
      name: 'product-knows-no-lab',
      comment: 'The lab uses the product, never the other way round.',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^(lab|test|bench)/' },
    },
    {
      name: 'lib-by-name-only',
      comment: 'Enter a library by its index.',
      severity: 'error',
      from: { path: '^(apps|lab|test|bench|migrations)/', pathNot: '^test/golden/' },
      to: { path: '^libs/[^/]+/src/(?!index\\.ts$)' },
    },
    {
      name: 'lib-by-name-only-between-libs',
      comment: 'Enter a library by its index.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/(?!$1/)[^/]+/src/(?!index\\.ts$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '\\.generated\\.ts$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.depcruise.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
