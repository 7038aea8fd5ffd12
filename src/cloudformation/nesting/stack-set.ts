import { isUnknown } from '../../model/index.js';
import { existsOf } from '../conditions/existence.js';
import { readerOf } from '../resources/property-reader.js';
import { notesWithin, silent } from '../stack/notes.js';
import type { OpenTemplate } from '../stack/opening.js';
import type { Stack } from '../stack/stack.js';
import type { Declaration } from '../template/declaration.js';
import type { TemplateSetting } from '../template/setting.js';
import { handDownTo, handDownValue } from './handed-down.js';
import { stackSetParameters } from './stack-set-parameters.js';
import { type Reach, reachOf, regionOf } from './stack-set-reach.js';
import { placesIn, templateIn } from './template-body.js';

/**
 * AWS::CloudFormation::StackSet: its template goes to other accounts, and to this one only where its targets say so;
 * each of them has a stack of its own. What the template declares stands where the stack set holds it.
 */
export function openStackSet(declaration: Declaration, parent: Stack, open: OpenTemplate): readonly Stack[] | string {
  const reader = readerOf(declaration, parent);
  const document = templateIn(reader);
  if (typeof document === 'string') return document;
  const own = parent.placeOf(declaration);
  const places = placesIn(reader, document);
  const prefix = `${parent.prefix}${declaration.id}.`;
  const exists = existsOf(declaration, parent);
  const given = stackSetParameters(reader);
  return reachOf(reader).map((reach, index) => {
    const handDown = handDownTo(reach, parent);
    return open(document, {
      budget: parent.budget,
      notes: index === 0 ? notesWithin(parent.notes, own, document.input) : silent,
      setting: settingOf(reach, regionOf(reader), parent),
      given: (parameter) => handDownValue(given(parameter), handDown),
      prefix,
      inputs: parent.inputs,
      exists: exists.answer === 'yes' ? reach.exists : exists,
      ...(reach.account !== undefined && { account: reach.account }),
      ...(places.placeOf && { ...places, handDown }),
    });
  });
}

/** What a stack of the set is deployed with: in an account and in regions of its own. */
function settingOf({ account }: Reach, region: string | undefined, { setting }: Stack): TemplateSetting {
  const own = account === undefined ? setting.account : account;
  return { ...setting, account: isUnknown(own) ? undefined : own, region };
}
