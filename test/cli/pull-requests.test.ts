import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { repository, rolecall } from './run-cli.js';
import { supportRole, templateOf } from './scan-files.js';

const scratch = mkdtempSync(join(tmpdir(), 'pull-requests-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const GOOD = templateOf(`Resources:\n${supportRole()}`);
const PUBLIC = templateOf(`Resources:\n${supportRole({ id: 'Open', principal: "'*'" })}`);
const BUCKET = templateOf('Resources:\n  Logs: {Type: AWS::S3::Bucket}\n');
const IGNORED = templateOf(
  `Resources:\n  # rolecall: ignore[support-role-trust-scoped] Soon.\n${supportRole({ id: 'Open', principal: "'*'" })}`,
);

/** The configuration of the base branch. */
const CONFIG = `locked: [support-role-exists]
scopes:
  - name: prod
    account: "111122223333"
    include: ["infra/**"]
`;

type Files = Readonly<Record<string, string | null>>;

/** Options that the page asks for, and what a run without them is. */
type Guard = '-c' | '--no-ignores' | 'include';

interface Attempt {
  /** As the table of docs/pull-requests.md says it. */
  readonly attempt: string;
  /** What the pull request adds or changes; null deletes. */
  readonly files: Files;
  /** Links that it adds, and where they lead. */
  readonly links?: Readonly<Record<string, string>>;
  /** The files of the checkout are listed, as `git ls-files` does, rather than walked through. */
  readonly isListed?: true;
  /** Without which of the page's words it gets through: what the table says that it is stopped by. */
  readonly passesWithout?: readonly Guard[];
  /** The folder that such a run is started in; absent, that of the checkout. */
  readonly startedIn?: string;
  /** What a walk counts of that which it passes over; nothing where it does not count it. */
  readonly counted?: Partial<Report['summary']['passedOver']>;
  /** Exit code, and what the report is held to. */
  readonly exit: number;
  readonly stoppedBy: (report: Report) => void;
}

const open = ({ scopes }: Report): string[] =>
  scopes.flatMap(({ findings }) =>
    findings
      .filter(({ verdict, waived }) => verdict !== 'pass' && !waived)
      .map(({ ruleId, verdict }) => `${ruleId} ${verdict}`),
  );

const fails =
  (...findings: readonly string[]) =>
  (report: Report): void => {
    expect(open(report)).toEqual(expect.arrayContaining([...findings]));
  };

const hasNoRole = fails('support-role-exists fail');
const letsAnybodyIn = fails('support-role-trust-scoped fail');

const attempts: readonly Attempt[] = [
  {
    attempt: 'deletes the file of the role',
    files: { 'infra/role.yaml': null },
    exit: 1,
    stoppedBy: hasNoRole,
  },
  {
    attempt: 'deletes everything that is scanned',
    files: { 'infra/role.yaml': null, 'infra/bucket.yaml': null },
    exit: 3,
    stoppedBy: ({ summary, verdict }) =>
      expect({ ...summary, verdict }).toMatchObject({ analyzed: 0, verdict: 'unknown' }),
  },
  {
    attempt: 'breaks the template of the role',
    files: { 'infra/role.yaml': `${GOOD}\n  - {` },
    exit: 1,
    stoppedBy: fails('support-role-exists unknown'),
  },
  {
    attempt: 'opens the role to anybody',
    files: { 'infra/role.yaml': PUBLIC },
    exit: 1,
    stoppedBy: letsAnybodyIn,
  },
  {
    attempt: 'adds an open role beside a good one',
    files: { 'infra/open.yaml': PUBLIC },
    exit: 1,
    stoppedBy: letsAnybodyIn,
  },
  {
    attempt: 'switches a rule off or makes it a warning',
    files: { 'infra/role.yaml': PUBLIC, 'rolecall.yaml': 'rules: {support-role-trust-scoped: off}\n' },
    passesWithout: ['-c'],
    exit: 1,
    stoppedBy: letsAnybodyIn,
  },
  {
    attempt: 'waives what it breaks',
    files: {
      'infra/role.yaml': PUBLIC,
      'rolecall.yaml': `${CONFIG}waivers: [{rule: support-role-trust-scoped, scope: prod, reason: Soon}]\n`,
    },
    passesWithout: ['-c', '--no-ignores'],
    exit: 1,
    stoppedBy: letsAnybodyIn,
  },
  {
    attempt: 'says that the role is elsewhere',
    files: {
      'infra/role.yaml': null,
      'rolecall.yaml': 'scopes: [{name: prod, include: ["infra/**"], presence: elsewhere, reason: Moved}]\n',
    },
    passesWithout: ['-c'],
    exit: 1,
    stoppedBy: hasNoRole,
  },
  {
    attempt: 'takes the folder out of its scope',
    files: {
      'infra/role.yaml': PUBLIC,
      'other/role.yaml': GOOD,
      'rolecall.yaml': CONFIG.replace('infra/**', 'other/**'),
    },
    exit: 1,
    stoppedBy: letsAnybodyIn,
  },
  {
    attempt: 'puts a configuration nearer to the inputs',
    files: { 'infra/role.yaml': PUBLIC, 'infra/rolecall.yaml': 'rules: {support-role-trust-scoped: off}\n' },
    passesWithout: ['-c'],
    startedIn: 'infra',
    exit: 1,
    stoppedBy: letsAnybodyIn,
  },
  {
    attempt: 'ignores the rule in the template',
    files: { 'infra/role.yaml': IGNORED },
    passesWithout: ['--no-ignores'],
    exit: 1,
    stoppedBy: letsAnybodyIn,
  },
  {
    attempt: 'brings a decoy that nobody deploys',
    files: { 'infra/role.yaml': null, 'examples/role.yaml': GOOD },
    passesWithout: ['include'],
    exit: 1,
    stoppedBy: hasNoRole,
  },
  {
    attempt: 'brings facts of its own making',
    files: { 'infra/role.yaml': null, 'infra/main.ndjson': '' },
    exit: 1,
    stoppedBy: hasNoRole,
  },
  {
    attempt: 'has git ignore an open role',
    files: { '.gitignore': 'open.yaml\n', 'infra/open.yaml': PUBLIC },
    isListed: true,
    counted: { ignored: 1 },
    exit: 1,
    stoppedBy: letsAnybodyIn,
  },
  {
    attempt: 'puts an open role into a hidden folder',
    files: { 'infra/.old/open.yaml': PUBLIC },
    isListed: true,
    counted: { hidden: 1 },
    exit: 1,
    stoppedBy: letsAnybodyIn,
  },
  {
    attempt: 'gives an open role an ending that no template has',
    files: { 'infra/open.txt': PUBLIC },
    isListed: true,
    exit: 1,
    stoppedBy: letsAnybodyIn,
  },
  {
    attempt: 'makes the file of the role a link to one outside',
    files: { 'infra/role.yaml': null },
    links: { 'infra/role.yaml': '../../outside.yaml' },
    exit: 1,
    stoppedBy: hasNoRole,
  },
];

/** A checkout of what the pull request leads to; what the base branch says lies outside of it. */
async function checkout({
  files,
  links = {},
}: Pick<Attempt, 'files' | 'links'>): Promise<{ cwd: string; config: string }> {
  const folder = mkdtempSync(join(scratch, 'run-'));
  const config = join(folder, 'base/rolecall.yaml');
  const cwd = join(folder, 'checkout');
  write(folder, { 'base/rolecall.yaml': CONFIG, 'outside.yaml': GOOD, 'checkout/.git/HEAD': '' });
  write(cwd, { 'infra/role.yaml': GOOD, 'infra/bucket.yaml': BUCKET });
  const facts = await rolecall(['extract', '.', '-c', config, '--root', '.'], { cwd });
  expect(facts.exit).toBe(0);
  write(
    cwd,
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text === '' ? facts.stdout : text])),
  );
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(cwd, name));
  return { cwd, config };
}

