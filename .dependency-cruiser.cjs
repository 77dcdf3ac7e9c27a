/**
 * Which room may import which (docs: README, "how it is built"). Arrows go one way:
 * local → deployed → webs → actions → approval; cli → actions.
 * @type {import('dependency-cruiser').IConfiguration}
 */

const webs = '^functions/(review-web|tracker-web|sign-in)/';
const ledgers = '^functions/(records|outbox|rendering|step-functions|mail|documents|calendar)/';
const awsSdk = 'node_modules/(@aws-sdk|@smithy|@aws)/';
/** Event shapes from @types/aws-lambda; no package of that name runs (bundling a value from it fails). */
const onlyTypes = '^aws-lambda$';

module.exports = {
  forbidden: [
    {
      name: 'approval-is-pure',
      comment: 'The rules know no clock, no I/O, no library: functions/approval imports nothing but itself.',
      severity: 'error',
      from: { path: '^functions/approval/' },
      to: { pathNot: '^functions/approval/' },
    },
    {
      name: 'discussion-is-pure',
      comment: 'The rules of comments and answers know the approval rules and themselves, and nothing else.',
      severity: 'error',
      from: { path: '^functions/discussion/' },
      to: { pathNot: '^functions/(discussion|approval)/' },
    },
    {
      name: 'deadlines-are-counted',
      comment:
        'Days and what follows from them are counted, purely: functions/deadlines knows the rules, the office’s clock and words, and no record.',
      severity: 'error',
      from: { path: '^functions/deadlines/' },
      to: {
        pathNot: ['^functions/(deadlines|approval|calendar|wording)/', 'node_modules/temporal-polyfill/'],
      },
    },
    {
      name: 'letters-are-pure',
      comment: 'Who is written to on a day, and about what, follows from the board and the calendar alone.',
      severity: 'error',
      from: { path: '^functions/letters/' },
      to: { pathNot: '^functions/(letters|deadlines|approval|calendar)/' },
    },
    {
      name: 'wording-is-words',
      comment: 'The catalogues know the domain’s words and nothing else.',
      severity: 'error',
      from: { path: '^functions/wording/' },
      to: { pathNot: ['^functions/(wording|approval)/', 'node_modules/temporal-polyfill/'] },
    },
    {
      name: 'rooms-do-not-look-up',
      comment:
        'Records, outbox, rendering, step-functions, mail, documents and calendar are handed to actions; they never import upward.',
      severity: 'error',
      from: { path: ledgers },
      to: { path: ['^functions/(actions|deployed)/', webs] },
    },
    {
      name: 'actions-do-not-look-up',
      comment: 'An action does not know which page, command or function asked for it.',
      severity: 'error',
      from: { path: '^functions/actions/' },
      to: { path: ['^functions/deployed/', webs] },
    },
    {
      name: 'actions-hold-no-client',
      comment: 'Stores and services are handed to an action; it imports no SDK, no web framework, no mailer.',
      severity: 'error',
      from: { path: '^functions/actions/' },
      to: { path: [awsSdk, 'node_modules/(hono|nodemailer|@middy|@aws-lambda-powertools)/'] },
    },
    {
      name: 'webs-hold-no-client',
      comment: 'A page reads through a query in records and changes things only through an action.',
      severity: 'error',
      from: { path: webs },
      to: { path: [awsSdk, '^functions/(outbox|rendering|step-functions)/'] },
    },
    {
      name: 'pages-know-no-web',
      comment: 'What all pages share (document, style, headers) knows none of them, and no record.',
      severity: 'error',
      from: { path: '^functions/pages/' },
      to: { path: '^functions/', pathNot: '^functions/(pages|wording)/' },
    },
    {
      name: 'reading-knows-no-web',
      comment:
        'The page of a draft, which both webs show, knows neither, changes nothing and holds no client.',
      severity: 'error',
      from: { path: '^functions/reading/' },
      to: {
        path: ['^functions/(actions|deployed|outbox|step-functions|mail|history)/', webs, awsSdk],
      },
    },
    {
      name: 'history-knows-no-web',
      comment: 'What both webs tell of a section’s history knows neither, and does nothing.',
      severity: 'error',
      from: { path: '^functions/history/' },
      to: { path: ['^functions/(actions|deployed|outbox|step-functions|mail|documents)/', webs, awsSdk] },
    },
    {
      name: 'signing-in-knows-no-page',
      comment: 'Kominfo’s pages ask functions/sign-in who is there and what they may; it knows none of them.',
      severity: 'error',
      from: { path: '^functions/sign-in/' },
      to: { path: '^functions/(review-web|tracker-web|actions)/' },
    },
    {
      name: 'only-signing-in-asks-the-issuer',
      comment:
        'What speaks to the issuer is bundled into the function that has no right on sections, and into no other.',
      severity: 'error',
      from: {
        path: '^functions/',
        pathNot: '^functions/(sign-in/(issuer|sign-in-web)|deployed/sign-in)[.]ts$',
      },
      to: {
        path: ['^functions/sign-in/(issuer|sign-in-web)[.]ts$', 'node_modules/(openid-client|oauth4webapi)/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only-roots-compose',
      comment: 'Only functions/deployed, cli, local, infra, test and bench may put the parts together.',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/deployed/' },
      to: { path: '^functions/deployed/' },
    },
    {
      name: 'functions-stay-in-functions',
      comment: 'What runs in a Lambda imports nothing that only runs at build time or on one machine.',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^(local|cli|infra|test|bench|samples|docs)/' },
    },
    {
      name: 'cli-commands-act',
      comment: 'The command line is not a second web, nor a part of the stack.',
      severity: 'error',
      from: { path: '^cli/' },
      to: { path: ['^(infra|test|bench)/', webs] },
    },
    {
      name: 'infra-deploys',
      comment:
        'The stack takes shared data from functions (patterns, names), never from what runs on one machine.',
      severity: 'error',
      from: { path: '^infra/' },
      to: { path: ['^(local|cli|test|bench)/', '^functions/deployed/', webs] },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'Tests look at the code; the code does not look at tests.',
      severity: 'error',
      from: { path: '^(functions|cli|local|infra|bench)/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-dev-dependency-in-production',
      comment: 'What is bundled or run against a deployed stack depends on "dependencies" only.',
      severity: 'error',
      from: { path: '^(functions|cli)/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
    {
      name: 'listed-and-found',
      comment: 'Every import resolves, and every package stands in package.json.',
      severity: 'error',
      from: { path: '^(functions|cli|local|infra|bench)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'], pathNot: onlyTypes },
    },
    {
      name: 'resolvable',
      comment: 'Every import resolves.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: onlyTypes },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one thing, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    // TypeScript 7 has no compiler API: without swc the checker finds 0 modules and passes.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)cdk\\.out/' },
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
