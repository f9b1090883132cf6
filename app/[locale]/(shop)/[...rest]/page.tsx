import { notFound } from "next/navigation";

/** Every address nobody answers ends on the shop's own 404 page. */
export default function UnknownPage(): never {
  notFound();
}
