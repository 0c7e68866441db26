// The arrows between the folders. `npm run check` fails where an import goes against one.

/** A feature's own files other than its public face. */
const insideAnotherFeature = '^server/features/(?!$1/)[^/]+/(?!(commands|queries)(/|\\.ts$)|router\\.ts$)';

export default {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other at run time are one file, or a third is missing.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'page-knows-only-the-router-type',
      comment: 'The page takes the type AppRouter from the server, and nothing else.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(server|drizzle)/', pathNot: '^server/router\\.ts$' },
    },
    {
      name: 'page-takes-the-router-as-a-type',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^server/router\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'server-does-not-know-the-page',
      severity: 'error',
      from: { path: '^(server|drizzle)/' },
      to: { path: '^web/' },
    },
    {
      name: 'shared-imports-only-zod',
      severity: 'error',
      from: { path: '^shared/', pathNot: '\\.test(-d)?\\.ts$' },
      to: { pathNot: '^shared/|node_modules/zod/' },
    },
    {
      name: 'engine-and-ports-know-no-feature',
      severity: 'error',
      from: { path: '^server/(live|platform)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^server/(features|console|seed|demo|testing)/|^server/(app|router)\\.ts$' },
    },
    {
      name: 'ports-do-not-know-the-engine',
      severity: 'error',
      from: { path: '^server/platform/', pathNot: '\\.test\\.ts$' },
      to: { path: '^server/live/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'features-do-not-know-who-runs-them',
      severity: 'error',
      from: { path: '^server/features/', pathNot: '\\.test\\.ts$' },
      to: { path: '^server/(console|seed|demo|testing)/|^server/(app|router)\\.ts$' },
    },
    {
      name: 'a-feature-uses-another-by-its-commands-and-queries',
      severity: 'error',
      from: { path: '^server/features/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: { path: insideAnotherFeature },
    },
    {
      name: 'test-helpers-stay-in-tests',
      severity: 'error',
      from: { pathNot: '\\.test\\.tsx?$|^server/testing/|^e2e/|^bench/|vitest\\.config\\.ts$' },
      to: { path: '^server/testing/|^e2e/' },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      // Made by plugins while building: the compiled messages, the emoji data.
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
