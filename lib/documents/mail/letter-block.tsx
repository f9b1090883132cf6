import { Button, Heading, Link, Text } from "@react-email/components";
import type { Block } from "./letter.ts";
import { FactsView } from "./letter-facts.tsx";
import { OrderView } from "./letter-order.tsx";
import { STYLE } from "./letter-style.ts";
import { TransferView } from "./letter-transfer.tsx";

export function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case "paragraph":
      return (
        <Text className="ink" style={STYLE.text}>
          {block.text}
        </Text>
      );
    case "heading":
      return (
        <Heading as="h2" className="ink" style={STYLE.subheading}>
          {block.text}
        </Heading>
      );
    case "action":
      return (
        <Button className="button" href={block.url} style={STYLE.button}>
          {block.label}
        </Button>
      );
    case "links":
      return block.links.map(({ label, url }) => (
        <Text key={url} style={STYLE.small}>
          <Link className="ember" href={url} style={STYLE.link}>
            {label}
          </Link>
        </Text>
      ));
    case "transfer":
      return <TransferView transfer={block} />;
    case "facts":
      return <FactsView block={block} />;
    case "order":
      return <OrderView order={block} />;
  }
}
