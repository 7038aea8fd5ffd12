import { type Answer, isUnknown, type Reason } from '../../model/index.js';
import { admits, literalWildcard, type Test, valueGlob } from '../conditions/index.js';
import { because } from '../reasons/index.js';
import { isOwnAccount } from '../text/account.js';
import { isExact, literalPart } from '../text/glob.js';
import { cannotTell, type Judgement, nobody } from './judgement.js';
import { presenceOf } from './keys.js';
import type { TrustSetting } from './setting.js';
import { idleReasons, settle } from './settle.js';

/** Keys of a SAML assertion that name users (IAM User Guide, reference_policies_iam-condition-keys). */
const ATTRIBUTES = new Set(
  ['sub', 'cn', 'commonname', 'givenname', 'surname', 'uid', 'mail', 'name', 'x500uniqueidentifier', 'primarygroupsid']
    .concat(['edupersonprincipalname', 'edupersonprimaryorgunitdn', 'edupersonorgdn', 'edupersonorgunitdn'])
    .concat(['edupersontargetedid', 'edupersonaffiliation', 'edupersonentitlement', 'edupersonnickname'])
    .concat(['edupersonprimaryaffiliation', 'edupersonscopedaffiliation', 'edupersonassurance', 'organizationstatus'])
    .map((name) => `saml:${name}`),
);

/** A SAML provider as a policy names it; the account where the ARN tells it. */
export interface SamlProvider {
  readonly provider: string;
  readonly account?: string;
}

/** Judges a grant to a SAML provider. */
export function judgeSaml(provider: SamlProvider, tests: readonly Test[], setting: TrustSetting): Judgement {
  const { binding, notes, dead } = settle(tests, (name) => presenceOf(name, 'saml'));
  const closed = [...dead, ...binding.flatMap(whyImpossible)];
  if (closed.length > 0) return nobody(...closed);
  const audience = boundBy(binding, (test) => test.name === 'saml:aud', tellsEndpoint);
  if (audience === 'unknown') return cannotTell(...binding.flatMap(whyUnknown));
  const reasons = [
    ...attributeReasons(binding),
    ...idleReasons(binding),
    ...notes,
    ...providerReasons(provider, setting),
  ];
  if (audience === 'no') {
    return {
      class: 'federated-unscoped',
      verdict: 'warn',
      person: 'yes',
      reasons: [because('saml-unbound'), ...reasons],
    };
  }
  const verdict = providerReasons(provider, setting).length > 0 ? 'warn' : 'pass';
  return { class: 'federated-scoped', verdict, person: 'yes', reasons: [because('saml-bound'), ...reasons] };
}

function boundBy(
  tests: readonly Test[],
  isKey: (test: Test) => boolean,
  tells: (test: Test, value: string) => boolean,
): Answer {
  const bound = tests.filter((test) => test.whenPresent === 'in' && isKey(test));
  const known = bound.some((test) => test.values.every((value) => !isUnknown(value) && tells(test, value)));
  if (known) return 'yes';
  return bound.some((test) => test.values.some(isUnknown)) ? 'unknown' : 'no';
}

/** The audience is the address of a sign-in endpoint: a pattern must hold at least that much. */
function tellsEndpoint(test: Test, value: string): boolean {
  const glob = valueGlob(test, value);
  return isExact(glob) || literalPart(glob).includes('signin');
}

function tellsUser(test: Test, value: string): boolean {
  return literalPart(valueGlob(test, value)) !== '';
}

function whyImpossible(test: Test): Reason[] {
  if (test.whenPresent !== 'in') return [];
  if (test.values.length === 0) return [because('condition-matches-none', test.key)];
  const literal =
    test.name.startsWith('saml:') && test.values.every((value) => !isUnknown(value) && literalWildcard(test, value));
  return literal ? [because('condition-literal-wildcard', test.key, String(test.values[0]))] : [];
}

function whyUnknown(test: Test): Reason[] {
  return test.values.filter(isUnknown).map((value) => because('condition-unknown', value.$unknown));
}

function attributeReasons(binding: readonly Test[]): Reason[] {
  const transient = binding.some((test) => test.name === 'saml:sub_type' && admits(test, 'transient') !== 'no');
  return binding
    .filter((test) => test.whenPresent === 'in' && test.name !== 'saml:aud')
    .map((test) => {
      if (test.name === 'saml:sub' && transient) return because('saml-transient');
      const names =
        ATTRIBUTES.has(test.name) && test.values.every((value) => !isUnknown(value) && tellsUser(test, value));
      return names ? because('saml-attribute', test.key) : because('condition-key-unknown', test.key);
    });
}

function providerReasons({ provider, account }: SamlProvider, setting: TrustSetting): Reason[] {
  const elsewhere = account !== undefined && isOwnAccount(account, setting.account) === 'no';
  return [
    ...(/^AWSSSO_.*_DO_NOT_DELETE$/.test(provider) ? [because('saml-identity-center')] : []),
    ...(elsewhere ? [because('provider-elsewhere', account)] : []),
  ];
}
