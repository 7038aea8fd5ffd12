import { describe, expect, it } from 'vitest';
import { type Deployment, type ScopeFact, unknown } from '../../src/model/index.js';
import { attach, judge, maybe, plan, prove, role, SUPPORT, state, template } from './build.js';

/** `answer: code address` of each. */
function inTheWay({ supportAccess, obstacles }: ScopeFact): string {
  const all = obstacles.map(({ code, place }) => `${code} ${place.address ?? place.input}`);
  return [supportAccess, ...all].join(' ');
}

const gap = { code: 'targeted-plan', message: 'The plan was made with -target.' };
const withGap = (one: Deployment, more: object = {}): Deployment => ({ ...one, gaps: [{ ...gap, ...more }] });
const later = unknown('it is known only after apply');

describe('what stands between "not found" and "no"', () => {
  prove(inTheWay, [
    ['nothing', [plan(role('r'))], 'no'],
    ['nothing at all', [], 'no'],
    ['a gap', [withGap(plan(role('r')))], 'unknown targeted-plan plan.json'],
    ['a gap at an address', [withGap(plan(), { address: 'module.x' })], 'unknown targeted-plan module.x'],
    ['a gap beside a role', [withGap(plan(role('r', { managedPolicies: [SUPPORT] })))], 'yes targeted-plan plan.json'],
    ['a role that no input declares', [plan(attach('r'))], 'unknown role-not-declared attachment.r'],
    ['a role that cannot be told', [plan(attach([later]))], 'unknown role-not-told attachment.several'],
    [
      'a policy that cannot be told, for a role that no input declares',
      [plan(attach('r', [later]))],
      'unknown role-not-declared attachment.r',
    ],
    [
      'an attachment that may not be there',
      [template(attach('r', SUPPORT, { exists: maybe }))],
      'unknown role-not-declared attachment.r',
    ],
    ['a role that another input declares', [plan(attach('r')), state(role('r'))], 'yes'],
  ]);

  it('an input that could not be read', () => {
    const place = { input: 'x.json', path: [] };
    const unread = [{ place, code: 'json-syntax', message: 'It is no JSON.' }];
    expect(inTheWay(judge([plan()], { unread }))).toBe('unknown json-syntax x.json');
  });

  it('is said with its place, code and arguments', () => {
    const [one] = judge([withGap(plan(), { args: { target: 'module.x' }, path: ['resource_changes'] })]).obstacles;
    expect(one).toEqual({
      ...gap,
      args: { target: 'module.x' },
      place: { input: 'plan.json', path: ['resource_changes'] },
    });
  });

  it('names no role whose name is sensitive', () => {
    const [one] = judge([
      plan(attach('secret', SUPPORT, { sensitive: ['roles'], place: { input: 'p', address: 'a', path: [] } })),
    ]).obstacles;
    expect(one?.message).toBe(
      '`a` attaches a policy to a role whose name is sensitive, which no input declares: scan the input that does.',
    );
  });

  it('is counted where there is more', () => {
    expect(judge([withGap(plan(attach('r')))]).doubt).toBe('The plan was made with -target. (And 1 more.)');
  });
});
