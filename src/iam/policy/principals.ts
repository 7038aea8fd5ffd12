import { isMap, isUnknown, type Path, type Tree } from '../../model/index.js';
import { because, type ReasonCode } from '../reasons/index.js';
import { itemsOf, textOf } from '../text/scalars.js';
import { type Principal, parsePrincipal } from './principal.js';

/** A principal where it stands, and how reports name it. */
export interface PrincipalItem {
  readonly principal: Principal;
  /** `arn:aws:iam::...`; `service:ec2.amazonaws.com` and `federated:...` for the other types. */
  readonly label: string;
  readonly path: Path;
}

/** The principals of a statement; one that is refused or unknown where the element as a whole is. */
export function readPrincipals(element: Tree | undefined, path: Path): PrincipalItem[] {
  if (isUnknown(element)) return [{ principal: { kind: 'unknown', why: element.$unknown }, label: 'unknown', path }];
  if (element === undefined) return [refusedWhole('principal-missing', 'none', path)];
  if (element === '*') return [refusedWhole('principal-bare-star', '*', path)];
  if (!isMap(element)) return [refusedWhole('principal-malformed', JSON.stringify(element), path)];
  const types = Object.entries(element);
  if (types.length === 0) return [refusedWhole('principal-missing', 'none', path)];
  return types.flatMap(([type, value]) =>
    itemsOf(value, [...path, type]).map((item) => itemOf(type, item.value, item.path)),
  );
}

function itemOf(type: string, value: Tree, path: Path): PrincipalItem {
  return { principal: parsePrincipal(type, value), label: labelOf(type, value), path };
}

function labelOf(type: string, value: Tree): string {
  const text = textOf(value);
  const name = text === undefined ? JSON.stringify(value) : isUnknown(text) ? 'unknown' : text;
  return type === 'AWS' ? name : `${type.toLowerCase()}:${name}`;
}

function refusedWhole(
  code: Extract<ReasonCode, 'principal-missing' | 'principal-bare-star' | 'principal-malformed'>,
  label: string,
  path: Path,
): PrincipalItem {
  return { principal: { kind: 'refused', reason: because(code) }, label, path };
}
