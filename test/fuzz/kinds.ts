import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOf } from '../../src/model/index.js';
import { repository, rolecall } from '../cli/run-cli.js';
import { filesLike, foldersLike, type Seed } from './seeds.js';
import { ANY_WORDS, HCL_WORDS, PLAN_WORDS, RULE_WORDS, SETTINGS_WORDS, TEMPLATE_WORDS } from './words.js';

/** A kind of input: where it is from, what its language is made of, and the runs that read it. */
export interface Kind {
  readonly name: string;
  readonly seeds: () => Promise<readonly Seed[]> | readonly Seed[];
  readonly words: readonly string[];
  /** What is JSON or YAML of it, and is made strange as data too; else it is made strange as text only. */
  readonly data?: 'whole' | 'each line';
  /** Arguments without the format; where one is `-`, the target comes by standard input. */
  readonly runs: readonly (readonly string[])[];
  /** Puts right what would end each trial at once, or lead it out of its folder. */
  readonly mended?: (text: string) => string;
}

const ROLE = readFileSync(join(repository, 'fixtures/scan/trust-is-public/template.yaml'), 'utf8');

/** Seeds for what stands beside a template. */
const beside = (target: string, ...texts: readonly string[]): readonly Seed[] =>
  texts.map((text) => ({ files: { 'infra/role.yaml': ROLE, [target]: text }, target }));

const SETTINGS = `account: "111122223333"
trustedAccounts: ["444455556666"]
trustedOrganizations: [o-abc123]
trustedIssuers: ["https://token.example.com"]
strict: true
locked: [support-role-exists]
rules: { support-role-mfa: on, waiver-unused: off, support-role-session: warn }
scopes:
  - name: prod
    account: "111122223333"
    region: eu-central-1
    include: ["infra/**"]
    exclude: ["infra/{old,[a-c]*}/?.yaml"]
    parameters: { Name: support }
  - { name: dev, include: [dev], presence: elsewhere, reason: "By hand." }
  - { name: source, root: infra, vars: { name: x }, varFiles: [], workspace: dev }
waivers:
  - { rule: support-role-trust-scoped, scope: prod, reason: "Soon.", owner: me, expires: 2027-01-31 }
  - { rule: support-role-usable, address: SupportRole, reason: "It is so." }
`;

async function writtenBy(...args: readonly string[]): Promise<string> {
  return (await rolecall(args)).stdout;
}

/** Facts of this version, and what the AWS CLI prints. */
async function factsSeeds(): Promise<readonly Seed[]> {
  const inputs = ['fixtures/demo', 'fixtures/scan/trust-is-public', 'fixtures/terraform/identity-center'];
  const extracted = await Promise.all(inputs.map((input) => writtenBy('extract', input, '--no-config')));
  const printed = filesLike(['fixtures/facts/*.json', 'hostile/*.ndjson'], 'f.ndjson');
  return beside('f.ndjson', ...extracted, ...printed.map(({ files }) => files['f.ndjson'] ?? ''));
}

