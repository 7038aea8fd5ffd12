import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { scopesOf } from '../../src/accounts/index.js';
import {
  type Demand,
  type Grant,
  type NearMiss,
  type Obstacle,
  type Place,
  type Reason,
  type Retention,
  type RoleFact,
  type Route,
  type ScopeFact,
  type Trust,
  trustClasses,
  verdicts,
} from '../../src/model/index.js';
import { read } from '../../src/read/index.js';
import { linkScope } from '../../src/scope/index.js';
import { settingsOf } from '../../src/settings/index.js';

const repository = join(import.meta.dirname, '../..');
const schema = JSON.parse(readFileSync(join(repository, 'rules/fact.schema.json'), 'utf8'));

/** Every key of a type: the compiler takes neither one less nor one more. `required` where it is always there. */
type Keys<T> = { readonly [K in keyof Required<T>]: undefined extends T[K] ? 'optional' : 'required' };

/** Every value of a type. */
type Values<T extends string> = Readonly<Record<T, true>>;

const all = 'required';
const place: Keys<Place> = { input: all, address: 'optional', path: all };
const route: Keys<Route> = { kind: all, address: all, policy: all };
const reason: Keys<Reason> = { code: all, args: 'optional', message: all };
const obstacle: Keys<Obstacle> = { place: all, code: all, args: 'optional', message: all };
const grant: Keys<Grant> = {
  principal: all,
  class: all,
  verdict: all,
  person: all,
  conditions: all,
  under: all,
  reasons: all,
  path: all,
};
const demand: Keys<Demand> = { operator: all, key: all, values: all, denied: 'optional' };
const trust: Keys<Trust> = { class: all, verdict: all, person: all, grants: all, reasons: all, fix: 'optional' };
const role: Keys<RoleFact> = {
  kind: all,
  place: all,
  name: all,
  change: all,
  supportAccess: all,
  because: 'optional',
  becausePlace: 'optional',
  via: all,
  parameter: 'optional',
  trust: all,
  trustPlace: all,
  trustBecause: all,
  mfa: all,
  trustLength: 'optional',
  usable: all,
  usableBecause: all,
  mayBeDenied: all,
  console: all,
  consoleBecause: all,
  wide: all,
  wideBecause: all,
  denied: 'optional',
  deniedBecause: 'optional',
  maxSessionDuration: 'optional',
  hidden: 'optional',
};
const nearMiss: Keys<NearMiss> = { kind: all, code: all, args: 'optional', place: all, reason: all };
const retention: Keys<Retention> = {
  kind: all,
  place: all,
  name: all,
  fate: all,
  code: all,
  args: 'optional',
  because: all,
  othersRemain: all,
  trustToday: all,
  trustThen: 'optional',
  verdictThen: 'optional',
};
const scope: Keys<ScopeFact> = {
  kind: all,
  name: all,
  declared: 'optional',
  account: 'optional',
  supportAccess: all,
  inputs: all,
  roles: all,
  witnesses: all,
  nearMisses: all,
  retentions: all,
  obstacles: all,
  doubt: all,
};
const fate: Values<Retention['fate']> = {
  kept: true,
  destroyed: true,
  detached: true,
  replaced: true,
  widened: true,
  altered: true,
  unknown: true,
};
const code: Values<NearMiss['code']> = {
  'not-a-role': true,
  'will-not-exist': true,
  'other-policy': true,
  lookalike: true,
  'merely-named': true,
  unassigned: true,
};
const change: Values<RoleFact['change']> = {
  create: true,
  update: true,
  replace: true,
  keep: true,
  delete: true,
  forget: true,
  read: true,
  unknown: true,
};
const kind: Values<Route['kind']> = { 'managed-policies': true, attachment: true, 'permission-set': true };

describe('the schema of facts', () => {
  it.each(
    Object.entries({
      place,
      route,
      reason,
      obstacle,
      demand,
      grant,
      trust,
      role,
      'near-miss': nearMiss,
      retention,
      scope,
    }),
  )('has the keys of the type: %s', (name, keys) => {
    const { properties, required } = schema.definitions[name];
    expect(Object.keys(properties).sort()).toEqual(Object.keys(keys).sort());
    const always = Object.entries(keys).filter(([, there]) => there === 'required');
    expect([...required].sort()).toEqual(always.map(([key]) => key).sort());
  });

  it.each([
    ['fate', schema.definitions.retention.properties.fate, Object.keys(fate)],
    ['code', schema.definitions['near-miss'].properties.code, Object.keys(code)],
    ['change', schema.definitions.role.properties.change, Object.keys(change)],
    ['kind of a route', schema.definitions.route.properties.kind, Object.keys(kind)],
    ['class', schema.definitions.trustClass, [...trustClasses, 'unknown']],
    ['verdict', schema.definitions.verdict, [...verdicts]],
  ])('has the values of the type: %s', (_, { enum: values }, expected) => {
    expect([...values].sort()).toEqual([...expected].sort());
  });

  it('takes the facts of all fixtures', async () => {
    const site = { cwd: repository, stdin: process.stdin };
    const settings = await settingsOf({ config: false, account: '111122223333', today: '2030-01-01' }, site);
    const { inputs } = await read({ named: ['fixtures'], listed: [] }, settings, site);
    const { trusted: trust } = settings;
    const facts = scopesOf(inputs, settings).map((scope) => linkScope({ ...scope, name: 'default', trust }));
    expect(facts.flatMap((one) => one.roles).length).toBeGreaterThan(20);
    expect(facts.flatMap((one) => one.retentions).length).toBeGreaterThan(0);
    const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
    for (const fact of facts) {
      expect(validate(fact), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    }
  });
});
