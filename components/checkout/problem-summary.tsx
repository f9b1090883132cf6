import type { Ref } from "react";

interface ProblemSummaryProps {
  ref: Ref<HTMLDivElement>;
  title: string;
  problems: { target: string; text: string }[];
}

/** All problems of a form in its order, each a link to its field; takes the focus after a failed attempt. */
export function ProblemSummary({ ref, title, problems }: ProblemSummaryProps) {
  return (
    <div ref={ref} tabIndex={-1} role="alert" className="mb-8 border-l-4 border-bad bg-bad-ground px-4 py-3">
      <h2 className="font-body text-base font-semibold tracking-normal">{title}</h2>
      <ul className="mt-1 space-y-1 text-sm">
        {problems.map(({ target, text }) => (
          <li key={target}>
            <a href={`#${target}`} className="link inline-block py-0.5">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
