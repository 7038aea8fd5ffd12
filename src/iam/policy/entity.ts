import { isOneAccount } from '../text/account.js';
import { type Arn, cutAt, nameIn, parseArn } from '../text/arn.js';

/** A user, a role or a session, named by its ARN. Account ids are as written, symbols included. */
export interface Entity {
  readonly kind: 'entity';
  readonly form: 'user' | 'role' | 'session' | 'federated-user';
  readonly partition: string;
  readonly account: string;
  /** Everything after the account: `role/path/Name`, `assumed-role/Name/session`. */
  readonly resource: string;
}

/** A whole account, as its ARN or its id names it. */
export interface Account {
  readonly kind: 'account';
  readonly account: string;
  readonly partition?: string;
}

/** Partitions as AWS names them, and the symbol of the own one. */
const PARTITION = /^(?:aws(?:-[a-z]+)*|\u27e8[^\u27e8\u27e9]*\u27e9)$/u;
/** What names of users, roles and sessions are made of (IAM User Guide, reference_iam-quotas); and symbols. */
const NAME = /^(?:[\w+=,.@-]|\u27e8[^\u27e8\u27e9]*\u27e9)+$/u;
const PATH = /^(?:[!-)+->@-~]|\u27e8[^\u27e8\u27e9]*\u27e9)*$/u;

const FORMS: Readonly<Record<string, Entity['form']>> = {
  'iam user': 'user',
  'iam role': 'role',
  'sts assumed-role': 'session',
  'sts federated-user': 'federated-user',
};

/** The account, user, role or session that an ARN names; nothing where IAM takes no such ARN as a principal. */
export function parseEntity(text: string): Account | Entity | undefined {
  const arn = parseArn(text);
  if (arn === undefined || !isWellFormed(arn)) return undefined;
  const { service, account, partition, resource } = arn;
  if (service === 'iam' && resource === 'root') return { kind: 'account', account, partition };
  const form = FORMS[`${service} ${resource.split('/')[0]}`];
  return form !== undefined && isNamed(form, resource)
    ? { kind: 'entity', form, partition, account, resource }
    : undefined;
}

function isWellFormed({ partition, region, account, resource }: Arn): boolean {
  return PARTITION.test(partition) && region === '' && isOneAccount(account) && PATH.test(resource);
}

/** Sessions have a role and a name of their own, the others a name at the end of a path. */
function isNamed(form: Entity['form'], resource: string): boolean {
  const parts = cutAt(resource, '/').length;
  return NAME.test(nameIn(resource)) && (form === 'session' ? parts === 3 : parts >= 2);
}
