"use client";

/** The same page as one level up, but between checkout's header and footer. */
export { default } from "../error.tsx";
