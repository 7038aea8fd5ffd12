import { describe, expect, test } from 'vitest';
import type { Finding, NearMiss, RoleFact, ScopeFact } from '../../src/model/index.js';
import { nextStep, type Searched } from '../../src/report/index.js';

const place = { input: 'role.yaml', address: 'SupportRole', path: [] };

const nothing: ScopeFact = {
  kind: 'scope',
  name: 'prod',
  supportAccess: 'no',
  inputs: ['a.yaml', 'plan.json'],
  roles: [],
  witnesses: [],
  nearMisses: [],
  retentions: [],
  obstacles: [],
  doubt: '',
};

const around = (searched: Searched, ...parameterFiles: string[]) => ({ searched, parameterFiles });

const absence: Finding = {
  ruleId: 'support-role-exists',
  about: 'scope',
  code: 'absent',
  verdict: 'fail',
  severity: 'high',
  message: 'No role.',
  help: 'Declare one.',
  place,
  related: [],
};

const miss = (code: NearMiss['code'], address: string): NearMiss => ({
  kind: 'near-miss',
  code,
  place: { ...place, address },
  reason: '.',
});

const waiting = { place, supportAccess: 'unknown', parameter: 'Vendor' } as unknown as RoleFact;

describe('the next step', () => {
  test('names what was searched, how to get a role, and what to say where it is elsewhere', () => {
    expect(nextStep(absence, nothing, around({ cloudformation: 10, 'terraform-plan': 2 }))).toBe(
      'None of 2 plans and 10 templates gives a role AWSSupportAccess: `rolecall init --terraform` prints one to paste. ' +
        'If it is declared outside what is scanned, say so: `presence: elsewhere` of a scope in rolecall.yaml. ' +
        '`rolecall rules support-role-exists` tells more.',
    );
  });

  test('speaks the language of the inputs', () => {
    expect(nextStep(absence, nothing, around({ cloudformation: 1 }))).toContain('`rolecall init --cloudformation`');
    expect(nextStep(absence, nothing, around({ 'terraform-state': 1 }))).toContain('`rolecall init --terraform`');
  });

  test('begins with what comes nearest', () => {
    const nearMisses = [miss('merely-named', 'Named'), miss('unassigned', 'Set'), miss('lookalike', 'Copy')];
    expect(nextStep(absence, { ...nothing, nearMisses }, around({ cloudformation: 1 }))).toMatch(
      /^Assign the permission set `Set` to this account\. The template gives no role AWSSupportAccess\. If/,
    );
  });

  test.each<[NearMiss['code'], string]>([
    ['will-not-exist', 'Let `X` be in this account, or declare another role in it.'],
    ['unassigned', 'Assign the permission set `X`'],
    ['not-a-role', 'Move the policy from `X` to a role'],
    ['other-policy', 'Let `X` attach arn:aws:iam::aws:policy/AWSSupportAccess'],
    ['lookalike', 'Attach arn:aws:iam::aws:policy/AWSSupportAccess where `X` is used'],
    ['merely-named', 'Attach arn:aws:iam::aws:policy/AWSSupportAccess to `X`.'],
  ])('for %s is one of its own', (code, expected) => {
    expect(nextStep(absence, { ...nothing, nearMisses: [miss(code, 'X')] }, around({ cloudformation: 1 }))).toContain(
      expected,
    );
  });

  test('asks what the scope includes where it has no input', () => {
    expect(nextStep(absence, { ...nothing, inputs: [] }, around({}))).toMatch(
      /^No input belongs to `prod`: see to what it includes\./,
    );
  });

  test.each<Finding['about']>(['scope', 'role'])('of a %s that waits for a parameter is its value', (about) => {
    const scope = { ...nothing, supportAccess: 'unknown', roles: [waiting] } as const;
    expect(nextStep({ ...absence, about, verdict: 'unknown' }, scope, around({}))).toBe(
      'Give the parameter `Vendor` its value: `--parameters FILE`, a file such as `{"Vendor":"..."}`.',
    );
  });

  test.each([
    [['prod.json'], '`--parameters prod.json`, which looks like such a file.'],
    [['a.json', 'b.json'], '`--parameters FILE`; `a.json` and `b.json` look like such files.'],
    [['a', 'b', 'c', 'd', 'e'], '`--parameters FILE`; `a`, `b`, `c` and 2 more look like such files.'],
  ])('names the files at hand that may hold it: %j', (files, expected) => {
    const scope = { ...nothing, supportAccess: 'unknown', roles: [waiting] } as const;
    const step = nextStep({ ...absence, verdict: 'unknown' }, scope, around({}, ...files));
    expect(step).toBe(`Give the parameter \`Vendor\` its value: ${expected}`);
  });

  test('of a role that waits for nothing, or of another role, is what its rule says', () => {
    const unknown: Finding = { ...absence, about: 'role', verdict: 'unknown' };
    const { parameter: _, ...settled } = waiting;
    expect(nextStep(unknown, { ...nothing, roles: [settled as RoleFact] }, around({}))).toBeUndefined();
    const other = { ...waiting, place: { ...place, address: 'Other' } };
    expect(nextStep(unknown, { ...nothing, roles: [other] }, around({}))).toBeUndefined();
  });

  test('where a role is declared by no input is to scan more', () => {
    const obstacles = [{ code: 'role-not-declared', message: '.', place }];
    const scope = { ...nothing, supportAccess: 'unknown', obstacles } as const;
    expect(nextStep({ ...absence, verdict: 'unknown' }, scope, around({}))).toMatch(/^Scan the input that declares it/);
  });

  test('of what passes or is about a role that fails is what its rule says', () => {
    expect(nextStep({ ...absence, verdict: 'pass' }, { ...nothing, supportAccess: 'yes' }, around({}))).toBeUndefined();
    expect(nextStep({ ...absence, about: 'role' }, { ...nothing, supportAccess: 'yes' }, around({}))).toBeUndefined();
  });
});
