import { examples } from '../../generated/examples.js';
import { isAccountId, UsageError } from '../../model/index.js';

/** What a printed role is asked for with. */
export interface RoleOptions {
  readonly terraform?: boolean;
  readonly cloudformation?: boolean;
  readonly stackset?: boolean;
  readonly identityCenter?: boolean;
  /** ARNs of roles and users; ids of groups for Identity Center. */
  readonly principal?: readonly string[];
  readonly account?: string;
}

/** A file below `examples/roles`, and whom it lets in as it stands. */
interface RoleExample {
  readonly path: string;
  readonly principals: PrincipalKind;
  /** It has a place for one principal only. */
  readonly isForOne?: true;
}

interface PrincipalKind {
  /** What stands in the examples, on a line of its own. */
  readonly example: string;
  readonly pattern: RegExp;
  readonly takes: string;
}

/**
 * Names and paths: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns. None
 * of these characters means anything in HCL or YAML, so that a value is put in as it is.
 */
const ROLE_OR_USER: PrincipalKind = {
  example: 'arn:aws:iam::111122223333:role/incident-responders',
  pattern: /^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]*[\w+=,.@-]$/,
  takes: 'the ARN of a role or a user, such as arn:aws:iam::111122223333:role/incident-responders',
};

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreateAccountAssignment.html, PrincipalId. */
const GROUP: PrincipalKind = {
  example: '11112222-3333-4444-5555-666677778888',
  pattern: /^([0-9a-f]{10}-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  takes: 'the id of a group with --identity-center, such as 11112222-3333-4444-5555-666677778888',
};

const ACCOUNT = '111122223333';

/**
 * A role that passes, as text, with the account and the principals put in; nothing where none is asked for. Throws a
 * `UsageError` for what does not go together or is no principal.
 */
export function roleExample(options: RoleOptions): string | undefined {
  const example = exampleOf(options);
  const { principal = [], account } = options;
  if (example === undefined) {
    refuseWithoutRole(options);
    return undefined;
  }
  checkAccount(account);
  for (const one of principal) checkPrincipal(one, example);
  if (example.isForOne && principal.length > 1) {
    throw new UsageError('--principal is taken once here: repeat the assignment for more groups, or use --terraform');
  }
  return filled(examples[example.path] ?? '', example, principal, account);
}

/** Every line that names the example's principal once for each that is given, and the example's account replaced. */
function filled(text: string, example: RoleExample, principals: readonly string[], account = ACCOUNT): string {
  const { example: placeholder } = example.principals;
  const ofAccount = placeholder.replace(ACCOUNT, account);
  const named = principals.length === 0 ? [ofAccount] : principals;
  const lines = text.split('\n').flatMap((line) => {
    if (!line.includes(placeholder)) return [line.replaceAll(ACCOUNT, account)];
    return named.map((one) => line.replace(placeholder, () => one));
  });
  return inPartition(lines.join('\n'), named);
}

/** AWS managed policies are of the partition that the principals are of. */
function inPartition(text: string, [first = '']: readonly string[]): string {
  const [, partition] = /^arn:(aws[a-z-]*):/.exec(first) ?? [];
  return partition === undefined ? text : text.replaceAll('arn:aws:iam::aws:', `arn:${partition}:iam::aws:`);
}

function exampleOf({ terraform, cloudformation, stackset, identityCenter }: RoleOptions): RoleExample | undefined {
  if (terraform && (cloudformation || stackset)) {
    throw new UsageError(`--terraform cannot be used with --${stackset ? 'stackset' : 'cloudformation'}: print one`);
  }
  if (stackset && identityCenter) throw new UsageError('--stackset cannot be used with --identity-center: print one');
  if (identityCenter && cloudformation) {
    return { path: 'roles/identity-center.yaml', principals: GROUP, isForOne: true };
  }
  if (identityCenter) return { path: 'roles/identity-center.tf', principals: GROUP };
  if (stackset) return { path: 'roles/stackset.yaml', principals: ROLE_OR_USER };
  if (cloudformation) return { path: 'roles/cloudformation.yaml', principals: ROLE_OR_USER };
  return terraform ? { path: 'roles/terraform.tf', principals: ROLE_OR_USER } : undefined;
}

function refuseWithoutRole({ principal, account }: RoleOptions): void {
  const [option] = [principal && '--principal', account !== undefined && '--account'].filter(Boolean);
  if (option === undefined) return;
  throw new UsageError(`${option} goes into a role: say which with --terraform, --cloudformation or --stackset`);
}

function checkPrincipal(value: string, { principals: { pattern, takes } }: RoleExample): void {
  if (!pattern.test(value)) throw new UsageError(`--principal takes ${takes}, not ${JSON.stringify(value)}`);
}

function checkAccount(value: string | undefined): void {
  if (value === undefined || isAccountId(value)) return;
  throw new UsageError(`--account takes an account id of 12 digits, not ${JSON.stringify(value)}`);
}
