import { Heading, Img, Text } from "@react-email/components";
import type { Fact, TransferBlock } from "./letter.ts";
import { STYLE } from "./letter-style.ts";

/** Facts beside the code, one below the other where the screen is narrow: inline blocks need no media query. */
export function TransferView({ transfer }: { transfer: TransferBlock }) {
  return (
    <>
      <Heading as="h2" className="ink" style={STYLE.subheading}>
        {transfer.title}
      </Heading>
      <div className="edge" style={STYLE.transfer}>
        <div style={STYLE.facts}>
          {transfer.facts.map((fact) => (
            <FactView key={fact.name} fact={fact} />
          ))}
        </div>
        {transfer.picture !== null && (
          <div style={STYLE.picture}>
            <Img
              src={`cid:${transfer.picture.source.cid}`}
              alt={transfer.picture.alt}
              width="248"
              height="248"
              style={{ width: "248px", height: "248px" }}
            />
          </div>
        )}
      </div>
      {[transfer.pictureHint.html, ...transfer.hints].map((hint) => (
        <Text key={hint} className="soft" style={STYLE.small}>
          {hint}
        </Text>
      ))}
    </>
  );
}

function FactView({ fact }: { fact: Fact }) {
  return (
    <>
      <div className="soft" style={STYLE.factLabel}>
        {fact.label}
      </div>
      <div className="ink" data-fact={fact.name} style={{ ...STYLE.factValue, ...lookOf(fact) }}>
        {fact.name === "iban" ? <IbanGroups iban={fact.value} /> : fact.value}
      </div>
    </>
  );
}

function lookOf({ name }: Fact) {
  if (name === "amount") return STYLE.amount;
  return name === "iban" || name === "bic" ? STYLE.exact : {};
}

/** Looks like groups of four and is copied without blanks, as banking forms want it. */
function IbanGroups({ iban }: { iban: string }) {
  return (iban.match(/.{1,4}/gu) ?? []).map((group, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: groups may repeat, their places do not
    <span key={index} style={STYLE.ibanGroup}>
      {group}
    </span>
  ));
}
