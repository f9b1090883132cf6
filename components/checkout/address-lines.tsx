import type { Locale } from "#lib/domain/money.ts";
import type { Customer } from "#lib/domain/order.ts";

/** A postal address as it stands on a parcel. */
export function AddressLines({ customer, locale }: { customer: Customer; locale: Locale }) {
  const { address } = customer;
  const country = new Intl.DisplayNames(locale, { type: "region" }).of(address.country) ?? address.country;
  return (
    <address className="not-italic">
      {customer.company === null ? null : (
        <>
          {customer.company}
          <br />
        </>
      )}
      {customer.firstName} {customer.lastName}
      <br />
      {address.street} {address.houseNumber}
      <br />
      {address.postalCode} {address.city}
      <br />
      {country}
    </address>
  );
}
