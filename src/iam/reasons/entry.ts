/** One coded reason: how it is said, and what it stands on. */
export interface Entry {
  /** Page of the IAM User Guide (docs.aws.amazon.com/IAM/latest/UserGuide) unless it says otherwise. */
  readonly source: string;
  /** The sentence for a security engineer. */
  readonly message: (...words: string[]) => string;
}
