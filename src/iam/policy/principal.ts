import { isUnknown, type Reason, type Tree } from '../../model/index.js';
import { because } from '../reasons/index.js';
import { isOneAccount } from '../text/account.js';
import { parseArn } from '../text/arn.js';
import { textOf } from '../text/scalars.js';
import { type Account, type Entity, parseEntity } from './entity.js';

/** Who a statement names. Account ids are as written, symbols included. */
export type Principal =
  | { readonly kind: 'everyone' }
  | Account
  | Entity
  | { readonly kind: 'unique-id' }
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'saml'; readonly provider: string; readonly account?: string; readonly partition?: string }
  | { readonly kind: 'oidc'; readonly issuer: string; readonly account?: string; readonly partition?: string }
  /** An identity provider of whatever protocol. */
  | { readonly kind: 'provider-unknown'; readonly why: string }
  /** Without a type, it may be of any. */
  | { readonly kind: 'unknown'; readonly type?: string; readonly why: string }
  /** IAM refuses it. */
  | { readonly kind: 'refused'; readonly reason: Reason };

/** Identity providers that are named by their domain alone (IAM User Guide, Principal element). */
const LEGACY_ISSUERS = new Set([
  'cognito-identity.amazonaws.com',
  'cognito-identity-us-gov.amazonaws.com',
  'accounts.google.com',
  'www.amazon.com',
  'graph.facebook.com',
]);

/** Reads one principal of a type (`AWS`, `Service`, `Federated`). */
export function parsePrincipal(type: string, value: Tree): Principal {
  const parse = PARSERS.get(type);
  if (parse === undefined) return refused(because('principal-type', { type }));
  const text = textOf(value);
  if (text === undefined) return refused(because('principal-unusable', { text: JSON.stringify(value) }));
  if (isUnknown(text)) return unknownOf(type, text.$unknown);
  if (isLoneSymbol(text) && !isOwnAccountSymbol(text)) return unknownOf(type, `it is ${text}, which AWS fills in`);
  return parse(text);
}

const PARSERS: ReadonlyMap<string, (text: string) => Principal> = new Map([
  ['AWS', parseAws],
  ['Service', parseService],
  ['Federated', parseFederated],
]);

function unknownOf(type: string, why: string): Principal {
  return type === 'Federated' ? { kind: 'provider-unknown', why } : { kind: 'unknown', type, why };
}

function isLoneSymbol(text: string): boolean {
  return /^\u27e8[^\u27e8\u27e9]*\u27e9$/u.test(text);
}

function isOwnAccountSymbol(text: string): boolean {
  return text === '\u27e8account\u27e9';
}

function refused(reason: Reason): Principal {
  return { kind: 'refused', reason };
}

function parseAws(text: string): Principal {
  if (text === '*') return { kind: 'everyone' };
  if (isOneAccount(text)) return { kind: 'account', account: text };
  if (/^A[A-Z]{3}[A-Z0-9]{12,}$/.test(text)) return { kind: 'unique-id' };
  return parseEntity(text) ?? refused(refusalOf(text));
}

function refusalOf(text: string): Reason {
  if (/[*?]/.test(text)) return because('principal-wildcard');
  if (parseArn(text)?.resource.startsWith('group/')) return because('principal-group');
  return because('principal-unusable', { text });
}

function parseService(text: string): Principal {
  if (/^[\w-]+(?:\.(?:[\w-]|\u27e8[^\u27e8\u27e9]*\u27e9)+)+$/u.test(text)) return { kind: 'service', service: text };
  return refused(refusalOf(text));
}

function parseFederated(text: string): Principal {
  if (LEGACY_ISSUERS.has(text)) return { kind: 'oidc', issuer: text };
  const arn = parseArn(text);
  const [, kind, name] = /^(saml|oidc)-provider\/(.+)$/su.exec(arn?.resource ?? '') ?? [];
  if (arn === undefined || name === undefined || /[*?<>\s]/.test(text)) return refused(refusalOf(text));
  const { account, partition } = arn;
  if (kind === 'saml') return { kind: 'saml', provider: name, account, partition };
  return { kind: 'oidc', issuer: name, account, partition };
}
