import type { Example } from "../example.ts";

const request = { method: "POST", path: "/oauth/token" } as const;
const credentials = { client_id: "{clientId}", client_secret: "{clientSecret}" };
const form = "grant_type=client_credentials&client_id={clientId}&client_secret={clientSecret}";
const issued = {
  status: 200,
  headers: { "Content-Type": "application/json; charset=UTF-8", "Cache-Control": "no-store", Pragma: "no-cache" },
  body: {
    access_token: "k3v0s1example0token0chars2",
    expires_in: 1200,
    token_type: "bearer",
    scope: "https://scope.secucard.com/e/api",
  },
};

const refuse = (error: string, error_description: string) => ({
  status: 400,
  headers: { "Cache-Control": "no-store, no-cache, must-revalidate", Pragma: "no-cache" },
  body: { error, error_description },
});

const shared = { operation: "token.issue", stage: "nothing" } as const;

export const TOKEN: Example[] = [
  {
    ...shared,
    title: "a token against credentials as JSON",
    source: "dev:Authenticate_with_OAuth_2.0",
    certainty: "D",
    request: { ...request, body: { grant_type: "client_credentials", ...credentials } },
    reply: issued,
    rules: { exact: ["expires_in", "scope"], absent: ["refresh_token"] },
  },
  {
    ...shared,
    title: "a token against credentials as a form",
    source: "ruby recorded, php:Authenticator",
    certainty: "R",
    request: { ...request, headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: form },
    reply: issued,
    rules: { exact: ["expires_in", "scope"], absent: ["refresh_token"] },
  },
  {
    ...shared,
    title: "no token for a wrong secret",
    source: "ruby recorded, ref:API-Credentials",
    certainty: "R",
    request: {
      ...request,
      body: { grant_type: "client_credentials", client_id: "{clientId}", client_secret: "0".repeat(64) },
    },
    reply: refuse("invalid_client", "The client credentials are invalid"),
    rules: { exact: ["error_description"] },
  },
  {
    ...shared,
    title: "no token without credentials",
    source: "ref:API-Credentials",
    certainty: "D",
    request: { ...request, body: { grant_type: "client_credentials" }, isNotOurs: true },
    reply: refuse("invalid_client", "Client credentials were not found in the headers or body"),
    rules: { exact: ["error_description"] },
  },
  {
    ...shared,
    title: "no token without a grant type",
    source: "ref:API-Credentials",
    certainty: "D",
    request: { ...request, body: credentials, isNotOurs: true },
    reply: refuse("invalid_request", "The grant type was not specified in the request"),
    rules: { exact: ["error_description"] },
  },
  {
    ...shared,
    title: "no token for an unknown grant type",
    source: "ref:API-Credentials",
    certainty: "D",
    request: { ...request, body: { grant_type: "xyz", ...credentials }, isNotOurs: true },
    reply: refuse("unsupported_grant_type", 'Grant type "xyz" not supported'),
    rules: { exact: ["error_description"] },
  },
];
