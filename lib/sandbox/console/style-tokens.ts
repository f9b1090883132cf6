/** The shop's own tokens (app/globals.css): light is paper and rye, dark is the oven. */
export const STYLE_TOKENS = `
@font-face { font-family: "Young Serif"; src: url("/console/assets/young-serif.woff2") format("woff2"); font-display: optional; }
:root {
  color-scheme: light dark;
  --paper: #f8f2e7; --raised: #fdfaf3; --sunk: #efe5d3;
  --ink: #2b1d13; --soft: #5c4939; --line: #dccdb5; --line-strong: #8d7760;
  --ember: #a63f15; --ember-deep: #84300e; --on-ember: #fff6ea;
  --good: #4c5c22; --warn: #8a5200; --bad: #a12a17;
  --good-ground: #ebecd3; --warn-ground: #f8e6c4; --bad-ground: #f7dcd0;
  --body: "Avenir Next", Avenir, Seravek, "Segoe UI Variable Text", "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "Helvetica Neue", Arial, sans-serif;
  --display: "Young Serif", "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, "Source Serif 4", "Noto Serif", "Liberation Serif", Georgia, serif;
  --mono: ui-monospace, "SFMono-Regular", Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1b120c; --raised: #251910; --sunk: #130c07;
    --ink: #f4e8d5; --soft: #ccb79c; --line: #43311f; --line-strong: #947b61;
    --ember: #ee8d50; --ember-deep: #f7a873; --on-ember: #1d0e05;
    --good: #b9c67f; --warn: #efbd68; --bad: #f59a80;
    --good-ground: #262a14; --warn-ground: #362611; --bad-ground: #3c1b12;
  }
}
`;
