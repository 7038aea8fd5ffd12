import { isUnknown, type Reason } from '../../model/index.js';
import { type Test, valueGlob } from '../conditions/index.js';
import { because } from '../reasons/index.js';
import { isOneAccount } from '../text/account.js';
import { parseArn } from '../text/arn.js';
import { isExact, literalPrefix } from '../text/glob.js';
import { idleReasons, sortTests } from './binding.js';
import { whyImpossible } from './impossible.js';
import { type Judgement, nobody } from './judgement.js';
import { presenceOf } from './keys.js';

/** Services that run code or automation: whoever reaches them would have the role. */
const COMPUTE: ReadonlySet<string> = new Set(
  (
    'ec2 lambda ecs-tasks pods.eks glue sagemaker codebuild cloudformation states batch datapipeline ssm events ' +
    'rolesanywhere'
  ).split(' '),
);
/** Services that have business with support or incidents. */
const NEIGHBOURS = new Set(['ssm-incidents', 'supportapp', 'chatbot']);

/** Judges a grant to a service: never a person, so it fails alone and warns beside one. */
export function judgeService(service: string, tests: readonly Test[]): Judgement {
  const { binding, notes, dead } = sortTests(tests, (name) => presenceOf(name, 'service'));
  const closed = dead.length > 0 ? dead : binding.flatMap((test) => whyImpossible(test, false));
  if (closed.length > 0) return nobody(...closed);
  return {
    class: 'service',
    verdict: 'warn',
    person: 'no',
    reasons: [...reasonsFor(service, binding), ...idleReasons(binding), ...notes],
  };
}

function reasonsFor(service: string, binding: readonly Test[]): Reason[] {
  const name = service.replace(/\.(?:amazonaws|\u27e8).*$/su, '').replace(/\.[a-z]{2}(?:-[a-z]+)+-\d$/, '');
  if (name === 'rolesanywhere' && !isBoundCertificate(binding))
    return [because('service-compute', { service }), because('roles-anywhere')];
  if (COMPUTE.has(name)) return [because('service-compute', { service })];
  const kind = because(NEIGHBOURS.has(name) ? 'service-neighbour' : 'service-other', { service });
  return [kind, ...deputyReasons(service, binding)];
}

/** Compute services do not send the keys against confused deputies; the others do (confused-deputy). */
function deputyReasons(service: string, binding: readonly Test[]): Reason[] {
  const sources = binding.filter((test) => test.name.startsWith('aws:source') && test.whenPresent === 'in');
  if (sources.some(pinsAccount)) return [];
  return [
    ...sources.map((test) => because('service-source-open', { key: test.key })),
    because('service-confused-deputy', { service }),
  ];
}

function pinsAccount(test: Test): boolean {
  return test.values.length > 0 && test.values.every((value) => !isUnknown(value) && namesAccount(test, value));
}

/** Whether a value names one account or organization: by an id, or by an ARN that holds one or has no wildcard. */
function namesAccount(test: Test, value: string): boolean {
  const glob = valueGlob(test, value);
  const account = parseArn(value)?.account;
  return isExact(glob) || (account !== undefined && isOneAccount(account)) || /^o-[^/]+\//.test(literalPrefix(glob));
}

function isBoundCertificate(binding: readonly Test[]): boolean {
  const has = (prefix: string) => binding.some((test) => test.whenPresent === 'in' && test.name.startsWith(prefix));
  return has('aws:sourcearn') && has('aws:principaltag/x509');
}
