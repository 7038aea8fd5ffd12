import type { Document, Unknown } from '../../model/index.js';

/** What a template is deployed with: everything about a deployment that the template itself does not say. */
export interface TemplateSetting {
  /**
   * Values of parameters by name, as the user gives them; null where the stack keeps the value that it has, unknown
   * where something else will give it. Names that the template does not declare are ignored.
   */
  readonly parameters: Readonly<Record<string, string | readonly string[] | Unknown | null>>;
  /** Id of the account; while absent, `AWS::AccountId` stays symbolic. The same holds for the next two. */
  readonly account?: string | undefined;
  readonly partition?: string | undefined;
  readonly region?: string | undefined;
  /** The capabilities that the deployment acknowledges; absent where that is not told. */
  readonly capabilities?: readonly string[] | undefined;
  /**
   * Finds the template that a nested stack or a stack set names by its URL or path; nothing where it cannot. It is told
   * whether what names it surely does not deploy it: then it is a part of nothing.
   */
  readonly template?: ((url: string, isLeftOut: boolean) => Document | undefined) | undefined;
  /** Parses the YAML text of a template that stands inside another one; nothing where it is none. */
  readonly parse?: ((text: string) => Document | undefined) | undefined;
}
