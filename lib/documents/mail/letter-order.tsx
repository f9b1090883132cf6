import { Heading, Text } from "@react-email/components";
import type { OrderBlock } from "./letter.ts";
import { STYLE } from "./letter-style.ts";

export function OrderView({ order }: { order: OrderBlock }) {
  return (
    <>
      <Heading as="h2" className="ink" style={STYLE.subheading}>
        {order.title}
      </Heading>
      <Text className="soft" style={STYLE.small}>
        {order.placed}
      </Text>
      <table width="100%" cellPadding="0" cellSpacing="0" style={{ borderCollapse: "collapse" }}>
        <tbody>
          {order.lines.map(({ name, quantity, sum }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same
            <tr key={index}>
              <td className="ink rule" style={STYLE.line}>
                {name}
                <br />
                <span className="soft" style={STYLE.sum}>
                  {quantity}
                </span>
              </td>
              <td className="ink rule" style={{ ...STYLE.line, ...STYLE.money }}>
                {sum}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="rule" width="100%" cellPadding="0" cellSpacing="0" style={STYLE.sums}>
        <tbody>
          {order.sums.map(({ label, value, strong }) => (
            <tr key={label}>
              <td className={strong ? "ink" : "soft"} style={strong ? STYLE.total : STYLE.sum}>
                {label}
              </td>
              <td className={strong ? "ink" : "soft"} style={{ ...(strong ? STYLE.total : STYLE.sum), ...STYLE.money }}>
                {value}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {order.details.map(({ label, lines }) => (
        <Text key={label} className="ink" style={STYLE.detail}>
          <span className="soft" style={STYLE.detailLabel}>
            {label}
          </span>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same
            <span key={index}>
              <br />
              {line}
            </span>
          ))}
        </Text>
      ))}
    </>
  );
}
