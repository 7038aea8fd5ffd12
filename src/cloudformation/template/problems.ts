import { type ArgsOf, entry, type Gap, type Path, type Problem, say } from '../../model/index.js';

/** Something that is called by its name or logical id. */
type Named = { readonly name: string };

/** All that is said of templates, apart from what is said of their text. */
export const problemCatalogue = {
  'attribute-unknown': entry<Named & { meant: string }>({
    severity: 'error, note',
    message: ({ name, meant }) =>
      `\`${name}\` is no attribute of a resource${mayBeMeant(meant)}. CloudFormation refuses the template.`,
    when: 'a resource has an attribute that CloudFormation does not know, such as `Conditions`',
    todo: 'correct its name',
  }),
  'property-unknown': entry<Named & { type: string; meant: string }>({
    severity: 'error',
    message: ({ name, type, meant }) =>
      `\`${name}\` is no property of ${type}${mayBeMeant(meant)}. CloudFormation refuses the template.`,
    when: 'a resource of IAM has a property that CloudFormation does not know, such as `PermissionBoundary`',
    todo: 'correct its name',
  }),
  'property-not-a-list': entry<Named>({
    severity: 'note',
    message: ({ name }) => `\`${name}\` is not a list; CloudFormation refuses the template.`,
    when: 'a property such as `ManagedPolicyArns` is a text where CloudFormation wants a list',
    todo: 'write a list',
  }),
  'policies-over-quota': entry<{ number: number; usual: number; most: number }>({
    severity: 'note',
    message: ({ number, usual, most }) =>
      `The role has ${number} managed policies; IAM takes ${usual} on a role, and ${most} at most where the quota of the account was raised.`,
    when: 'a role has more managed policies than the quota allows: 10 by default, 20 at most',
    todo: 'put statements together in a policy of your own, or split the role',
  }),
  'name-taken': entry<Named & { kind: string; other: string }>({
    severity: 'error',
    message: ({ name, kind, other }) =>
      `\`${other}\` is a ${kind} of the name \`${name}\` as well; names in IAM are unique, whatever their case, and the second is refused.`,
    when: 'two roles, users, groups or managed policies of one account have one name',
    todo: 'rename one of them',
  }),
  'circular-reference': entry<{ names: string }>({
    severity: 'error, note',
    message: ({ names }) => `Each refers to the next, in a circle: ${names}. CloudFormation refuses the template.`,
    when: 'resources or conditions refer to each other in a circle',
    todo: 'break the circle',
  }),
  'format-version-missing': entry({
    severity: 'note',
    message: () => 'The template has no `AWSTemplateFormatVersion`; it is read as 2010-09-09.',
    when: 'there is no `AWSTemplateFormatVersion`',
    todo: 'write `AWSTemplateFormatVersion: "2010-09-09"`',
  }),
  'function-malformed': entry<Named & { wants: string }>({
    severity: 'error, note',
    message: ({ name, wants }) => `\`${name}\` wants ${wants}; CloudFormation refuses the template.`,
    when: 'a function in a condition has too many or too few parts',
    todo: 'correct it',
  }),
  'loop-unread': entry<Named & { because: string }>({
    message: ({ name, because }) =>
      `\`${name}\` ${because}. What it makes is not seen; give the parameter it depends on.`,
    when: 'an `Fn::ForEach` cannot be unrolled',
    todo: 'give the parameter that it depends on',
  }),
  'module-unread': entry<Named>({
    message: ({ name }) => `\`${name}\` is a module, and its resources are not seen; scan the processed template.`,
    when: 'a resource is a module',
    todo: 'scan the processed template',
  }),
  'nested-stack-unread': entry<Named & { because: string }>({
    message: ({ name, because }) => `What \`${name}\` deploys is not seen: ${because}.`,
    when: 'the template of a nested stack is not found',
    todo: 'scan it as well',
  }),
  'parameter-not-allowed': entry<Named & { because: string }>({
    severity: 'error, note',
    message: ({ name, because }) => `Parameter \`${name}\` ${because}; CloudFormation refuses it.`,
    when: 'a parameter is given a value that it does not take, or has one for its default',
    todo: 'give one that it takes',
  }),
  'parameters-passed': entry<Named & { parameter: string; why: string }>({
    severity: 'note',
    message: ({ name, parameter, why }) =>
      `There is the parameter \`${parameter}\`, which \`${name}\` ${why}; CloudFormation refuses the nested stack.`,
    when: 'a nested stack is passed a parameter that it does not have, or not one that it needs',
    todo: 'pass what its template declares',
  }),
  'reference-to-nothing': entry<Named & { kind: string }>({
    severity: 'error, note',
    message: ({ name, kind }) => `The template has no ${kind} \`${name}\`; CloudFormation refuses it.`,
    when: 'a name is no parameter, resource or condition of the template',
    todo: 'correct the name',
  }),
  'resource-not-a-mapping': entry<Named>({
    severity: 'error',
    message: ({ name }) => `\`${name}\` is not a mapping; CloudFormation refuses the template.`,
    when: 'a resource is not a mapping',
    todo: 'give it a `Type` and `Properties`',
  }),
  'resource-without-type': entry<Named>({
    severity: 'error',
    message: ({ name }) => `\`${name}\` has no \`Type\`; CloudFormation refuses the template.`,
    when: 'a resource has no `Type`',
    todo: 'give it one',
  }),
  'resource-unread': entry<Named & { type: string }>({
    message: ({ name, type }) =>
      `\`${name}\` may give or attach a role, and resources of its type, \`${type}\`, are not read here: look at what it makes.`,
    when: 'a resource could give or attach a role, and is of a type that is not read; a custom resource is given the policy',
    todo: 'look at what it makes, and report the type',
  }),
  'rule-broken': entry<Named>({
    severity: 'error, note',
    message: ({ name }) => `What the parameters are given breaks the rule \`${name}\`; CloudFormation refuses it.`,
    when: 'what parameters are given, or have for their defaults, breaks a rule of the section `Rules`',
    todo: 'give others',
  }),
  'section-unread': entry<Named>({
    message: ({ name }) =>
      `What \`${name}\` puts into the template is not seen; package or process the template, and scan the result.`,
    when: 'a template has a section or an include that a tool has to replace before the deployment: `Modules`, `Packages`',
    todo: 'scan the packaged template',
  }),
  'resources-missing': entry({
    severity: 'error',
    message: () => 'The template has no section `Resources`; CloudFormation refuses it.',
    when: 'there is no section `Resources`',
    todo: 'write one',
  }),
  'resources-not-a-mapping': entry({
    severity: 'error',
    message: () => '`Resources` is not a mapping of logical ids to resources; CloudFormation refuses it.',
    when: '`Resources` is not a mapping of logical ids to resources',
    todo: 'correct it',
  }),
  'template-refused': entry<{ what: string }>({
    severity: 'note',
    message: ({ what }) => `${what[0]?.toUpperCase()}${what.slice(1)}; CloudFormation refuses the template.`,
    when: 'a version, section, logical id, type of a parameter or deletion policy is none that CloudFormation takes, or a value is left empty',
    todo: 'correct it at the place that is shown',
  }),
  'role-refused': entry<{ what: string }>({
    severity: 'note',
    message: ({ what }) => `The role has ${what}; IAM refuses it.`,
    when: 'a role has an inline policy without name or document, a tag twice, or a policy of another partition than that of the region',
    todo: 'correct it',
  }),
  'role-name-not-allowed': entry<{ property: string; wanted: string }>({
    severity: 'note',
    message: ({ property, wanted }) => `The \`${property}\` is not ${wanted}; IAM refuses the role.`,
    when: 'IAM does not take the name or the path of a role',
    todo: 'correct it',
  }),
  'transform-missing': entry<Named & { transform: string }>({
    severity: 'error, note',
    message: ({ name, transform }) =>
      `\`${name}\` wants the transform \`${transform}\`; CloudFormation refuses the template without it.`,
    when: 'a function of the language extensions, or a type of the serverless transform, is used without them',
    todo: 'write `Transform: AWS::LanguageExtensions`, or `AWS::Serverless-2016-10-31`',
  }),
  'transform-unread': entry<Named>({
    message: ({ name }) => `The transform \`${name}\` may add resources at deployment; scan the processed template.`,
    when: 'a transform may add resources',
    todo: 'scan the processed template',
  }),
  'resource-transformed': entry<Named>({
    message: ({ name }) =>
      `What \`${name}\` is, a transform or another tool decides before the deployment; scan the processed template.`,
    when: 'what a resource is, a transform or another tool decides',
    todo: 'scan the processed template',
  }),
};

function mayBeMeant(name: string): string {
  return name === '' ? '' : `; \`${name}\` may be meant`;
}

type Catalogue = typeof problemCatalogue;
export type Code = keyof Catalogue;

/** Where something stands in a template. */
interface At {
  readonly address?: string | undefined;
  readonly path: Path;
}

/** A gap of the catalogue, at its place. */
export function gap<K extends Code>(code: K, args: ArgsOf<Catalogue[K]>, at: At): Gap {
  return { ...say(problemCatalogue, code, args), ...placed(at) };
}

/** A problem of the catalogue, at its place. @param severity of one that is a note where it cannot matter */
export function problem<K extends Code>(
  code: K,
  args: ArgsOf<Catalogue[K]>,
  at: At,
  severity: Problem['severity'] = problemCatalogue[code].severity === 'note' ? 'note' : 'error',
): Problem {
  return { ...say(problemCatalogue, code, args), severity, ...placed(at) };
}

function placed({ address, path }: At): { readonly address?: string; readonly path: Path } {
  return { ...(address !== undefined && { address }), path };
}
