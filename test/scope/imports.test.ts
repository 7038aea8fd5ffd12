import { describe } from 'vitest';
import { type Deployment, symbol, unknown } from '../../src/model/index.js';
import { attach, named, presence, prove, role, SUPPORT, template } from './build.js';

const imported = (name: string) => ({ ...unknown(`\`${name}\` is imported`), $import: name });
const exporting = (input: string, value: string, one: Deployment): Deployment => ({
  ...named(input, one),
  exports: [{ name: 'role', value }],
});

describe('what one stack imports of another', () => {
  const importing = template(attach([imported('role')]));
  const unseen = 'unknown | `attachment.several` attaches a policy to a role that cannot be told:';
  const its = symbol('role.support');

  prove(presence, [
    ['a name', [exporting('a.yaml', 'support', template(role('support'))), importing], 'yes by role.support'],
    [
      'a name that AWS chooses',
      [exporting('a.yaml', its, template(role('support', { name: its }))), importing],
      'yes by role.support',
    ],
    [
      'a policy',
      [template(role('support', { managedPolicies: [imported('role')] })), exporting('a.yaml', SUPPORT, template())],
      'yes by role.support',
    ],
    [
      'a policy, beside what is null',
      [
        template(
          role('support', {
            managedPolicies: [imported('role')],
            inlinePolicies: [{ name: 'x', document: { Statement: null } }],
          }),
        ),
        exporting('a.yaml', SUPPORT, template()),
      ],
      'yes by role.support',
    ],
    ['what nobody exports', [template(role('support')), importing], `${unseen} \`role\` is imported.`],
    [
      'what two export differently',
      [exporting('a.yaml', 'support', template(role('support'))), exporting('b.yaml', 'other', template()), importing],
      `${unseen} two inputs export \`role\`.`,
    ],
    [
      'what two export alike',
      [
        exporting('a.yaml', 'support', template(role('support'))),
        exporting('b.yaml', 'support', template()),
        importing,
      ],
      'yes by role.support',
    ],
  ]);
});
