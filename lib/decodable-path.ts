/** Whether an address can be read at all; Next answers one that cannot with 500. @param pathname as it was sent */
export function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}
