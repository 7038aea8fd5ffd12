import { type ArgsOf, type Described, entry, type Gap, type Path, type Problem, say } from '../model/index.js';

/** A resource, by its address and type. */
type OfResource = { readonly address: string; readonly type: string };

/** All that is said of plans and states. */
export const problemCatalogue = {
  'plan-deferred': entry({
    message: () =>
      'The plan defers changes to a later plan, so it shows only a part of what is configured: scan that one too.',
    when: 'the plan puts changes off to a later plan',
    todo: 'scan that one too',
  }),
  'plan-errored': entry({
    message: () =>
      'Planning stopped with an error, so the plan shows only a part of what is configured: correct the error and plan again.',
    when: 'planning stopped with an error',
    todo: 'correct the error and plan again',
  }),
  'plan-targeted': entry({
    message: () =>
      'The plan covers only a part of the configuration, as with -target or -exclude: plan the whole of it.',
    when: 'the plan covers a part of the configuration (`-target`, `-exclude`, `-refresh-only`)',
    todo: 'plan the whole of it',
  }),
  'plan-malformed': entry({
    message: () =>
      'The changes of the plan are not as Terraform prints them: scan what `terraform show -json` prints, unchanged.',
    when: 'the changes of a plan are not as Terraform prints them',
    todo: 'scan what `terraform show -json` prints, unchanged',
  }),
  'plan-contradictory': entry<{ address: string }>({
    message: ({ address }) =>
      `The changes of the plan, its planned values and its prior state do not agree on \`${address}\`: scan what \`terraform show -json\` prints, unchanged.`,
    when: 'the changes of a plan, its planned values and its prior state do not agree',
    todo: 'scan what `terraform show -json` prints, unchanged',
  }),
  'plan-without-changes': entry({
    message: () =>
      'The plan has no changes, and does not say that there is nothing to apply: scan all that `terraform show -json` prints.',
    when: 'a plan has no changes, and does not say that there is nothing to apply',
    todo: 'scan all that `terraform show -json` prints',
  }),
  'resource-unread': entry<OfResource>({
    message: ({ address, type }) =>
      `\`${address}\` may give or attach a role, and resources of its type, \`${type}\`, are not read here: look at what it makes.`,
    when: 'a resource could give or attach a role, and is of a type that is not read',
    todo: 'look at what it makes, and report the type',
  }),
  'template-deployed': entry<OfResource & { readonly because: string }>({
    message: ({ address, because }) =>
      `\`${address}\` deploys a CloudFormation template that does not show here: ${because}. Look at what it holds.`,
    when: 'a stack or stack set of CloudFormation is there, with a template that the plan or state does not show',
    todo: 'look at what the template holds: where it is a file, scan that as well',
  }),
  'terraform-format-version': entry<{ version: string }>({
    severity: 'error',
    message: ({ version }) =>
      `The format version ${version} is not known: versions 0.1 to 1.x can be read. A newer release may know it.`,
    when: 'the major version of the format is not 0 or 1',
    todo: 'a newer release may know it',
  }),
  'source-differs': entry<{ address: string; attribute: string }>({
    severity: 'note',
    message: ({ address, attribute }) =>
      `The source beside this plan says something else of \`${attribute}\` of \`${address}\`. The plan counts: if the source has changed since, plan again.`,
    when: 'a plan and the source beside it say different things of a resource',
    todo: 'plan again, if the source has changed since',
  }),
  'source-lacks': entry<{ address: string }>({
    severity: 'note',
    message: ({ address }) =>
      `The source beside this plan has no \`${address}\`, which the plan keeps or makes. The plan counts: if the source has changed since, plan again.`,
    when: 'a plan keeps or makes a resource that the source beside it does not have',
    todo: 'plan again, if the source has changed since',
  }),
  'plan-lacks': entry<{ address: string }>({
    severity: 'note',
    message: ({ address }) =>
      `The source beside this plan has \`${address}\`, and the plan does not make it. The plan counts: if the source has changed since, plan again.`,
    when: 'the source beside a plan has a resource that the plan does not make',
    todo: 'plan again, if the source has changed since',
  }),
} as const;

type Code = keyof typeof problemCatalogue;

/** Where something stands. */
interface At {
  readonly address?: string;
  readonly path: Path;
}

export function gap<K extends Code>(code: K, args: ArgsOf<(typeof problemCatalogue)[K]>, at: At): Gap {
  return { ...say(problemCatalogue, code, args), ...at };
}

export function problem<K extends Code>(code: K, args: ArgsOf<(typeof problemCatalogue)[K]>, at: At): Problem {
  const { severity }: Pick<Described<never>, 'severity'> = problemCatalogue[code];
  return { ...say(problemCatalogue, code, args), severity: severity === 'note' ? 'note' : 'error', ...at };
}
