/** Fixed credentials of the local sandbox: no secrets, and worthless anywhere else. Live mode must refuse them. */
export const SANDBOX_CLIENT_ID = "5a4db0c0ffee4a11b0b05a4db0c0ffee";
export const SANDBOX_CLIENT_SECRET = "5a4db0c05ec7e75a4db0c05ec7e75a4db0c05ec7e75a4db0c05ec7e75a4db0c0";
export const SANDBOX_CONTRACT = "GCR_SANDBOX00000000000000000000001";
