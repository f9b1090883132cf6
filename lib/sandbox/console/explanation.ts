import type { StoredPayment, StoredTransaction } from "../state.ts";
import type { Tone } from "./status-words.ts";

/** What the present state means, and what the shop should do about it. */
export interface Explanation {
  meaning: string;
  todo: string;
  tone: Tone;
}

const CAPTURED = ["ok", "received", "shipped", "collection", "collected"];

/** In one sentence each, from secuconnect-api §4.1, §4.2 and §7.1. @param held cents that wait for being matched by hand */
export function explainTransaction(
  transaction: StoredTransaction,
  payment: StoredPayment | null,
  held = 0,
): Explanation {
  const received = payment?.received ?? 0;
  if (["failed", "cancelled", "aborted"].includes(transaction.status)) return explainEnd(transaction.status, received);
  if (payment?.simple === 4) {
    return {
      meaning: "Nach der Annahme gab es einen Vorfall: Rücklastschrift, Rückbuchung oder eine überfällige Rechnung.",
      todo: "Nichts mehr versenden, jemanden verständigen und auf Status 6 (geklärt) warten.",
      tone: "bad",
    };
  }
  if (held > 0 && transaction.status === "pending") {
    return {
      meaning: "Geld ist eingegangen, nennt aber nicht die TA-Nummer: Es wird festgehalten, bis jemand es zuordnet.",
      todo: "Nicht versenden und warten; die API zeigt davon nichts.",
      tone: "wait",
    };
  }
  if (payment?.simple === 13) {
    return {
      meaning: "Der Zahlungsdienst hat die Zahlung angehalten und prüft sie.",
      todo: "Nicht versenden, bis die Zahlung freigegeben ist.",
      tone: "bad",
    };
  }
  if (payment?.simple === 5 && CAPTURED.includes(transaction.status)) {
    return {
      meaning: "Von der Zahlung ist nichts übrig: Sie ist ganz storniert oder erstattet.",
      todo: "Nichts mehr versenden und die Bestellung abschließen.",
      tone: "bad",
    };
  }
  if (payment !== null && CAPTURED.includes(transaction.status)) return explainCaptured(transaction, payment);
  if (transaction.status === "pending") return explainPending(payment);
  if (transaction.legacy !== undefined && ["created", "approved"].includes(transaction.status)) {
    return explainOpenLegacy(transaction);
  }
  if (transaction.status === "approved") {
    return {
      meaning: "Die Zahlung ist autorisiert, aber noch nicht gestartet; nichts ist verbindlich.",
      todo: "Nach dem Klick auf den Bestellknopf /start aufrufen.",
      tone: "wait",
    };
  }
  if (transaction.status === "created") {
    return {
      meaning: "Der Vorgang ist angelegt; eine Zahlung gibt es noch nicht oder nicht mehr.",
      todo: "Den Kunden die Zahlungsart wählen lassen, dann /prepare (Vorkasse: gleich /start/prepaid).",
      tone: "quiet",
    };
  }
  return {
    meaning: `„${transaction.status}“ ist kein Status, auf den ein Shop sich verlassen kann.`,
    todo: "Festhalten, die Bestellung prüfen lassen und nichts versenden.",
    tone: "quiet",
  };
}

/** Made by the older endpoints, which know neither prepare nor start. */
function explainOpenLegacy({ status }: StoredTransaction): Explanation {
  if (status === "approved") {
    return {
      meaning: "Die Zahlung ist nur vorgemerkt (payment_action: authorization).",
      todo: "Mit /capture einziehen oder mit /cancel freigeben.",
      tone: "wait",
    };
  }
  return {
    meaning: "Die Zahlung ist angelegt; das Konto des Kunden fehlt noch.",
    todo: "Den Kunden zur Bezahlseite führen (iframe_url); dort erteilt er das Mandat.",
    tone: "quiet",
  };
}

function explainEnd(status: string, received: number): Explanation {
  if (received > 0) {
    return {
      meaning: "Der Vorgang ist beendet, und trotzdem ist Geld da.",
      todo: "Das Geld erstatten oder die Bestellung wieder aufnehmen; von selbst geschieht nichts.",
      tone: "bad",
    };
  }
  if (status === "failed") {
    return {
      meaning: "Autorisierung oder Start sind abgelehnt worden.",
      todo: "Eine andere Zahlungsart anbieten und einen neuen Zahlungsversuch beginnen.",
      tone: "bad",
    };
  }
  const meaning = status === "cancelled" ? "Der Vorgang ist storniert." : "Der Vorgang ist vor dem Start abgebrochen.";
  return { meaning, todo: "Die Bestellung stornieren und nichts versenden.", tone: "bad" };
}

function explainPending(payment: StoredPayment | null): Explanation {
  if (payment?.method === "prepaid") {
    const part = payment.received > 0 && payment.received < payment.amount;
    return {
      meaning: part ? "Erst ein Teil des Geldes ist da." : "Die Bestellung gilt; das Geld ist noch unterwegs.",
      todo: "Überweisungsdaten zeigen, nicht versenden und auf den Push warten.",
      tone: "wait",
    };
  }
  return {
    meaning: "Der Start ist angefordert, aber noch nicht bestätigt.",
    todo: "Die Bestellung annehmen, nicht versenden und auf den Push warten.",
    tone: "wait",
  };
}

function explainCaptured({ status }: StoredTransaction, payment: StoredPayment): Explanation {
  const paid = payment.incomingAt !== null || payment.simple === 9;
  const gone = status === "shipped" || status === "collected";
  const send = status === "collection" ? "Zur Abholung bereitlegen" : "Ware versenden";
  if (payment.method === "invoice" && payment.simple === 14) {
    return {
      meaning: "Der Rechnungskauf ist angenommen; gestartet heißt aber noch nicht geliefert.",
      todo: `${gone ? "Die Lieferung melden" : `${send} und die Lieferung melden`} (/Payment/Transactions/{PCI}/capture), sonst wird die Rechnung nie fällig.`,
      tone: "good",
    };
  }
  if (payment.method === "invoice" && !paid) {
    return {
      meaning: "Die Lieferung ist gemeldet, die Rechnung ist offen.",
      todo: "Zahlungseingang ein- bis zweimal am Tag abfragen (incoming_payment_date): Ohne Status 9 kommt dafür kein Push.",
      tone: "good",
    };
  }
  const meaning = payment.method === "debit" ? "Die Lastschrift ist angenommen." : "Das Geld ist da.";
  return { meaning, todo: gone ? "Nichts mehr; der Vorgang ist erledigt." : `${send}.`, tone: "good" };
}
