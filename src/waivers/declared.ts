import type { Finding, Place } from '../model/index.js';
import type { Waiver } from './waiver.js';

/** A waiver as the configuration file has it: for a scope, or an address, or an address of a scope. */
export interface WaiverDeclaration {
  readonly rule: string;
  readonly scope?: string;
  readonly address?: string;
  readonly reason: string;
  readonly owner?: string;
  /** The last day on which it holds, as `2027-01-31`. */
  readonly expires?: string;
}

/** The waiver that a configuration file declares at a place. */
export function declaredWaiver(declaration: WaiverDeclaration, place: Place): Waiver {
  const { rule, scope, address, reason, owner, expires } = declaration;
  return {
    rule,
    waived: { reason, ...(owner === undefined ? {} : { owner }), ...(expires === undefined ? {} : { expires }) },
    about: {
      rule,
      ...(scope === undefined ? {} : { scope }),
      ...(address === undefined ? {} : { address }),
    },
    title: `the waiver of \`${rule}\` for ${subjectOf(declaration)}`,
    place,
    ...(scope === undefined ? {} : { scope }),
    covers: address === undefined ? () => true : (finding) => isAt(finding, address),
  };
}

function subjectOf({ scope, address }: WaiverDeclaration): string {
  const inScope = scope === undefined ? [] : [`the scope \`${scope}\``];
  return [...(address === undefined ? [] : [`\`${address}\``]), ...inScope].join(' in ');
}

/** What is said of a scope as a whole is not about the resource that it is shown at. */
function isAt({ about, place }: Finding, address: string): boolean {
  return about !== 'scope' && place.address === address;
}
