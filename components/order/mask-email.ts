/** "marie@example.de" → "m…@example.de": enough to recognise one's own address, too little to use it. */
export function maskEmail(email: string): string {
  return email.replace(/^(.)[^@]*/u, "$1…");
}
