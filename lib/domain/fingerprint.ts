/** FNV-1a, 32 bits, as eight hexadecimal digits: tells two texts apart, and guards against nothing. */
export function toFingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash ^= byte;
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}
