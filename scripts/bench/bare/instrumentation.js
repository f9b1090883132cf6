/** Next looks for this file in the folders above too; without one here it would start the shop. */
export function register() {}
