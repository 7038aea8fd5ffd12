import { describe, expect, it } from 'vitest';
import type { Finding, InlineIgnore, Place } from '../../src/model/index.js';
import {
  applyWaivers,
  baselineWaiver,
  declaredWaiver,
  inlineWaiver,
  readBaseline,
  type Waiver,
  type WaiverDeclaration,
} from '../../src/waivers/index.js';

const place = (address: string): Place => ({ input: 't.yaml', address, path: ['Resources', address] });

function finding(address: string, more: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'rule',
    about: 'role',
    code: 'wrong',
    args: { address },
    verdict: 'fail',
    severity: 'high',
    message: `${address} is wrong.`,
    help: '',
    place: place(address),
    related: [],
    ...more,
  };
}

const config = (line: number): Place => ({ input: 'rolecall.yaml', path: ['waivers', line] });
const declared = (more: Partial<WaiverDeclaration>): Waiver =>
  declaredWaiver({ rule: 'rule', reason: 'r', ...more }, config(0));
const ignored = (more: Partial<InlineIgnore>, locked: readonly string[] = []): Waiver =>
  inlineWaiver(
    { input: 't.yaml', id: 'A', path: ['Resources', 'A'], rule: 'rule', reason: 'r', ...more },
    { isRule: (id) => id === 'rule', locked },
  );
const print = '0123456789abcdef';
const entry = (more: object = {}): string =>
  JSON.stringify({
    fingerprint: print,
    rule: 'rule',
    scope: 'default',
    file: 't.yaml',
    verdict: 'fail',
    code: 'wrong',
    args: { address: 'A' },
    ...more,
  });
const known = (text: string, locked: readonly string[] = []): Waiver[] =>
  readBaseline(text).flatMap((line) =>
    line.entry === undefined ? [] : [baselineWaiver(line.entry, { input: 'base', path: [line.line] }, locked)],
  );

/** `rule address verdict`, with `waived` where it is, of what does not pass in one scope. */
function left(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  { today = '2027-01-31', ran = true, inputs = ['t.yaml'] } = {},
): string[] {
  const scopes = applyWaivers([{ name: 'default', inputs, findings }], waivers, {
    today,
    ran: () => ran,
    fingerprintOf: ({ place }) => (place.address === 'A' ? print : 'f'.repeat(16)),
  });
  return scopes
    .flatMap((one) => one.findings)
    .map(({ ruleId, place: { address }, waived }) =>
      [ruleId, address, ...(waived === undefined ? [] : ['waived'])].join(' ').trim(),
    );
}

describe('a waiver of the configuration', () => {
  it.each<[string, Waiver, readonly Finding[], readonly string[]]>([
    ['of an address', declared({ address: 'A' }), [finding('A'), finding('B')], ['rule A waived', 'rule B']],
    ['of the scope', declared({ scope: 'default' }), [finding('A'), finding('B')], ['rule A waived', 'rule B waived']],
    [
      'of another scope, of which nothing is known',
      declared({ scope: 'other' }),
      [finding('A')],
      ['rule A', 'waiver-unused '],
    ],
    ['of another rule', declared({ rule: 'other', address: 'A' }), [finding('A')], ['rule A', 'waiver-unused ']],
    [
      'of an address, for what is said of the scope',
      declared({ address: 'A' }),
      [finding('A', { about: 'scope' })],
      ['rule A', 'waiver-unused '],
    ],
    ['on its last day', declared({ address: 'A', expires: '2027-01-31' }), [finding('A')], ['rule A waived']],
    ['a day later', declared({ address: 'A', expires: '2027-01-30' }), [finding('A')], ['rule A', 'waiver-expired ']],
    ['of what passes', declared({ address: 'A' }), [finding('A', { verdict: 'pass' })], ['rule A', 'waiver-unused ']],
    [
      'of what is waived already',
      declared({ address: 'A' }),
      [finding('A', { waived: { reason: 'first' } })],
      ['rule A waived', 'waiver-unused '],
    ],
  ])('%s', (_, waiver, findings, expected) => {
    expect(left(findings, [waiver])).toEqual(expected.map((one) => one.trim()));
  });

  it('says with its reason, owner and last day why something is let through', () => {
    const waived = { reason: 'r', owner: 'o', expires: '2027-02-01' };
    const [scope] = applyWaivers(
      [{ name: 'default', inputs: [], findings: [finding('A')] }],
      [declared({ address: 'A', ...waived })],
      { today: '2027-01-31', ran: () => true, fingerprintOf: () => print },
    );
    expect(scope?.findings[0]?.waived).toEqual(waived);
  });

  it('is not said to be unused where its rule was not run, or nothing was scanned of its scope', () => {
    expect(left([], [declared({ address: 'A' })], { ran: false })).toEqual([]);
    expect(left([], [declared({ scope: 'default' })], { inputs: [] })).toEqual([]);
  });
});