/** A baseline of the role, as it is written. */
async function baselineSeeds(): Promise<readonly Seed[]> {
  const cwd = mkdtempSync(join(tmpdir(), 'fuzz-seeds-'));
  try {
    writeFileSync(join(cwd, 'role.yaml'), ROLE);
    await rolecall(['scan', 'role.yaml', '--write-baseline', 'b.jsonl'], { cwd });
    return beside('b.jsonl', readFileSync(join(cwd, 'b.jsonl'), 'utf8'));
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

/** Facts with the count and the digest that close them made anew: whoever writes facts can write those too. */
function signed(text: string): string {
  let open: string[] = [];
  const lines = text.split('\n').map((line) => {
    if (line.startsWith('{"rolecall"')) open = [];
    if (!line.startsWith('{"end"')) {
      open.push(`${line}\n`);
      return line;
    }
    return JSON.stringify({ end: open.length - 1, digest: digestOf(open.join('')) });
  });
  return lines.join('\n');
}

function ruleSeeds(): readonly Seed[] {
  return filesLike(['rules/*.yaml'], 'rules/my-rule.yaml').map(({ files, target }) => ({
    files: { 'infra/role.yaml': ROLE, [target]: (files[target] ?? '').replace(/^id: .*$/m, 'id: my-rule') },
    target,
  }));
}

const EVERY_KIND: readonly Kind[] = [
  {
    name: 'template',
    seeds: () =>
      filesLike(
        [
          'fixtures/{scan,cloudformation,demo}/**/*.{yaml,json}',
          'fixtures/inputs/*.{yaml,yml,json}',
          'fixtures/waivers/*.yaml',
          'cloudformation/{support,reports}/*.{yaml,yml,json}',
          'hostile/*.{yaml,json}',
        ],
        't.yaml',
      ),
    words: TEMPLATE_WORDS,
    data: 'whole',
    runs: [
      ['scan', '-'],
      ['scan', '-', '-v'],
      ['scan', 't.yaml'],
      ['roles', '-'],
      ['extract', '-'],
    ],
  },
  {
    name: 'plan',
    seeds: () =>
      filesLike(
        [
          'fixtures/{scan,terraform,demo}/**/*.json',
          'fixtures/inputs/*.{json,jsonl,txt}',
          'terraform/{support,reports}/*.json',
        ],
        'p.json',
      ),
    words: PLAN_WORDS,
    data: 'whole',
    runs: [
      ['scan', '-'],
      ['scan', '-', '-v'],
      ['scan', 'p.json'],
      ['roles', '-'],
      ['extract', '-'],
    ],
  },
  {
    name: 'source',
    seeds: () => [
      ...foldersLike(['fixtures/source/*/main.tf', 'source/*/main.tf'], /\.(tf|tfvars)$/),
      ...filesLike(['fixtures/hcl/{syntax,values}/*.{hcl,tf}'], 'main.tf'),
    ],
    words: HCL_WORDS,
    runs: [
      ['scan', '.'],
      ['scan', '.', '-v', '--var', 'v=1'],
      ['roles', '.'],
      ['extract', '.'],
    ],
  },
  {
    name: 'source-json',
    seeds: () => foldersLike(['fixtures/source/*/main.tf.json'], /\.tf\.json$/),
    words: HCL_WORDS,
    data: 'whole',
    runs: [['scan', '.']],
  },
  {
    name: 'variables',
    seeds: () =>
      foldersLike(['fixtures/source/values-in-tfvars/main.tf'], /\.tf$/).map(({ files }) => ({
        files: { ...files, 'more.tfvars': 'name = "x"\nlist = ["a", { b = null }]\n' },
        target: 'more.tfvars',
      })),
    words: HCL_WORDS,
    runs: [['scan', '.', '--var-file', 'more.tfvars']],
  },
  {
    name: 'settings',
    seeds: () => beside('rolecall.yaml', SETTINGS),
    words: SETTINGS_WORDS,
    data: 'whole',
    runs: [['scan', '.'], ['scan', '.', '-c', 'rolecall.yaml', '--root', 'infra'], ['config'], ['extract', '.']],
  },
  {
    name: 'rule',
    seeds: ruleSeeds,
    words: RULE_WORDS,
    data: 'whole',
    runs: [
      ['scan', 'infra', '--rules', 'rules'],
      ['rules', '--rules', 'rules'],
      ['rules', 'my-rule', '--rules', 'rules'],
    ],
  },
  {
    name: 'facts',
    seeds: factsSeeds,
    words: [...SETTINGS_WORDS, ...PLAN_WORDS],
    data: 'each line',
    mended: signed,
    runs: [
      ['evaluate', '-'],
      ['scan', 'infra', '--facts', 'f.ndjson'],
      ['scan', 'infra', '--base', '-'],
    ],
  },
  {
    name: 'baseline',
    seeds: baselineSeeds,
    words: SETTINGS_WORDS,
    data: 'each line',
    runs: [['scan', 'infra', '--baseline', 'b.jsonl']],
  },
  {
    name: 'parameters',
    seeds: () =>
      beside(
        'params.json',
        '{"Name": "x", "List": ["a", "b"]}',
        '[{"ParameterKey": "Name", "ParameterValue": "x"}, {"ParameterKey": "B", "UsePreviousValue": true}]',
        '{"Parameters": {"Name": "x"}, "Tags": {"a": "b"}}',
        'Name: x\nCount: 012\n',
        '["Name=x", "List=a,b"]',
      ),
    words: SETTINGS_WORDS,
    data: 'whole',
    runs: [['scan', 'infra', '--parameters', 'params.json']],
  },
  {
    name: 'assembly',
    seeds: () => foldersLike(['fixtures/cdk/app/cdk.out.*/manifest.json'], /manifest\.json$|\.template\.json$/),
    words: [...SETTINGS_WORDS, ...TEMPLATE_WORDS, 'artifacts', 'aws:cloudformation:stack', 'templateFile', 'metadata'],
    data: 'whole',
    runs: [
      ['scan', '.'],
      ['extract', '.'],
    ],
  },
  {
    name: 'list',
    seeds: () => beside('files.txt', 'infra/role.yaml\ninfra\n./infra/*.yaml\n', 'infra/role.yaml\0infra\0'),
    words: SETTINGS_WORDS,
    mended: (text) => text.replaceAll(/\.\.+/g, '.').replaceAll(/(?<![\w.*])\//g, './'),
    runs: [
      ['scan', '--files-from', '-'],
      ['scan', '--files-from', 'files.txt', '-0'],
    ],
  },
  {
    name: 'gitignore',
    seeds: () => beside('.gitignore', '*.json\n!keep.json\n/infra/old/\n**/a[!b]?.yaml\n\\#x\n'),
    words: SETTINGS_WORDS,
    runs: [['scan', '.']],
  },
];

export const KINDS: readonly Kind[] = EVERY_KIND.map((kind) => ({ ...kind, words: [...kind.words, ...ANY_WORDS] }));
