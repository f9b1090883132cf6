import { defineConfig, devices } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "./scripts/chromium.mjs";
import { findWeather } from "./scripts/weather-profiles.mjs";

const executablePath = await findChromium();
const launchOptions = { args: CHROMIUM_ARGS, ...(executablePath ? { executablePath } : {}) };

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./scripts/stack/playwright-setup.mjs",
  outputDir: ".cache/e2e",
  workers: 2,
  retries: 0,
  // In bad weather what happened is found by the next look, and lost calls settle first.
  timeout: findWeather() ? 180_000 : 60_000,
  expect: { timeout: findWeather() ? 45_000 : 15_000 },
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["line"], ["json", { outputFile: process.env.E2E_REPORT ?? ".cache/e2e-report.json" }]],
  use: {
    locale: "de-DE",
    timezoneId: "Europe/Berlin",
    // Recording every step slows all journeys down; E2E_TRACE=1 is for looking into one.
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions,
  },
  projects: [
    { name: "desktop", use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } } },
    {
      name: "phone",
      // Every page and every way to buy is walked at both sizes; what the shop does behind them does not know the screen.
      testIgnore:
        /(abandoned|auto-capture|demo|five-submits|late-details|live-order|merchant-\w+|office-door|outage|part-payment|postgres|role-matrix)\.spec/,
      use: { browserName: "chromium", viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
});
