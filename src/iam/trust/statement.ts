import { isUnknown, type Reason } from '../../model/index.js';
import { type PrincipalItem, readPrincipals, type Statement } from '../policy/index.js';
import { because } from '../reasons/index.js';

/** A statement of a trust policy, with its principals and everything for which IAM refuses it. */
export interface TrustStatement extends Statement {
  readonly principals: readonly PrincipalItem[];
}

const ELEMENTS = new Set(['Sid', 'Effect', 'Principal', 'Action', 'NotAction', 'Condition']);

/** Reads what a trust policy has beyond other policies, and holds it to its narrower grammar. */
export function readTrustStatement(statement: Statement): TrustStatement {
  const { source, path } = statement;
  const notPrincipal = source.NotPrincipal !== undefined;
  const listed = readPrincipals(source.Principal, [...path, 'Principal']);
  const principals = notPrincipal && source.Principal === undefined ? [withoutPrincipal(path)] : listed;
  const strange = Object.keys(source).filter((element) => !ELEMENTS.has(element) && element !== 'NotPrincipal');
  const refused = [
    ...statement.refused,
    ...(notPrincipal ? [because('not-principal')] : []),
    ...strange.map((element) => because('element-refused', { element })),
    ...foreignActions(statement),
  ];
  return { ...statement, refused, principals };
}

function withoutPrincipal(path: Statement['path']): PrincipalItem {
  return { principal: { kind: 'everyone' }, label: '*', path: [...path, 'NotPrincipal'] };
}

/** The statements of one policy, with what IAM refuses of their Sids: they are letters and digits, each once. */
export function withSids(statements: readonly TrustStatement[]): TrustStatement[] {
  const seen = new Set<string>();
  return statements.map((statement) => {
    const { Sid: sid } = statement.source;
    if (typeof sid !== 'string' || sid === '') return statement;
    const refused = [
      ...(/^(?:[0-9A-Za-z]|\u27e8[^\u27e8\u27e9]*\u27e9)*$/u.test(sid) ? [] : [because('sid-malformed', { sid })]),
      ...(seen.has(sid) ? [because('sid-twice', { sid })] : []),
    ];
    seen.add(sid);
    return refused.length === 0 ? statement : { ...statement, refused: [...statement.refused, ...refused] };
  });
}

/** Trust policies take actions of STS only. */
function foreignActions({ actions }: Statement): Reason[] {
  if (actions.except) return [];
  return actions.names.flatMap((name) =>
    isUnknown(name) || isOfSts(name) ? [] : [because('action-not-sts', { action: name })],
  );
}

function isOfSts(name: string): boolean {
  return name === '*' || name === '*:*' || /^sts:./i.test(name);
}

/** Every reason for which IAM refuses a statement, those of its principals included. */
export function refusalsOf({ refused, principals }: TrustStatement): Reason[] {
  return [
    ...refused,
    ...principals.flatMap(({ principal }) => (principal.kind === 'refused' ? [principal.reason] : [])),
  ];
}
