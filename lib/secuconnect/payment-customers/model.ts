/** A person or company as we send it. Addresses may lack only house number and supplement (secuconnect-api §3.1.1, D). */
export interface ContactInput {
  salutation?: string;
  title?: string;
  forename: string;
  surname: string;
  companyName?: string;
  gender?: string;
  email: string;
  phone?: string;
  mobile?: string;
  fax?: string;
  /** `YYYY-MM-DD`; wanted for the risk check of invoice and debit */
  birthDate?: string;
  birthplace?: string;
  nationality?: string;
  website?: string;
  address?: AddressInput;
}

export interface AddressInput {
  type?: string;
  street: string;
  streetNumber?: string;
  additionalAddressData?: string;
  postalCode: string;
  city: string;
  /** ISO 3166-1 alpha-2 */
  country: string;
}

/** In a Smart Transaction: a stored customer by id, one inline, or `{}` to let the hosted page ask. */
export interface CustomerInput {
  id?: string;
  contact?: ContactInput;
}

export interface Address {
  type: string | null;
  street: string | null;
  streetNumber: string | null;
  additionalAddressData: string | null;
  postalCode: string | null;
  city: string | null;
  country: string | null;
}

export interface Contact {
  salutation: string | null;
  title: string | null;
  forename: string | null;
  surname: string | null;
  /** "forename surname", made by the provider */
  name: string | null;
  companyName: string | null;
  gender: string | null;
  email: string | null;
  /** without blanks and dashes */
  phone: string | null;
  mobile: string | null;
  fax: string | null;
  /** as the provider spells it: midnight with an offset (§2.3, D) */
  birthDate: string | null;
  birthplace: string | null;
  nationality: string | null;
  website: string | null;
  address: Address | null;
}

/** A customer inside another object. */
export interface Customer {
  id: string | null;
  contact: Contact | null;
}

/** A stored customer (`PCU_…`). */
export interface PaymentCustomer {
  id: string;
  created: string | null;
  updated: string | null;
  contractId: string | null;
  merchantId: string | null;
  contact: Contact | null;
}

export interface CreatePaymentCustomer {
  contact: ContactInput;
  contractId?: string;
}
