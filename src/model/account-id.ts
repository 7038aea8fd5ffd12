/** Whether a text is the id of an account: twelve digits (IAM User Guide, console_account-alias). */
export function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text);
}