describe('an ignore in a template', () => {
  it.each<[string, Waiver, readonly string[]]>([
    ['of the resource', ignored({}), ['rule A waived', 'rule B']],
    ['of a rule that there is not', ignored({ rule: 'none' }), ['rule A', 'rule B', 'waiver-unused A']],
    [
      'without a reason',
      inlineWaiver({ input: 't.yaml', id: 'A', path: [], rule: 'rule' }, { isRule: () => true, locked: [] }),
      ['rule A', 'rule B', 'waiver-unused A'],
    ],
    ['of a locked rule', ignored({}, ['rule']), ['rule A', 'rule B', 'waiver-unused A']],
    ['that cannot be read in part', ignored({ misfit: 'it is odd' }), ['rule A', 'rule B', 'waiver-unused A']],
    ['of another input', ignored({ input: 'u.yaml' }), ['rule A', 'rule B', 'waiver-unused A']],
    [
      'of a construct, which may be idle',
      ignored({ id: 'C', path: ['Resources', 'C', 'aws:cdk:path'] }),
      ['rule A', 'rule B'],
    ],
  ])('%s', (_, waiver, expected) => {
    expect(left([finding('A'), finding('B')], [waiver])).toEqual(expected);
  });
});

describe('an entry of a baseline', () => {
  it.each<[string, string, Finding, readonly string[]]>([
    ['of what is found again', entry(), finding('A'), ['rule A waived']],
    ['of what is found milder', entry(), finding('A', { verdict: 'warn', message: 'else' }), ['rule A waived']],
    ['of what is found in other words', entry(), finding('A', { message: 'else' }), ['rule A waived']],
    ['of what is found of another kind', entry(), finding('A', { code: 'else' }), ['rule A', 'waiver-unused']],
    ['of what else is found', entry(), finding('A', { args: { address: 'a' } }), ['rule A', 'waiver-unused']],
    ['of what is found worse', entry({ verdict: 'warn' }), finding('A'), ['rule A', 'waiver-unused']],
    ['of what is found elsewhere', entry(), finding('B'), ['rule B', 'waiver-unused']],
    ['of a scope that is called otherwise now', entry({ scope: 'other' }), finding('A'), ['rule A waived']],
  ])('%s', (_, text, one, expected) => {
    expect(left([one], known(text))).toEqual(expected);
  });

  it('lets in nobody who was not there', () => {
    const grant = {
      principal: 'p',
      class: 'account',
      verdict: 'warn',
      person: 'yes',
      conditions: [],
      under: [],
      reasons: [],
      path: [],
    } as const;
    expect(left([finding('A', { grants: [grant] })], known(entry({ grants: ['p account'] })))).toEqual([
      'rule A waived',
    ]);
    expect(left([finding('A', { grants: [grant] })], known(entry({ grants: ['q account'] })))).toEqual([
      'rule A',
      'waiver-unused',
    ]);
  });

  it('is locked with its rule', () => {
    expect(left([finding('A')], known(entry(), ['rule']))).toEqual(['rule A', 'waiver-unused']);
  });

  it('is a line; what is none is told by its number, and what is there twice counts once', () => {
    expect(
      readBaseline(`${entry()}\n\n${entry()}\r\nnothing\n{}\n`).map(({ line, entry: one }) => [
        line,
        one !== undefined,
      ]),
    ).toEqual([
      [1, true],
      [4, false],
      [5, false],
    ]);
  });
});
