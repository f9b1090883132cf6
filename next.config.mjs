import createNextIntlPlugin from "next-intl/plugin";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // Lets a second build live beside the first (tests, benchmarks, two demos on one machine).
  ...(process.env.NEXT_DIST_DIR ? { distDir: process.env.NEXT_DIST_DIR } : {}),
  // Machines that build for themselves count as one build; pages of another one are loaded afresh instead of patched.
  ...(process.env.DEPLOYMENT_ID ? { deploymentId: process.env.DEPLOYMENT_ID } : {}),
  // The worker renders mails inside the server's own start-up, where bundled react-dom/server would refuse to load.
  serverExternalPackages: ["@electric-sql/pglite", "pdfkit", "@react-email/components", "@react-email/render"],
  images: { unoptimized: true },
  // Static files do not pass through proxy.ts.
  headers: async () => [
    { source: "/artwork/:file*", headers: STATIC_HEADERS },
    { source: "/fonts/:file*", headers: STATIC_HEADERS },
    { source: "/favicon.svg", headers: STATIC_HEADERS },
  ],
};

const STATIC_HEADERS = [
  { key: "Cache-Control", value: "public, max-age=86400, stale-while-revalidate=604800" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Content-Security-Policy", value: "default-src 'none'" },
];

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
