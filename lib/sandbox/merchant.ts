/** The one merchant of the sandbox. */
export const MERCHANT = {
  object: "general.merchants",
  id: "MRC_SANDBOX00000000000000000000001",
  companyname: "Sandbox-Shop",
};
