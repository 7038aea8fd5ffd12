// Inputs that grow in one way each, as strangers might write them. A shape is files and arguments of a given size.

const list = (n, element) => Array.from({ length: n }, (_, i) => element(i));
const SUPPORT = 'arn:aws:iam::aws:policy/AWSSupportAccess';
const trust = (...statements) => ({ Version: '2012-10-17', Statement: statements });
const allow = (more = {}) => ({
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal: { AWS: 'arn:aws:iam::111122223333:role/ops' },
  ...more,
});
const role = (properties = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: { ManagedPolicyArns: [SUPPORT], AssumeRolePolicyDocument: trust(allow()), ...properties },
});
const template = (resources, more = {}) =>
  JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', ...more, Resources: resources });
const roles = (n, properties = () => ({})) => Object.fromEntries(list(n, (i) => [`R${i}`, role(properties(i))]));
const nested = (n, inner, wrap) => list(n, (i) => i).reduce(wrap, inner);

const ROLE_OF_SOURCE = `resource "aws_iam_role" "r" {
  name = "r"
  assume_role_policy = jsonencode(${JSON.stringify(trust(allow()))})
}
resource "aws_iam_role_policy_attachment" "r" {
  role = aws_iam_role.r.name
  policy_arn = "${SUPPORT}"
}
`;

const planned = (type, name, after) => ({
  address: `${type}.${name}`,
  mode: 'managed',
  type,
  name,
  provider_name: 'registry.terraform.io/hashicorp/aws',
  change: { actions: ['create'], before: null, after, after_unknown: { id: true } },
});
const plan = (...changes) =>
  JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: { root_module: {} },
    resource_changes: changes,
    configuration: { root_module: {} },
  });
const plannedRole = (name, statements = [allow()]) =>
  planned('aws_iam_role', name, { name, assume_role_policy: JSON.stringify(trust(...statements)) });
const attached = (name, roleName) =>
  planned('aws_iam_role_policy_attachment', name, { role: roleName, policy_arn: SUPPORT });

const ONE = template({ R: role() });
const json = (text) => ({ files: { 'in.json': text }, args: ['scan', 'in.json', '--no-config'] });
const yaml = (text) => ({ files: { 'in.yaml': text }, args: ['scan', 'in.yaml', '--no-config'] });
const source = (text) => ({ files: { 'main.tf': text }, args: ['scan', '.', '--no-config'] });
const beside = (name, text, ...args) => ({
  files: { 'in.json': ONE, [name]: text },
  args: ['scan', 'in.json', ...args],
});
const settings = (text) => beside('rolecall.yaml', text, '-c', 'rolecall.yaml');
const evaluated = (text) => source(`${ROLE_OF_SOURCE}output "o" {\n  value = ${text}\n}\n`);

