import { type Answer, every, isUnknown, type Reason, some } from '../../model/index.js';
import { idleReasons, sortTests, unknownReasons } from '../callers/binding.js';
import { whyImpossible } from '../callers/impossible.js';
import { cannotTell, type Judgement, nobody } from '../callers/judgement.js';
import { presenceOf } from '../callers/keys.js';
import type { TrustSetting } from '../callers/setting.js';
import { admits, knownValues, type Test, valueGlob } from '../conditions/index.js';
import { because } from '../reasons/index.js';
import { isOwnAccount } from '../text/account.js';
import { literalPart } from '../text/glob.js';
import { mayBeEndpoint, tellsEndpoint } from './sign-in-endpoints.js';

/** Keys of a SAML assertion that name users (IAM User Guide, reference_policies_iam-condition-keys). */
const ATTRIBUTES: ReadonlySet<string> = new Set(
  (
    'sub cn commonname givenname surname uid mail name x500uniqueidentifier primarygroupsid organizationstatus ' +
    'edupersonaffiliation edupersonassurance edupersonentitlement edupersonnickname edupersonorgdn ' +
    'edupersonorgunitdn edupersonprimaryaffiliation edupersonprimaryorgunitdn edupersonprincipalname ' +
    'edupersonscopedaffiliation edupersontargetedid'
  )
    .split(' ')
    .map((name) => `saml:${name}`),
);

/** A SAML provider as a policy names it; the account where the ARN tells it. */
export interface SamlProvider {
  readonly provider: string;
  readonly account?: string;
}

/** Judges a grant to a SAML provider. */
export function judgeSaml(provider: SamlProvider, tests: readonly Test[], setting: TrustSetting): Judgement {
  const { binding, notes, dead } = sortTests(tests, (name) => presenceOf(name, 'saml'));
  const closed = dead.length > 0 ? dead : binding.flatMap((test) => whyClosed(test, setting));
  if (closed.length > 0) return nobody(...closed);
  const audience = isAudienceBound(binding, setting);
  if (audience === 'unknown') return cannotTell(...binding.flatMap(unknownReasons));
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

function whyClosed(test: Test, { partition }: TrustSetting): Reason[] {
  const impossible = whyImpossible(test, test.name.startsWith('saml:'));
  if (impossible.length > 0 || test.name !== 'saml:aud' || test.whenPresent !== 'in') return impossible;
  const mayFit = test.values.some((value) => isUnknown(value) || mayBeEndpoint(test, value, partition));
  return mayFit ? [] : [because('saml-no-endpoint', { value: knownValues(test).join(', ') })];
}

/** Whether the audience is bound to sign-in endpoints. */
function isAudienceBound(binding: readonly Test[], { partition }: TrustSetting): Answer {
  const audiences = binding.filter((test) => test.whenPresent === 'in' && test.name === 'saml:aud');
  return some(
    audiences.map((test) =>
      every(
        test.values
          .filter((value) => isUnknown(value) || mayBeEndpoint(test, value, partition))
          .map((value) => (isUnknown(value) ? 'unknown' : tellsEndpoint(test, value))),
      ),
    ),
  );
}

function tellsUser(test: Test, value: string): boolean {
  return literalPart(valueGlob(test, value)) !== '';
}

function attributeReasons(binding: readonly Test[]): Reason[] {
  const transient = binding.some((test) => test.name === 'saml:sub_type' && admits(test, 'transient') !== 'no');
  return binding
    .filter((test) => test.whenPresent === 'in' && test.name !== 'saml:aud')
    .map((test) => {
      if (test.name === 'saml:sub' && transient) return because('saml-transient');
      const names =
        ATTRIBUTES.has(test.name) && test.values.every((value) => !isUnknown(value) && tellsUser(test, value));
      return names ? because('saml-attribute', { key: test.key }) : because('condition-key-unknown', { key: test.key });
    });
}

function providerReasons({ provider, account }: SamlProvider, setting: TrustSetting): Reason[] {
  const elsewhere = account !== undefined && isOwnAccount(account, setting.account) === 'no';
  return [
    ...(/^AWSSSO_.*_DO_NOT_DELETE$/.test(provider) ? [because('saml-identity-center')] : []),
    ...(elsewhere ? [because('provider-elsewhere', { account })] : []),
  ];
}
