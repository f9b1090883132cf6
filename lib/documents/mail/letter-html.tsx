import { Body, Container, Head, Heading, Html, Link, Preview, Section, Text } from "@react-email/components";
import { render } from "@react-email/render";
import type { Letter } from "./letter.ts";
import { BlockView } from "./letter-block.tsx";
import { NIGHT_SHEET, STYLE } from "./letter-style.ts";

/** The mail as one HTML page of at most 600 pixels, without anything that has to be fetched. */
export function renderLetterHtml(letter: Letter): Promise<string> {
  return render(<LetterPage letter={letter} />);
}

function LetterPage({ letter }: { letter: Letter }) {
  return (
    <Html lang={letter.language}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        {/* An account number is no telephone number. */}
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <title>{letter.subject}</title>
        <style>{NIGHT_SHEET}</style>
      </Head>
      <Preview>{letter.preheader}</Preview>
      <Body style={STYLE.body}>
        <Section className="paper" style={STYLE.paper}>
          <Container style={STYLE.container}>
            <Text className="ink" style={STYLE.shop}>
              {letter.shopName}
            </Text>
            <Section className="raised" style={STYLE.sheet}>
              <Heading as="h1" className="ink" style={STYLE.heading}>
                {letter.heading}
              </Heading>
              {letter.blocks.map((block, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: written once, never reordered
                <BlockView key={index} block={block} />
              ))}
            </Section>
            <Footer footer={letter.footer} />
          </Container>
        </Section>
      </Body>
    </Html>
  );
}

function Footer({ footer }: { footer: Letter["footer"] }) {
  return (
    <Section style={STYLE.footer}>
      <Text className="soft" style={STYLE.small}>
        {footer.questions}
      </Text>
      <Text className="soft" style={STYLE.small}>
        {footer.seller.map((line) => (
          <span key={line}>
            {line}
            <br />
          </span>
        ))}
      </Text>
      <Text className="soft" style={STYLE.small}>
        {footer.links.map(({ label, url }, index) => (
          <span key={url}>
            {index > 0 && " · "}
            <Link className="ember" href={url} style={STYLE.link}>
              {label}
            </Link>
          </span>
        ))}
      </Text>
    </Section>
  );
}