/** By name: the size that is doubled, and what is made of a size. */
export const SHAPES = {
  'copies of a loop': [20_000, (n) => json(loop(n))],
  'policies of a role': [65_000, (n) => json(template({ R: role({ ManagedPolicyArns: list(n, () => SUPPORT) }) }))],
  'other policies of a role': [
    65_000,
    (n) => json(template({ R: role({ ManagedPolicyArns: list(n, (i) => `arn:aws:iam::aws:policy/P${i}`) }) })),
  ],
  'parts of a text': [
    250_000,
    (n) => json(template({ R: role({ RoleName: { 'Fn::Join': ['', list(n, () => 'a')] } }) })),
  ],
  'references in a text': [
    50_000,
    (n) => json(template({ R: role({ RoleName: { 'Fn::Sub': '${AWS::Region}'.repeat(n) } }) })),
  ],
  'texts not closed': [200_000, (n) => json(template({ R: role({ RoleName: { 'Fn::Sub': '${'.repeat(n) } }) }))],
  'support roles': [10_000, (n) => json(template(roles(n)))],
  'support roles of a plan': [
    10_000,
    (n) => json(plan(...list(n, (i) => plannedRole(`r${i}`)), ...list(n, (i) => attached(`a${i}`, `r${i}`)))),
  ],
  'attachments to one role': [10_000, (n) => json(plan(plannedRole('r'), ...list(n, (i) => attached(`a${i}`, 'r'))))],
  'roles of one name': [5_000, (n) => json(template(roles(n, () => ({ RoleName: 'support' }))))],
  'roles of one name in a plan': [
    5_000,
    (n) =>
      json(plan(...list(n, (i) => ({ ...plannedRole('r'), address: `aws_iam_role.r[${i}]` })), attached('a', 'r'))),
  ],
  'statements of a trust policy': [
    20_000,
    (n) => json(template({ R: role({ AssumeRolePolicyDocument: trust(...list(n, () => allow())) }) })),
  ],
  'statements of a trust policy, extracted': [
    20_000,
    (n) => ({
      ...json(template({ R: role({ AssumeRolePolicyDocument: trust(...list(n, (i) => allow({ Sid: `s${i}` }))) }) })),
      args: ['extract', 'in.json', '--no-config'],
    }),
  ],
  'principals of a statement': [
    20_000,
    (n) =>
      json(
        template({
          R: role({
            AssumeRolePolicyDocument: trust(
              allow({ Principal: { AWS: list(n, (i) => `arn:aws:iam::111122223333:role/r${i}`) } }),
            ),
          }),
        }),
      ),
  ],
  'values of a condition': [
    20_000,
    (n) =>
      json(
        template({
          R: role({
            AssumeRolePolicyDocument: trust(
              allow({
                Principal: '*',
                Condition: {
                  StringLike: { 'aws:PrincipalArn': list(n, (i) => `arn:aws:iam::111122223333:role/r${i}*`) },
                },
              }),
            ),
          }),
        }),
      ),
  ],
  'statements that deny': [
    2_000,
    (n) =>
      json(
        template({
          R: role({
            AssumeRolePolicyDocument: trust(
              allow(),
              ...list(n, (i) =>
                allow({
                  Effect: 'Deny',
                  Condition: { StringNotEquals: { 'aws:PrincipalArn': `arn:aws:iam::111122223333:role/r${i}` } },
                }),
              ),
            ),
          }),
        }),
      ),
  ],
  'nested stacks in a chain': [500, (n) => ({ files: stacks(n), args: ['scan', '.', '--no-config'] })],
  'nested stacks of one parent': [
    500,
    (n) => ({
      files: {
        'parent.json': template(
          Object.fromEntries(
            list(n, (i) => [`S${i}`, { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: './in.json' } }]),
          ),
        ),
        'in.json': ONE,
      },
      args: ['scan', '.', '--no-config'],
    }),
  ],
  'conditions that name the next': [5_000, (n) => json(conditions(n))],
  'parameters of one condition': [2_000, (n) => json(parameters(n))],
  'choices inside choices': [
    200,
    (n) =>
      json(
        template(
          { R: role({ RoleName: nested(n, 'x', (inner) => ({ 'Fn::If': ['C', inner, 'y'] })) }) },
          { Parameters: { P: { Type: 'String' } }, Conditions: { C: { 'Fn::Equals': [{ Ref: 'P' }, 'a'] } } },
        ),
      ),
  ],
  'keys that stand twice': [50_000, (n) => yaml(`Resources:\n${'  A: {Type: AWS::IAM::Role}\n'.repeat(n)}`)],
  'keys of JSON that stand twice': [
    50_000,
    (n) => json(`{"Resources": {${list(n, () => '"A": {"Type": "AWS::IAM::Role"}').join()}}}`),
  ],
  'brackets not closed': [100_000, (n) => yaml(`Resources: {A: {Type: AWS::IAM::Role, P: ${'['.repeat(n)}`)],
  'braces not closed': [100_000, (n) => yaml(`Resources: {A: {Type: AWS::IAM::Role, P: ${'{a: '.repeat(n)}`)],
  'lists in lists': [
    50_000,
    (n) => yaml(`Resources:\n  A:\n    Type: AWS::IAM::Role\n    P:\n      ${'- '.repeat(n)}`),
  ],
  'keys that are keys': [
    50_000,
    (n) => yaml(`Resources:\n  A:\n    Type: AWS::IAM::Role\n    P:\n      ${'? '.repeat(n)}`),
  ],
  'documents of a file': [20_000, (n) => yaml('Resources: {A: {Type: AWS::IAM::Role}}\n---\n'.repeat(n))],
  'empty documents': [200_000, (n) => yaml(`Resources: {A: {Type: AWS::IAM::Role}}\n${'---\n'.repeat(n)}`)],
  anchors: [20_000, (n) => yaml(`Resources:\n${list(n, (i) => `  A${i}: &a${i} {Type: AWS::IAM::Role}\n`).join('')}`)],
  aliases: [
    20_000,
    (n) => yaml(`x: &a {Type: AWS::IAM::Role}\nResources:\n${list(n, (i) => `  A${i}: *a\n`).join('')}`),
  ],
  'merges of the next': [
    5_000,
    (n) =>
      yaml(
        `Resources:\n  A0: &a0 {Type: AWS::IAM::Role}\n${list(n, (i) => `  A${i + 1}: &a${i + 1} {<<: *a${i}, k${i}: 1}\n`).join('')}`,
      ),
  ],
  'merges of one list': [
    5_000,
    (n) =>
      yaml(
        `${list(n, (i) => `x${i}: &a${i} {k${i}: 1}\n`).join('')}Resources:\n  A: {Type: AWS::IAM::Role, <<: [${list(n, (i) => `*a${i}`)}]}\n`,
      ),
  ],
  'lines of a text': [
    200_000,
    (n) => yaml(`Resources:\n  A:\n    Type: AWS::IAM::Role\n    P: |\n${'      x\n'.repeat(n)}`),
  ],
  comments: [100_000, (n) => yaml(`${'# rolecall: ignore[support-role-exists] x\n'.repeat(n)}${ONE}`)],
  'lines before a plan': [200_000, (n) => json(`${'::x\n'.repeat(n)}${plan(plannedRole('r'))}`)],
  'plans in a row': [5_000, (n) => json(plan(plannedRole('r')).repeat(n))],
  'scopes of the configuration': [
    500,
    (n) => settings(`scopes:\n${list(n, (i) => `  - {name: s${i}, include: ["a${i}/**"]}\n`).join('')}`),
  ],
  'waivers of the configuration': [
    2_000,
    (n) =>
      settings(`waivers:\n${list(n, (i) => `  - {rule: support-role-exists, address: a${i}, reason: x}\n`).join('')}`),
  ],
  'braces of a glob': [500, (n) => settings(`scopes: [{name: s, include: ["${'{a,'.repeat(n)}${'}'.repeat(n)}"]}]\n`)],
  'stars of a glob': [2_000, (n) => settings(`scopes: [{name: s, include: ["${'*a'.repeat(n)}"]}]\n`)],
  parameters: [
    10_000,
    (n) =>
      beside(
        'p.json',
        JSON.stringify(Object.fromEntries(list(n, (i) => [`P${i}`, 'x']))),
        '--no-config',
        '--parameters',
        'p.json',
      ),
  ],
  'lines of a baseline': [2_000, (n) => beside('b', list(n, baselineLine).join(''), '--no-config', '--baseline', 'b')],
  'paths of a list': [
    20_000,
    (n) => ({ ...beside('l', 'in.json\n'.repeat(n)), args: ['scan', '--files-from', 'l', '--no-config'] }),
  ],
  'paths of a list that are not there': [
    20_000,
    (n) => ({
      ...beside('l', list(n, (i) => `x/${i}.json\n`).join('')),
      args: ['scan', '--files-from', 'l', '--no-config'],
    }),
  ],
  'lines of .gitignore': [
    5_000,
    (n) => ({
      files: { '.gitignore': list(n, (i) => `x${i}/**/y*\n`).join(''), ...inputs(100) },
      args: ['scan', '.', '--no-config'],
    }),
  ],
  'values of a rule': [5_000, (n) => ruled({ enum: list(n, (i) => `v${i}`) })],
  'parts of a rule': [2_000, (n) => ruled({ anyOf: list(n, (i) => ({ const: `v${i}` })) })],
  'a pattern of a rule': [200, (n) => ruled({ pattern: `^${'(a?)'.repeat(n)}$` })],
  'blocks of source': [5_000, (n) => source(ROLE_OF_SOURCE + list(n, (i) => `locals {\n  a${i} = ${i}\n}\n`).join(''))],
  'locals that name the next': [
    2_000,
    (n) =>
      source(
        `${ROLE_OF_SOURCE}locals {\n${list(n, (i) => `  a${i} = local.a${i + 1}\n`).join('')}}\noutput "o" {\n  value = local.a0\n}\n`,
      ),
  ],
  'modules in a chain': [150, (n) => ({ files: modules(n), args: ['scan', '.', '--no-config'] })],
  'modules of one root': [
    500,
    (n) => ({
      files: {
        'main.tf': list(n, (i) => `module "m${i}" {\n  source = "./m"\n}\n`).join(''),
        'm/main.tf': ROLE_OF_SOURCE,
      },
      args: ['scan', '.', '--no-config'],
    }),
  ],
  'attributes that stand twice': [20_000, (n) => source(`${ROLE_OF_SOURCE}locals {\n${'  a = 1\n'.repeat(n)}}\n`)],
  'templates not closed': [100_000, (n) => evaluated(`"${'${'.repeat(n)}"`)],
  'directives not closed': [50_000, (n) => evaluated(`"${'%{ if true }'.repeat(n)}"`)],
  'parentheses of source': [100_000, (n) => evaluated('('.repeat(n))],
  'lists of source': [100_000, (n) => evaluated('['.repeat(n))],
  'operators of source': [50_000, (n) => evaluated(`1${' + 1'.repeat(n)}`)],
  'choices of source': [20_000, (n) => evaluated(`${'true ? 1 : '.repeat(n)}1`)],
  negations: [50_000, (n) => evaluated(`${'!'.repeat(n)}true`)],
  'parts of a path': [50_000, (n) => evaluated(`local.a${'.b'.repeat(n)}`)],
  'splats of a path': [20_000, (n) => evaluated(`local.a${'[*]'.repeat(n)}`)],
  'words that begin a heredoc': [50_000, (n) => source(`${ROLE_OF_SOURCE}locals {\n${'  a = <<E\n'.repeat(n)}`)],
  'errors of source': [5_000, (n) => source(`${ROLE_OF_SOURCE}${'a = = 1\n'.repeat(n)}`)],
  'elements of source': [50_000, (n) => evaluated(`[${list(n, () => '1')}]`)],
  'instances of a role': [
    2_000,
    (n) =>
      source(
        ROLE_OF_SOURCE.replace('  name = "r"\n', `  count = ${n}\n  name = "r\${count.index}"\n`).replace(
          'aws_iam_role.r.name',
          'aws_iam_role.r[0].name',
        ),
      ),
  ],
  'artifacts of an assembly': [
    1_000,
    (n) => ({ files: { 'manifest.json': manifest(n), 'in.json': ONE }, args: ['scan', '.', '--no-config'] }),
  ],
};