function write(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    if (text === null) rmSync(join(folder, name));
    else writeFileSync(join(folder, name), text);
  }
}

/** What `git ls-files` prints: what is there after the pull request, links too. */
function committed(files: Files, links: Attempt['links'] = {}): string[] {
  const names = new Set(['infra/role.yaml', 'infra/bucket.yaml', ...Object.keys(files)]);
  for (const [name, text] of Object.entries(files)) if (text === null) names.delete(name);
  return [...names, ...Object.keys(links)];
}

/** What the page's run is given, less the guards that are taken away. */
function optionsOf(config: string, without: readonly Guard[]): string[] {
  const guards = [without.includes('-c') ? [] : ['-c', config, '--root', '.'], ['--no-ignores']];
  return guards.flat().filter((word) => !without.some((guard) => guard === word));
}

/** The scan that the page sets up. */
async function check(
  { cwd, config }: { cwd: string; config: string },
  { listed, without = [] }: { listed?: readonly string[] | false; without?: readonly Guard[] } = {},
): Promise<{ exit: number; report: Report }> {
  const paths = listed ? ['--files-from', '-', '-0'] : ['.'];
  if (without.includes('include')) writeFileSync(config, CONFIG.replace('infra/**', '**'));
  const args = ['scan', ...paths, ...optionsOf(config, without), '-f', 'json'];
  const { exit, stdout } = await rolecall(args, { cwd, ...(listed && { stdin: `${listed.join('\0')}\0` }) });
  return { exit, report: JSON.parse(stdout) };
}

