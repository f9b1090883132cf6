/** Without script a waiting page asks again by itself until it has something to tell; with script it is told. */
export function LookAgain({ seconds }: { seconds: number }) {
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(seconds)} />
    </noscript>
  );
}