function loop(n) {
  const items = list(n, (i) => `v${i}`);
  const Resources = { 'Fn::ForEach::L': ['X', items, { 'R${X}': { Type: 'AWS::SQS::Queue' } }] };
  return template(Resources, { Transform: 'AWS::LanguageExtensions' });
}

function stacks(n) {
  const stack = (i) => ({ S: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: `./s${i + 1}.json` } } });
  return Object.fromEntries(list(n, (i) => [`s${i}.json`, i === n - 1 ? ONE : template(stack(i))]));
}

function conditions(n) {
  const Conditions = Object.fromEntries(list(n, (i) => [`C${i}`, { 'Fn::Not': [{ Condition: `C${i + 1}` }] }]));
  return template({ R: { ...role(), Condition: 'C0' } }, { Conditions });
}

function parameters(n) {
  const Parameters = Object.fromEntries(list(n, (i) => [`P${i}`, { Type: 'String', AllowedValues: ['a', 'b'] }]));
  const all = list(n, (i) => ({ 'Fn::Equals': [{ Ref: `P${i}` }, 'a'] }));
  return template({ R: { ...role(), Condition: 'C' } }, { Parameters, Conditions: { C: { 'Fn::And': all } } });
}

function baselineLine(i) {
  const entry = { fingerprint: i.toString(16).padStart(16, '0'), rule: 'support-role-exists', scope: 's', file: 'f' };
  return `${JSON.stringify({ ...entry, verdict: 'fail', code: 'c', args: {} })}\n`;
}

function inputs(n) {
  return Object.fromEntries(list(n, (i) => [`f/${i}.json`, ONE]));
}

function ruled(name) {
  const rule = {
    id: 'my-rule',
    title: 'A title',
    severity: 'low',
    about: 'role',
    cases: [{ when: { properties: { name } }, verdict: 'fail', message: 'x' }],
    otherwise: { verdict: 'pass', message: 'x' },
    why: 'x',
    fix: 'x',
    references: ['x'],
    examples: { pass: { terraform: 'x' }, fail: { terraform: 'x' } },
  };
  return beside('rules/my-rule.yaml', JSON.stringify(rule), '--no-config', '--rules', 'rules');
}

function modules(n) {
  const at = (depth) => `${'m/'.repeat(depth)}main.tf`;
  return Object.fromEntries(
    list(n, (i) => [at(i), i === n - 1 ? ROLE_OF_SOURCE : 'module "m" {\n  source = "./m"\n}\n']),
  );
}

function manifest(n) {
  const artifact = { type: 'aws:cloudformation:stack', properties: { templateFile: 'in.json' } };
  return JSON.stringify({ version: '39.0.0', artifacts: Object.fromEntries(list(n, (i) => [`A${i}`, artifact])) });
}
