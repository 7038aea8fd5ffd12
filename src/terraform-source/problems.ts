import { type ArgsOf, entry, type Gap, type Problem, say } from '../model/index.js';

/** All that is said of Terraform source. */
export const problemCatalogue = {
  'source-syntax': entry<{ file: string; line: number; summary: string; because: string }>({
    severity: 'error',
    message: ({ file, line, summary, because }) =>
      `\`${file}\` cannot be read from line ${line} on: ${summary}. ${because} What else is declared there is not known.`,
    when: 'a file of Terraform source breaks the syntax of its language',
    todo: 'mend it: `terraform validate` says the same',
  }),
  'source-syntax-more': entry<{ file: string; line: number; summary: string; because: string }>({
    severity: 'error',
    message: ({ file, line, summary, because }) => `\`${file}\`, line ${line}: ${summary}. ${because}`,
    when: 'a file of Terraform source breaks the syntax of its language once more',
    todo: 'mend it: `terraform validate` says the same, as a rule when the first mistake is mended',
  }),
  'module-missing': entry<{ address: string; source: string }>({
    message: ({ address, source }) =>
      `\`${address}\` calls a module that is not here (\`${source}\`), and may make a role: run \`terraform init\` and scan again, or scan the plan.`,
    when: 'a module of a registry or a repository is called and was not brought here',
    todo: 'run `terraform init`, or scan the plan',
  }),
  'module-folder-missing': entry<{ address: string; source: string }>({
    message: ({ address, source }) =>
      `\`${address}\` calls a module whose folder is not here (\`${source}\`), and may make a role: scan with that folder, or scan the plan.`,
    when: 'a module is called by a path where no source lies',
    todo: 'bring the folder, or scan the plan',
  }),
  'module-missing-support': entry<{ address: string; source: string; argument: string }>({
    message: ({ address, source, argument }) =>
      `\`${address}\` passes AWSSupportAccess, as \`${argument}\`, to a module that is not here (\`${source}\`): run \`terraform init\` and scan again, or scan the plan.`,
    when: 'a module that was not brought here is given AWSSupportAccess',
    todo: 'run `terraform init`, or scan the plan',
  }),
  'module-source-open': entry<{ address: string; because: string }>({
    message: ({ address, because }) => `\`${address}\` calls a module, and which one cannot be told: ${because}.`,
    when: 'the source of a module is made of something that is not known',
    todo: 'give what the message names: `--var`, `--var-file`, or `vars` and `varFiles` of a scope',
  }),
  'removed-stays': entry<{ address: string }>({
    message: ({ address }) =>
      `\`${address}\` is forgotten and not destroyed (\`removed\` with \`destroy = false\`), so it may be there still: scan the plan, which tells what it is.`,
    when: 'a `removed` block leaves something of IAM, or a module, in the account',
    todo: 'scan the plan',
  }),
  'module-circle': entry<{ address: string; source: string }>({
    message: ({ address, source }) =>
      `\`${address}\` calls a module that it is itself a part of (\`${source}\`), so what it makes is not known.`,
    when: 'a module calls itself',
    todo: 'end the circle: Terraform refuses it',
  }),
  'instances-many': entry<{ address: string }>({
    message: ({ address }) =>
      `\`${address}\` has more instances of modules and resources than are looked at, and may make a role: scan the plan.`,
    when: 'calls in calls, `count` and `for_each` make thousands of instances of modules or resources',
    todo: 'scan the plan',
  }),
} as const;

type Code = keyof typeof problemCatalogue;

export function gap<K extends Code>(code: K, args: ArgsOf<(typeof problemCatalogue)[K]>, address?: string): Gap {
  return { ...say(problemCatalogue, code, args), ...(address !== undefined && { address }) };
}

export function problem<K extends Code>(code: K, args: ArgsOf<(typeof problemCatalogue)[K]>): Problem {
  return { ...say(problemCatalogue, code, args), severity: 'error' };
}
