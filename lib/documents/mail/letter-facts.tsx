import { Heading } from "@react-email/components";
import type { FactsBlock } from "./letter.ts";
import { STYLE } from "./letter-style.ts";

/** Facts one below the other, between the same rules as a transfer. */
export function FactsView({ block }: { block: FactsBlock }) {
  return (
    <>
      <Heading as="h2" className="ink" style={STYLE.subheading}>
        {block.title}
      </Heading>
      <div className="edge" style={STYLE.transfer}>
        {block.facts.map(({ label, value }) => (
          <div key={label}>
            <div className="soft" style={STYLE.factLabel}>
              {label}
            </div>
            <div className="ink" style={STYLE.factValue}>
              {value}
            </div>
          </div>
        ))}
      </div>
    </>
  );
}
