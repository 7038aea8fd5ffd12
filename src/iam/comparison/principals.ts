/**
 * Whether whoever one principal of a trust policy stands for is among those of another: they are the same, however
 * their account is written, or the other one is their whole account, or everybody.
 */
export function covers(principal: string, other: string): boolean {
  if (principal === '*') return true;
  const [wide, narrow] = [parse(principal), parse(other)];
  return wide.account === narrow.account && (wide.rest === narrow.rest || (wide.account !== '' && wide.rest === ROOT));
}

const ROOT = 'root';

interface Parsed {
  /** Empty where the principal is none of IAM's. */
  readonly account: string;
  readonly rest: string;
}

/** An account id stands for the root of the account (IAM User Guide, Principal element). */
function parse(principal: string): Parsed {
  if (/^(\d{12}|\u27e8account\u27e9)$/u.test(principal)) return { account: principal, rest: ROOT };
  const [, account, rest] = /^arn:[^:]+:(?:iam|sts)::([^:]*):(.+)$/su.exec(principal) ?? [];
  return account === undefined || rest === undefined ? { account: '', rest: principal } : { account, rest };
}
