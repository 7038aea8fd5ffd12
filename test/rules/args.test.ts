import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { RoleFact } from '../../src/model/index.js';
import { argsOf } from '../../src/rules/args.js';
import { placeholders } from '../../src/rules/message.js';
import { repository } from '../cli/run-cli.js';
import { attach, judge, plan, role, trust } from '../scope/build.js';

const [fact] = judge([plan(role('support', { trust: trust('*') }), attach('support'))]).roles;
const other = { ...fact, trustBecause: 'Said in better words.', usableBecause: 'Said so.' } as RoleFact;

describe('what a finding says without its words', () => {
  it('holds what was found', () => {
    expect(argsOf('`{place.address}`: {trustBecause}', fact as RoleFact)).toMatchObject({
      'place.address': 'role.support',
      trustBecause: expect.stringContaining('"public"'),
    });
  });

  it('stays while words change', () => {
    const template = '`{place.address}`: {trustBecause} {usableBecause} {trust.fix}';
    expect(argsOf(template, other)).toEqual(argsOf(template, fact as RoleFact));
  });

  it('has something for every sentence that a rule which ships puts in', () => {
    const folder = join(repository, 'rules');
    const rules = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    const templates = rules.flatMap((name) => {
      const { about, cases = [], otherwise } = parse(readFileSync(join(folder, name), 'utf8'));
      return about === 'role' ? [...cases, otherwise].map(({ message }) => String(message)) : [];
    });
    expect(templates.length).toBeGreaterThan(15);
    const denied = { ...fact, denied: 'yes', deniedBecause: 'It is.' } as RoleFact;
    for (const template of templates) {
      const names = placeholders(template).filter((path) => path !== 'maxSessionDuration' && path !== 'trustLength');
      expect(Object.keys(argsOf(template, denied))).toEqual(expect.arrayContaining(names));
    }
  });
});