describe('a pull request that', () => {
  it('changes nothing passes', async () => {
    const { exit, report } = await check(await checkout({ files: {} }));
    expect(exit).toBe(0);
    expect(open(report)).toEqual([]);
  });

  describe.each([
    { way: 'by a walk', over: attempts.filter(({ isListed }) => !isListed), isListed: false },
    { way: 'by the list of what is committed', over: attempts, isListed: true },
  ])('is stopped $way', ({ over, isListed }) => {
    it.each(over)('$attempt', async ({ files, links, exit, stoppedBy }) => {
      const made = await checkout({ files, ...(links && { links }) });
      const run = await check(made, { listed: isListed && committed(files, links) });
      stoppedBy(run.report);
      expect(run.exit).toBe(exit);
    });
  });

  it.each(
    attempts.filter(({ passesWithout }) => passesWithout),
  )('$attempt gets through without $passesWithout', async ({ files, passesWithout = [], startedIn = '.' }) => {
    const { cwd, config } = await checkout({ files });
    const { exit } = await check({ cwd: join(cwd, startedIn), config }, { without: passesWithout });
    expect(exit).toBe(0);
  });

  it.each(attempts.filter(({ isListed }) => isListed))('$attempt hides it from a walk', async ({ files, counted }) => {
    const { exit, report } = await check(await checkout({ files }));
    expect(exit).toBe(0);
    expect(report.summary.passedOver).toEqual({ ignored: 0, hidden: 0, links: 0, assembly: 0, ...counted });
  });

  it('makes the file of the role a link is told of by the count of links', async () => {
    const { report } = await check(await checkout({ files: {}, links: { 'infra/more.yaml': '../../outside.yaml' } }));
    expect(report.summary.passedOver).toMatchObject({ links: 1 });
  });

  it('takes the folder out of its scope is stopped without -c as well: what is in no scope is judged', async () => {
    const attempt = attempts.find((one) => one.attempt === 'takes the folder out of its scope');
    const { exit, report } = await check(await checkout({ files: attempt?.files ?? {} }), { without: ['-c'] });
    expect(exit).toBe(1);
    expect(report.scopes.map(({ name, verdict }) => ({ name, verdict }))).toEqual([
      { name: expect.stringContaining('prod'), verdict: 'pass' },
      { name: 'unassigned', verdict: 'fail' },
    ]);
  });

  it('ignores a rule that is locked in the base is stopped with ignores as well', async () => {
    const made = await checkout({ files: { 'infra/role.yaml': IGNORED } });
    writeFileSync(made.config, CONFIG.replace('[support-role-exists]', '[support-role-trust-scoped]'));
    const { exit, report } = await check(made, { without: ['--no-ignores'] });
    letsAnybodyIn(report);
    expect(exit).toBe(1);
  });

  it('makes a rule a warning is stopped, and gets through without -c', async () => {
    const files = { 'infra/role.yaml': PUBLIC, 'rolecall.yaml': 'rules: {support-role-trust-scoped: warn}\n' };
    const made = await checkout({ files });
    expect((await check(made)).exit).toBe(1);
    expect((await check(made, { without: ['-c'] })).exit).toBe(0);
  });

  it('has the role elsewhere in the base itself is refused while presence is locked', async () => {
    const made = await checkout({ files: {} });
    writeFileSync(made.config, `${CONFIG}    presence: elsewhere\n    reason: Moved\n`);
    const run = await rolecall(['scan', '.', '-c', made.config, '--root', '.'], made);
    expect(run).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringContaining('cannot have its role elsewhere'),
    });
  });

  it('opens the role and brings a baseline is stopped, for the baseline is of the base branch', async () => {
    const made = await checkout({ files: { 'infra/role.yaml': PUBLIC } });
    const common = ['scan', '.', '-c', made.config, '--root', '.'];
    await rolecall([...common, '--write-baseline', 'rolecall.baseline'], made);
    expect((await rolecall([...common, '--baseline', 'rolecall.baseline'], made)).exit).toBe(0);
    expect((await rolecall([...common, '--baseline', 'rolecall.baseline', '--no-ignores'], made)).exit).toBe(1);
  });
});

it('the page tells of these attempts, and of no others', () => {
  const page = readFileSync(join(repository, 'docs/pull-requests.md'), 'utf8');
  const rows = [...page.matchAll(/^\| ([a-z][^|]+) \| [^|]+ \|$/gm)].map(([, attempt = '']) => attempt.trim());
  expect(rows.filter((row) => row !== 'a pull request that')).toEqual(attempts.map(({ attempt }) => attempt));
});
